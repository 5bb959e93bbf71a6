using System.Collections.Immutable;

namespace EventLogs.Generator.Evolution;

/// <summary>Tells what was moved from what merely shifted.</summary>
internal static class Positions
{
    /// <summary>The fewest things to move so that the others stand in their old order.</summary>
    /// <param name="before">The old position of each thing, in the new order; each once.</param>
    /// <returns>Their indexes, in the new order.</returns>
    public static ImmutableArray<int> Moved(IReadOnlyList<int> before)
    {
        // those that stay are a longest increasing run; lengths[i] is that of the longest one that ends with i
        var lengths = new int[before.Count];
        var previous = new int[before.Count];
        for (var i = 0; i < before.Count; i++)
        {
            previous[i] = Enumerable.Range(0, i).Where(j => before[j] < before[i]).DefaultIfEmpty(-1).MaxBy(j => j < 0 ? 0 : lengths[j]);
            lengths[i] = previous[i] < 0 ? 1 : lengths[previous[i]] + 1;
        }

        var stays = new HashSet<int>();
        for (var i = Array.IndexOf(lengths, lengths.DefaultIfEmpty().Max()); i >= 0; i = previous[i])
            stays.Add(i);
        return [.. Enumerable.Range(0, before.Count).Where(i => !stays.Contains(i))];
    }
}
