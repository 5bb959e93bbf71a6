using System.Collections.Immutable;
using System.Globalization;

namespace EventLogs.Runtime.Catalog;

/// <summary>
/// The history of an event log, and the view over both: what the generator emitted for them. The statements are SQL of Trino, so of Athena;
/// where they name a day, they have a placeholder that only the methods here fill.
/// </summary>
/// <param name="Table">The name of the history's table. Its one partition key is <see cref="PartitionLayout.Day"/>.</param>
/// <param name="Timestamps">The columns that are text in the log and timestamps in the history: the event's time.</param>
/// <param name="FoldTemplate">The query for one closed day of the log: one row for each event id, in the order of the events' times.</param>
/// <param name="View">The name of the view over history and log.</param>
/// <param name="ViewTemplate">The query of the view.</param>
public sealed record HistoryDefinition(string Table, ImmutableArray<string> Timestamps, string FoldTemplate, string View, string ViewTemplate)
{
    private const string Day = "${day}";
    private const string DayBefore = "${dayBefore}";
    private const string LastDay = "${lastDay}";

    /// <summary>The table of the history of a log: the log's columns in the log's order, as Parquet.</summary>
    /// <param name="log">The table of the log.</param>
    public TableDefinition TableOf(TableDefinition log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return log with
        {
            Name = Table,
            Columns = [.. log.Columns.Select(column => column with { Key = column.Name, Type = Timestamps.Contains(column.Name) ? "timestamp" : column.Type })],
            Format = StorageFormat.Parquet,
        };
    }

    /// <summary>The query whose rows are the history of one day of the log.</summary>
    /// <param name="day">The day of arrival, UTC.</param>
    public string Fold(DateOnly day) => FoldTemplate
        .Replace(DayBefore, Text(day.AddDays(-1)), StringComparison.Ordinal)
        .Replace(Day, Text(day), StringComparison.Ordinal);

    /// <summary>The query of the view.</summary>
    /// <param name="lastDay">The last day that is read from the history; null for none.</param>
    public string ViewQuery(DateOnly? lastDay) =>
        ViewTemplate.Replace(LastDay, Text(lastDay ?? DateOnly.MinValue), StringComparison.Ordinal);

    private static string Text(DateOnly day) => day.ToString(PartitionLayout.Day.Format, CultureInfo.InvariantCulture);
}
