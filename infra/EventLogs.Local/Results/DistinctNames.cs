using System.Collections.Immutable;

namespace EventLogs.Local.Results;

/// <summary>A result may have two columns of one name, an object or a file may not: <c>a</c>, <c>a_1</c>.</summary>
internal static class DistinctNames
{
    public static ImmutableArray<string> Of(ImmutableArray<string> columns, StringComparer? comparer = null)
    {
        var taken = new HashSet<string>(comparer ?? StringComparer.Ordinal);
        return [.. columns.Select(name =>
            Enumerable.Range(0, int.MaxValue).Select(i => i == 0 ? name : $"{name}_{i}").First(taken.Add))];
    }
}
