using System.Collections.Immutable;
using EventLogs.Local.Results;

namespace EventLogs.Local.Reporting;

/// <summary>The rows of a query as a report has them: the first ones, and how many there are.</summary>
internal sealed class ReportRows : IResultWriter
{
    /// <summary>More rows than these are not for reading.</summary>
    public const int Max = 10_000;

    /// <summary>The names of the columns, no two of them the same.</summary>
    public ImmutableArray<string> Columns { get; private set; } = [];

    public List<object?[]> Rows { get; } = [];

    /// <summary>How many rows the query has.</summary>
    public long Count { get; private set; }

    public void Begin(ImmutableArray<string> columns) => Columns = DistinctNames.Of(columns);

    public void Row(ReadOnlySpan<object?> values)
    {
        if (Count++ < Max)
            Rows.Add(values.ToArray());
    }

    public void End()
    {
    }
}
