using System.Collections.Immutable;
using System.Numerics;
using Spectre.Console;

namespace EventLogs.Local.Output;

/// <summary>Shows results as tables. Null is <c>NULL</c>, numbers stand to the right.</summary>
internal sealed class TableResult(IAnsiConsole console) : IResultWriter
{
    private Table _table = new();
    private long _rows;

    public void Begin(ImmutableArray<string> columns)
    {
        _table = Tables.Create();
        _rows = 0;
        foreach (var name in columns)
            _table.AddColumn(new TableColumn(Tables.Text(name)));
    }

    public void Row(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length && _rows == 0; i++)
        {
            if (IsNumber(values[i]))
                _table.Columns[i].RightAligned();
        }

        _rows++;
        _table.AddRow([.. values.ToArray().Select(value =>
            value is null ? new Text("NULL", new Style(decoration: Decoration.Dim)) : Tables.Text(ResultText.Of(value)))]);
    }

    public void End()
    {
        console.Write(_table);
        console.WriteLine(_rows == 1 ? "1 row" : $"{_rows} rows");
    }

    private static bool IsNumber(object? value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger or decimal or float or double;
}
