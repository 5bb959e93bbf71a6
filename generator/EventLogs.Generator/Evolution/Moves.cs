using System.Collections.Immutable;

namespace EventLogs.Generator.Evolution;

/// <summary>Tells what was moved from what merely shifted.</summary>
internal static class Moves
{
    /// <summary>The fewest items to move so that the others are in their old order.</summary>
    /// <param name="before">The old position of each item, in the new order; each position once.</param>
    /// <returns>Their indexes, in the new order.</returns>
    public static ImmutableArray<int> Of(IReadOnlyList<int> before)
    {
        // those that stay are a longest increasing run: runs[i] is the longest one that ends with item i
        var runs = new Run[before.Count];
        var longest = new LongestRuns(before.Count == 0 ? 0 : before.Max() + 1);
        for (var i = 0; i < before.Count; i++)
        {
            var previous = longest.Below(before[i]);
            runs[i] = new Run(previous.Length + 1, i, previous.Last);
            longest.Add(before[i], runs[i]);
        }

        var stays = new bool[before.Count];
        for (var i = runs.Aggregate(Run.None, Run.Better).Last; i >= 0; i = runs[i].Previous)
            stays[i] = true;
        return [.. Enumerable.Range(0, before.Count).Where(i => !stays[i])];
    }

    /// <summary>An increasing run.</summary>
    /// <param name="Length">How many items it has.</param>
    /// <param name="Last">The index of its last item.</param>
    /// <param name="Previous">The index of the item before that one; -1 where there is none.</param>
    private readonly record struct Run(int Length, int Last, int Previous)
    {
        public static Run None { get; } = new(0, -1, -1);

        /// <summary>The longer one; of two that are as long, the one that ends first.</summary>
        public static Run Better(Run one, Run other) =>
            other.Length > one.Length || (other.Length == one.Length && other.Last < one.Last) ? other : one;
    }

    /// <summary>The best run of those that end below a position: a binary indexed tree, so that no step looks at all items.</summary>
    private sealed class LongestRuns(int count)
    {
        private readonly Run[] _best = [.. Enumerable.Repeat(Run.None, count + 1)];

        public Run Below(int position)
        {
            var best = Run.None;
            for (var i = position; i > 0; i -= i & -i)
                best = Run.Better(best, _best[i]);
            return best;
        }

        public void Add(int position, Run run)
        {
            for (var i = position + 1; i < _best.Length; i += i & -i)
                _best[i] = Run.Better(_best[i], run);
        }
    }
}
