using System.Globalization;

namespace EventLogs.Local.Status;

/// <summary>How a table is.</summary>
/// <param name="Table">The table.</param>
/// <param name="LastObject">When the last object of its log was written; null when there is none.</param>
/// <param name="AgeSeconds">How long ago that is.</param>
/// <param name="FailedObjects">Objects of failed records that have not been replayed.</param>
/// <param name="UnregisteredPartitions">Partitions that have objects and are not registered.</param>
/// <param name="OutdatedPartitions">Partitions that lack columns of their table.</param>
/// <param name="ConflictingPartitions">Partitions with other columns.</param>
/// <param name="MisplacedObjects">Objects in no partition.</param>
/// <param name="Problem">Why its partitions could not be compared.</param>
/// <param name="DaysNotFolded">Closed days that are not in the history; null where it has none.</param>
/// <param name="DaysLate">Those of them that should have been there before.</param>
internal sealed record TableState(
    string Table,
    DateTimeOffset? LastObject,
    long? AgeSeconds,
    int FailedObjects,
    int UnregisteredPartitions,
    int OutdatedPartitions,
    int ConflictingPartitions,
    int MisplacedObjects,
    string? Problem,
    int? DaysNotFolded,
    int? DaysLate)
{
    /// <summary>What is wrong, and what to do about it, each as a sentence.</summary>
    /// <param name="maxAge">How old the last object may be; null for any age.</param>
    public IEnumerable<string> Problems(TimeSpan? maxAge)
    {
        if (Problem is not null)
            yield return Problem;
        if (maxAge is { } max && (AgeSeconds is not { } age || age > max.TotalSeconds))
            yield return string.Create(CultureInfo.InvariantCulture, $"no events have come for more than {max.TotalHours:0.##} hours");
        foreach (var (count, text) in new[]
        {
            (FailedObjects, "objects of failed records: see replay --dry-run"),
            (UnregisteredPartitions, "partitions are not registered: see partitions repair"),
            (OutdatedPartitions, "partitions lack columns of the table: see partitions sync"),
            (ConflictingPartitions, "partitions have other columns than the table: see partitions check"),
            (MisplacedObjects, "objects lie in no partition: see partitions check"),
            (DaysLate ?? 0, "days should have been in the history before: fold them"),
        })
        {
            if (count > 0)
                yield return string.Create(CultureInfo.InvariantCulture, $"{count:N0} {text}");
        }
    }
}
