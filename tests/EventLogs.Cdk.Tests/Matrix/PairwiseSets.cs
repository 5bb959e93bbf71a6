namespace EventLogs.Cdk.Tests.Matrix;

/// <summary>Sets of choices in which each two choices of different things stand together in as many sets as asked for.</summary>
internal static class PairwiseSets
{
    /// <summary>Makes the sets: a greedy search, the same for the same input.</summary>
    /// <param name="choices">How many choices each thing has.</param>
    /// <param name="times">In how many sets two choices must stand together.</param>
    /// <param name="isPossible">Whether two choices can stand together: of things and their choices.</param>
    /// <returns>The sets: for each thing the number of its choice.</returns>
    public static IReadOnlyList<int[]> Make(int[] choices, int times, Func<(int Thing, int Choice), (int Thing, int Choice), bool> isPossible)
    {
        var open = AllPairs(choices).Where(pair => isPossible(pair.First, pair.Second)).ToDictionary(pair => pair, _ => times);
        var sets = new List<int[]>();
        while (open.Values.Any(left => left > 0))
        {
            var seed = open.Where(pair => pair.Value > 0).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
            var set = Fill(choices, seed, open, isPossible);
            foreach (var pair in Pairs(set))
                open[pair]--;
            sets.Add(set);
        }

        return sets;
    }

    /// <summary>Each two choices that stand together in a set.</summary>
    public static IEnumerable<((int Thing, int Choice) First, (int Thing, int Choice) Second)> Pairs(int[] set)
    {
        for (var first = 0; first < set.Length; first++)
        {
            for (var second = first + 1; second < set.Length; second++)
                yield return ((first, set[first]), (second, set[second]));
        }
    }

    // things in turn, each with the choice that brings most pairs that are missing
    private static int[] Fill(
        int[] choices,
        ((int Thing, int Choice) First, (int Thing, int Choice) Second) seed,
        Dictionary<((int, int), (int, int)), int> open,
        Func<(int, int), (int, int), bool> isPossible)
    {
        var chosen = new Dictionary<int, int> { [seed.First.Thing] = seed.First.Choice, [seed.Second.Thing] = seed.Second.Choice };
        for (var thing = 0; thing < choices.Length; thing++)
        {
            if (!chosen.ContainsKey(thing))
            {
                chosen[thing] = Enumerable.Range(0, choices[thing])
                    .Where(choice => chosen.All(other => isPossible((thing, choice), (other.Key, other.Value))))
                    .MaxBy(choice => chosen.Sum(other => Math.Max(0, open.GetValueOrDefault(Ordered((thing, choice), (other.Key, other.Value))))));
            }
        }

        return [.. chosen.OrderBy(item => item.Key).Select(item => item.Value)];
    }

    private static ((int, int), (int, int)) Ordered((int Thing, int Choice) left, (int Thing, int Choice) right) =>
        left.Thing < right.Thing ? (left, right) : (right, left);

    private static IEnumerable<((int Thing, int Choice) First, (int Thing, int Choice) Second)> AllPairs(int[] choices)
    {
        for (var first = 0; first < choices.Length; first++)
        {
            for (var second = first + 1; second < choices.Length; second++)
            {
                for (var left = 0; left < choices[first]; left++)
                {
                    for (var right = 0; right < choices[second]; right++)
                        yield return ((first, left), (second, right));
                }
            }
        }
    }
}
