using System.Collections.Immutable;

namespace EventLogs.Local.Results;

/// <summary>Writes each row as a JSON object on a line of its own.</summary>
internal sealed class NdjsonResult(TextWriter output) : IResultWriter
{
    private ImmutableArray<string> _names;

    public void Begin(ImmutableArray<string> columns) => _names = DistinctNames.Of(columns);

    public void Row(ReadOnlySpan<object?> values)
    {
        output.Write(ResultText.JsonObject(_names, values));
        output.Write('\n');
    }

    public void End() => output.Flush();
}
