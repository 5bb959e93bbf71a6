using System.Collections.Immutable;

namespace EventLogs.Local.Results;

/// <summary>Writes each result as a JSON array with one object to a line.</summary>
internal sealed class JsonResult(TextWriter output) : IResultWriter
{
    private ImmutableArray<string> _names;
    private bool _isFirst;

    public void Begin(ImmutableArray<string> columns)
    {
        _names = Distinct(columns);
        _isFirst = true;
        output.Write('[');
    }

    public void Row(ReadOnlySpan<object?> values)
    {
        output.Write(_isFirst ? "\n  " : ",\n  ");
        output.Write(ResultText.JsonObject(_names, values));
        _isFirst = false;
    }

    public void End()
    {
        output.Write(_isFirst ? "]\n" : "\n]\n");
        output.Flush();
    }

    // A result may have two columns of one name, an object may not: a, a_1
    private static ImmutableArray<string> Distinct(ImmutableArray<string> columns)
    {
        var taken = new HashSet<string>();
        return [.. columns.Select(name =>
            Enumerable.Range(0, int.MaxValue).Select(i => i == 0 ? name : $"{name}_{i}").First(taken.Add))];
    }
}
