namespace EventLogs.Shared;

/// <summary>
/// Finds the name that was probably meant. This file is compiled into the compiler and into eventlogs-local, so that neither needs the other.
/// </summary>
internal static class NearestName
{
    /// <summary>More candidates than these are not looked at: a message is not worth it.</summary>
    private const int MaxCandidates = 2_000;

    /// <summary>A question that ends a message; a full stop where no name is near.</summary>
    public static string Question(string name, IEnumerable<string> candidates) =>
        Of(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    /// <summary>The nearest name; null where none is near.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var max = Math.Max(1, name.Length / 3);
        return candidates.Where(candidate => candidate.Length > 0).Distinct(StringComparer.Ordinal).Take(MaxCandidates)
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= max)
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= max)
            // what was cut short, then what was mistaken: the first letter is rarely the wrong one
            .OrderBy(candidate => !candidate.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            .ThenBy(candidate => candidate.Distance)
            .ThenBy(candidate => char.ToUpperInvariant(candidate.Name[0]) != char.ToUpperInvariant(name.FirstOrDefault()))
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    /// <summary>How many characters must be added, removed, replaced, or change places with their neighbor (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        int[] before = [];
        var last = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1), 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last) = (last, row);
        }

        return last[^1];
    }
}
