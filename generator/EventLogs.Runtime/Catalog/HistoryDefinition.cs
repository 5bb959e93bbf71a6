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
    /// <summary>For how many days before and after a day <see cref="Missing"/> and <see cref="Folded"/> look for its events in the history.</summary>
    public const int KnownDays = 7;

    /// <summary>The one column of <see cref="Folded"/>.</summary>
    public const string FoldedPath = "object";

    private const string Day = "${day}";
    private const string DayBefore = "${dayBefore}";
    private const string LastDay = "${lastDay}";

    /// <summary>The column by which copies of an event are known; null for a log without, whose objects are never deleted.</summary>
    public string? EventId { get; init; }

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
        .Replace(DayBefore, Text(day, -1), StringComparison.Ordinal)
        .Replace(Day, Text(day), StringComparison.Ordinal);

    /// <summary>The query of the view.</summary>
    /// <param name="lastDay">The last day that is read from the history; null for none.</param>
    public string ViewQuery(DateOnly? lastDay) =>
        ViewTemplate.Replace(LastDay, Text(lastDay ?? DateOnly.MinValue), StringComparison.Ordinal);

    /// <summary>The query for the events of one day of the log that the history has neither on that day nor <see cref="KnownDays"/> before or after.</summary>
    /// <param name="day">The day of arrival, UTC.</param>
    /// <exception cref="InvalidOperationException">The log has no <see cref="EventId"/>.</exception>
    public string Missing(DateOnly day) =>
        $"SELECT *\nFROM (\n{Fold(day).TrimEnd('\n')}\n)\nWHERE {Id} IS NOT NULL AND {Id} NOT IN (\n{Known(day)}\n)\n";

    /// <summary>The query for the paths of the objects of one day of the log that hold nothing but events that the history has on that day or <see cref="KnownDays"/> before or after.</summary>
    /// <param name="log">The table of the log.</param>
    /// <param name="day">The day of arrival, UTC.</param>
    /// <exception cref="InvalidOperationException">The log has no <see cref="EventId"/>.</exception>
    public string Folded(TableDefinition log, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(log);
        var from = $"FROM {Quoted(log.Name)}\nWHERE {Quoted(PartitionLayout.Day.Name)} = '{Text(day)}'";
        return $"SELECT \"$path\" AS {Quoted(FoldedPath)}\n{from}\nEXCEPT\n"
            + $"SELECT \"$path\"\n{from} AND ({Id} IS NULL OR {Id} NOT IN (\n{Known(day)}\n))\n";
    }

    private string Id => Quoted(EventId ?? throw new InvalidOperationException($"The log of {Table} has no column for the event's id."));

    // The event is there on the day on which it arrived first, and any number of copies can have followed a day apart
    private string Known(DateOnly day) =>
        $"  SELECT {Id} FROM {Quoted(Table)}\n"
        + $"  WHERE {Quoted(PartitionLayout.Day.Name)} BETWEEN '{Text(day, -KnownDays)}' AND '{Text(day, KnownDays)}' AND {Id} IS NOT NULL";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // whoever puts an object into a folder by hand can call it by the first day or the last that there is
    private static string Text(DateOnly day, int later) =>
        Text(DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + later, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)));

    private static string Text(DateOnly day) => day.ToString(PartitionLayout.Day.Format, CultureInfo.InvariantCulture);
}
