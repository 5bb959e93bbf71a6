using System.Collections.Immutable;
using System.Numerics;

namespace EventLogs.Local.Results;

/// <summary>
/// Shows results as tables. Null is <c>NULL</c>, numbers stand to the right. The first rows decide how wide the columns are; a result
/// that has more is written as it comes. Rows with more columns than fit stand as lines.
/// </summary>
/// <param name="output">Where they go.</param>
/// <param name="width">How many cells a line has; null for any number.</param>
internal sealed class TableResult(TextWriter output, int? width) : IResultWriter
{
    private const int MaxSample = 1000;

    private readonly List<object?[]> _sample = [];
    private readonly LineResult _lines = new(output);
    private ImmutableArray<string> _columns;
    private bool[] _isNumber = [];
    private TextTable? _table;
    private bool _isBegun;
    private long _rows;

    public void Begin(ImmutableArray<string> columns)
    {
        _columns = columns;
        _isNumber = new bool[columns.Length];
        _sample.Clear();
        (_isBegun, _rows) = (false, 0);
    }

    public void Row(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length && _rows == 0; i++)
            _isNumber[i] = IsNumber(values[i]);
        _rows++;
        if (!_isBegun && _sample.Count < MaxSample)
        {
            _sample.Add([.. values]);
            return;
        }

        WriteSample();
        Write(values);
    }

    public void End()
    {
        WriteSample();
        _table?.End();
        output.WriteLine(_rows == 1 ? "1 row" : $"{_rows} rows");
        output.Flush();
    }

    private void WriteSample()
    {
        if (_isBegun)
            return;
        _isBegun = true;
        ImmutableArray<string> headings = [.. _columns.Select(Tables.Printable)];
        string[][] rows = [.. _sample.Select(row => Texts(row))];
        var widths = ColumnWidths.Fit(headings, _isNumber, rows, width ?? int.MaxValue);
        _table = widths is { } fitting ? new TextTable(output, _isNumber, fitting, isCut: width is not null) : null;
        if (_table is null)
            _lines.Begin(_columns);
        else
            _table.Begin(headings);
        foreach (var row in _sample)
            Write(row);
        _sample.Clear();
    }

    private void Write(ReadOnlySpan<object?> values)
    {
        if (_table is null)
            _lines.Row(values);
        else
            _table.Row(Texts(values));
    }

    private static string[] Texts(ReadOnlySpan<object?> values)
    {
        var texts = new string[values.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Tables.CellText(values[i]);
        return texts;
    }

    private static bool IsNumber(object? value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger or decimal or float or double;
}
