using System.Collections.Immutable;
using EventLogs.Local.Reporting;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Commands;

/// <summary>A report that was written: docs/schemas/report.schema.json.</summary>
/// <param name="Path">The file.</param>
/// <param name="Days">How many days it goes back.</param>
/// <param name="Queries">The ids of the queries on it.</param>
internal sealed record ReportDocument(string Path, int Days, ImmutableArray<string> Queries)
{
    public static ReportDocument Of(string path, ReportPeriod period, IEnumerable<SavedQuery> queries) =>
        new(path, period.Days, [.. queries.Select(query => query.Id)]);
}
