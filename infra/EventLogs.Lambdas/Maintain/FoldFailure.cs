using System.Collections.Immutable;
using System.Globalization;
using EventLogs.History;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Maintain;

/// <summary>Why an invocation fails: what it could not do, in one error.</summary>
internal static class FoldFailure
{
    // A message is read by people: the rest fails for the same reason
    private const int MaxNamed = 10;

    /// <summary>The error of an invocation; null when nothing failed. What is left or in other hands did not fail.</summary>
    public static FunctionError? Of(ImmutableArray<TableFold> tables, ImmutableArray<ReplacedView> views)
    {
        List<string> failures =
        [
            .. tables.SelectMany(Failures),
            .. views.Where(view => view.Error is not null).Select(view => $"{view.Name}: {view.Error}."),
        ];
        if (failures.Count == 0)
            return null;
        var rest = failures.Count > MaxNamed ? $" There are {failures.Count - MaxNamed} more." : "";
        return new FunctionError("History.NotFolded", $"{string.Join(' ', failures.Take(MaxNamed))}{rest}");
    }

    private static IEnumerable<string> Failures(TableFold table)
    {
        foreach (var day in table.Days.Where(day => day.Status == DayStatus.Failed))
            yield return $"{table.Table}, {Text(day.Day)}: {day.Error}.";

        foreach (var day in table.Expiry.Days.Where(day => day.Error is not null))
            yield return $"{table.Table}, {Text(day.Day)}, old objects: {day.Error}.";

        if (table is { Error: { } error, IsBusy: false })
            yield return $"{table.Table}: {error}.";
    }

    private static string Text(DateOnly day) => day.ToString(PartitionLayout.Day.Format, CultureInfo.InvariantCulture);
}
