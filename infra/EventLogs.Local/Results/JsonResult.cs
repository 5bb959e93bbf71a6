using System.Collections.Immutable;

namespace EventLogs.Local.Results;

/// <summary>Writes each result as a JSON array with one object to a line.</summary>
internal sealed class JsonResult(TextWriter output) : IResultWriter
{
    private ImmutableArray<string> _names;
    private bool _isFirst;

    public void Begin(ImmutableArray<string> columns)
    {
        _names = DistinctNames.Of(columns);
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
}
