namespace EventLogs.CdkApp.Options;

/// <summary>Finds keys of the CDK's context that are meant to be options and are not.</summary>
internal static class OptionNames
{
    private const int MaxTypos = 2;

    /// <summary>Says which keys are misspelt: a sentence for each.</summary>
    /// <param name="keys">
    /// The keys of the context. Those of the CDK itself have other characters than letters and digits, as in <c>@aws-cdk/core:x</c> or
    /// <c>cli-telemetry</c>, and are let through unless they are like an option.
    /// </param>
    /// <param name="options">The names of all options.</param>
    public static IEnumerable<string> Check(IEnumerable<string> keys, IReadOnlyCollection<string> options)
    {
        foreach (var key in keys.Except(options).Order(StringComparer.Ordinal))
        {
            if (Nearest(key, options) is { } option)
                yield return $"There is no option '{key}'. Did you mean '{option}'?";
            else if (key.All(char.IsAsciiLetterOrDigit))
                yield return $"There is no option '{key}'. Options: {string.Join(", ", options)}.";
        }
    }

    private static string? Nearest(string key, IEnumerable<string> options) => options
        .Select(option => (Option: option, Typos: Typos(Letters(key), Letters(option))))
        .Where(candidate => candidate.Typos <= MaxTypos || IsShortened(Letters(key), Letters(candidate.Option)))
        .OrderBy(candidate => candidate.Typos)
        .Select(candidate => candidate.Option)
        .FirstOrDefault();

    // eventBus for eventBusName, stackNames for stackName
    private static bool IsShortened(string key, string option) =>
        key.Length > MaxTypos && (option.StartsWith(key, StringComparison.Ordinal) || key.StartsWith(option, StringComparison.Ordinal));

    private static string Letters(string name) => string.Concat(name.Where(character => character is not ('-' or '_'))).ToLowerInvariant();

    /// <summary>How many characters have to be inserted, removed or replaced to make one text the other (Levenshtein).</summary>
    private static int Typos(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
