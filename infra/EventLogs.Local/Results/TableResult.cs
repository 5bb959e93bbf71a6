using System.Collections.Immutable;
using System.Numerics;
using Spectre.Console;

namespace EventLogs.Local.Results;

/// <summary>
/// Shows results as tables. Null is <c>NULL</c>, numbers stand to the right. The first rows decide how wide the columns are; a result
/// that has more is written as it comes.
/// </summary>
internal sealed class TableResult(IAnsiConsole console) : IResultWriter
{
    private const int MaxSample = 1000;

    private readonly List<string?[]> _sample = [];
    private ImmutableArray<string> _columns;
    private bool[] _isNumber = [];
    private LongTable? _long;
    private long _rows;

    public void Begin(ImmutableArray<string> columns)
    {
        _columns = [.. columns.Select(Tables.Printable)];
        _isNumber = new bool[columns.Length];
        _sample.Clear();
        (_long, _rows) = (null, 0);
    }

    public void Row(ReadOnlySpan<object?> values)
    {
        var row = new string?[values.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = values[i] is { } value ? Tables.Printable(ResultText.Of(value)) : null;
            _isNumber[i] |= _rows == 0 && IsNumber(values[i]);
        }

        _rows++;
        if (_long is not null)
            _long.Row(row);
        else if (_sample.Count < MaxSample)
            _sample.Add(row);
        else
            BeginLong(row);
    }

    public void End()
    {
        if (_long is not null)
            _long.End();
        else
            console.Write(ShortTable());
        console.WriteLine(_rows == 1 ? "1 row" : $"{_rows} rows");
    }

    private void BeginLong(string?[] next)
    {
        _long = new LongTable(console.Profile.Out.Writer, _columns, _isNumber, _sample);
        foreach (var row in _sample)
            _long.Row(row);
        _sample.Clear();
        _long.Row(next);
    }

    private Table ShortTable()
    {
        var table = Tables.Create();
        foreach (var (i, name) in _columns.Index())
        {
            var column = new TableColumn(new Text(name));
            table.AddColumn(_isNumber[i] ? column.RightAligned() : column);
        }

        foreach (var row in _sample)
            table.AddRow(row.Select(text => text is null ? new Text("NULL", new Style(decoration: Decoration.Dim)) : new Text(text)));
        return table;
    }

    private static bool IsNumber(object? value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger or decimal or float or double;
}
