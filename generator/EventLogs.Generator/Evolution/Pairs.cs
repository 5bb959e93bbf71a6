using System.Collections.Immutable;

namespace EventLogs.Generator.Evolution;

/// <summary>Which things of an older version are which of a newer one.</summary>
/// <param name="Matched">Those that are in both, in the newer order.</param>
/// <param name="Added">Those that are only in the newer one, in its order.</param>
/// <param name="Removed">Those that are only in the older one, in its order.</param>
internal sealed record Pairs<T>(ImmutableArray<(T Before, T After)> Matched, ImmutableArray<T> Added, ImmutableArray<T> Removed)
    where T : class
{
    /// <summary>Matches by keys, the surest first; of several things with one key the first with the first.</summary>
    public static Pairs<T> Of(IEnumerable<T> before, IEnumerable<T> after, params ReadOnlySpan<Func<T, object>> keys)
    {
        var (old, now) = (before.ToList(), after.ToList());
        var matches = new Dictionary<T, T>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var key in keys)
        {
            var open = old.Where(thing => !taken.Contains(thing)).GroupBy(key)
                .ToDictionary(group => group.Key, group => new Queue<T>(group));
            foreach (var thing in now.Where(thing => !matches.ContainsKey(thing)))
            {
                if (open.TryGetValue(key(thing), out var candidates) && candidates.TryDequeue(out var match))
                {
                    matches.Add(thing, match);
                    taken.Add(match);
                }
            }
        }

        return new Pairs<T>(
            [.. now.Where(matches.ContainsKey).Select(thing => (matches[thing], thing))],
            [.. now.Where(thing => !matches.ContainsKey(thing))],
            [.. old.Where(thing => !taken.Contains(thing))]);
    }
}
