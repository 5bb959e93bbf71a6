using System.Collections.Immutable;

namespace EventLogs.Generator.Evolution;

/// <summary>Which items of an older version are which of a newer one.</summary>
/// <param name="Matched">Those that are in both, in the newer order.</param>
/// <param name="Added">Those that are only in the newer one, in its order.</param>
/// <param name="Removed">Those that are only in the older one, in its order.</param>
internal sealed record Matching<T>(ImmutableArray<Match<T>> Matched, ImmutableArray<Listed<T>> Added, ImmutableArray<Listed<T>> Removed)
    where T : class
{
    /// <summary>Matches by keys, the surest first; of several items with one key the first with the first.</summary>
    public static Matching<T> Of(IEnumerable<T> before, IEnumerable<T> after, params ReadOnlySpan<Func<T, object>> keys)
    {
        var (old, now) = (List(before), List(after));
        var matches = new Listed<T>?[now.Length];
        var isTaken = new bool[old.Length];
        foreach (var key in keys)
        {
            var open = old.Where(item => !isTaken[item.Position]).GroupBy(item => key(item.Item))
                .ToDictionary(group => group.Key, group => new Queue<Listed<T>>(group));
            foreach (var item in now.Where(item => matches[item.Position] is null))
            {
                if (open.TryGetValue(key(item.Item), out var candidates) && candidates.TryDequeue(out var match))
                    (matches[item.Position], isTaken[match.Position]) = (match, true);
            }
        }

        return new Matching<T>(
            [.. now.Where(item => matches[item.Position] is not null).Select(item => Match(matches[item.Position]!.Value, item))],
            [.. now.Where(item => matches[item.Position] is null)],
            [.. old.Where(item => !isTaken[item.Position])]);
    }

    /// <summary>The fewest matches that were moved, so that the others are in their old order.</summary>
    public IEnumerable<Match<T>> Moved() => Moves.Of([.. Matched.Select(match => match.OldPosition)]).Select(index => Matched[index]);

    private static Match<T> Match(Listed<T> before, Listed<T> after) => new(before.Item, after.Item, before.Position, after.Position);

    private static ImmutableArray<Listed<T>> List(IEnumerable<T> items) => [.. items.Select((item, position) => new Listed<T>(item, position))];
}

/// <summary>An item and its position, from 0.</summary>
internal readonly record struct Listed<T>(T Item, int Position);

/// <summary>An item of the older version, what it is in the newer one, and their positions.</summary>
internal readonly record struct Match<T>(T Before, T After, int OldPosition, int NewPosition)
{
    public void Deconstruct(out T before, out T after) => (before, after) = (Before, After);
}
