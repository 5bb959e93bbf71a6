using System.Collections.Immutable;

namespace EventLogs.Local.Results;

/// <summary>Hands on the first rows of each result, and counts the others.</summary>
/// <param name="results">Takes the rows.</param>
/// <param name="limit">How many.</param>
/// <param name="tell">Told after a result how many rows more there were.</param>
internal sealed class LimitedResult(IResultWriter results, long limit, Action<long> tell) : IResultWriter
{
    private long _rows;

    public void Begin(ImmutableArray<string> columns)
    {
        _rows = 0;
        results.Begin(columns);
    }

    public void Row(ReadOnlySpan<object?> values)
    {
        if (_rows++ < limit)
            results.Row(values);
    }

    public void End()
    {
        results.End();
        if (_rows > limit)
            tell(_rows - limit);
    }
}
