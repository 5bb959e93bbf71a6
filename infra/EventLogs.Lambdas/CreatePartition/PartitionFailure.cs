using System.Collections.Immutable;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Partitions;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>Why an invocation fails: what it could not do, in one error.</summary>
internal static class PartitionFailure
{
    // A message is read by people: the rest fails for the same reason
    private const int MaxNamed = 10;

    /// <summary>The error of an invocation; null when every partition is there.</summary>
    public static FunctionError? Of(NotifiedObjects notified, ImmutableArray<PartitionReport> reports)
    {
        FunctionError[] errors =
        [
            .. NotCreated([.. reports.SelectMany(report => report.Partitions)]),
            .. Misplaced([.. reports.SelectMany(report => report.MisplacedKeys)]),
            .. Unreadable(notified.Problems),
        ];
        return errors.Length == 0 ? null : new FunctionError(errors[0].Type, string.Join(' ', errors.Select(error => error.Message)));
    }

    private static IEnumerable<FunctionError> NotCreated(ImmutableArray<RegisteredPartition> partitions)
    {
        var failed = partitions.Where(item => item.Outcome.Status == PartitionStatus.Failed).ToList();
        if (failed.Count == 0)
            yield break;

        var causes = failed.GroupBy(item => item.Outcome, item => $"{item.Table}/{item.Partition.Folder}").ToList();
        var codes = causes.Select(cause => cause.Key.ErrorCode).Distinct().ToList();
        var named = causes.Take(MaxNamed).Select(cause => $"{Named(cause)} ({cause.Key.Error})");
        yield return new FunctionError(
            codes is [{ } code] ? $"Glue.{code}" : "Glue.PartitionsNotCreated",
            $"{failed.Count} of {partitions.Length} partitions could not be created: {string.Join("; ", named)}.");
    }

    private static IEnumerable<FunctionError> Misplaced(ImmutableArray<MisplacedKey> keys)
    {
        if (keys.IsEmpty)
            yield break;
        var named = Named(keys.Select(item => $"{item.Key} ({item.Reason})"));
        yield return new FunctionError("S3.MisplacedKeys", $"{keys.Length} new objects would be missing from every query: {named}.");
    }

    private static IEnumerable<FunctionError> Unreadable(ImmutableArray<string> problems)
    {
        if (problems.IsEmpty)
            yield break;
        var rest = problems.Length > MaxNamed ? $" There are {problems.Length - MaxNamed} more." : "";
        yield return new FunctionError(
            "S3.InvalidEvent",
            $"{string.Join(' ', problems.Take(MaxNamed))}{rest} Only the notifications of the log bucket may invoke this function.");
    }

    private static string Named(IEnumerable<string> items)
    {
        var all = items.ToList();
        return string.Join(", ", all.Take(MaxNamed)) + (all.Count > MaxNamed ? $" and {all.Count - MaxNamed} more" : "");
    }
}
