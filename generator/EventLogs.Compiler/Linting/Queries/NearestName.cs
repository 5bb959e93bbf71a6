namespace EventLogs.Compiler.Linting.Queries;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>More candidates than these are not looked at: a message is not worth it.</summary>
    private const int MaxCandidates = 2_000;

    /// <summary>A question that ends a message, or nothing where no name is near.</summary>
    public static string Question(string name, IEnumerable<string> candidates)
    {
        var nearest = candidates.Distinct(StringComparer.Ordinal).Take(MaxCandidates)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= Math.Max(1, name.Length / 3))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is null ? "." : $"; did you mean '{nearest.Name}'?";
    }

    /// <summary>Levenshtein's: how many characters must be added, removed or replaced.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
