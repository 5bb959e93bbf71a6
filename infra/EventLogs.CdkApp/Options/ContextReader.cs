using System.Globalization;
using System.Text.RegularExpressions;

namespace EventLogs.CdkApp.Options;

/// <summary>Reads single values out of the CDK's context, and collects what is wrong with them.</summary>
/// <param name="context">Gives a context value by name: null, text, a number or a Boolean. On the command line everything is text.</param>
internal sealed class ContextReader(Func<string, object?> context)
{
    private readonly List<string> _errors = [];
    private readonly List<string> _names = [];

    /// <summary>What was wrong so far: one sentence for each value.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>The names that have been asked for.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>A text that fits the pattern as a whole.</summary>
    public string? Text(string name, string? fallback, string pattern, string allowed) =>
        Read(name, fallback, text => Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant) ? text : null, allowed);

    /// <summary>A whole number.</summary>
    public int? Number(string name, int? fallback, Func<int, bool> accepts, string allowed) =>
        Read(
            name,
            fallback,
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && accepts(number)
                ? number
                : (int?)null,
            allowed);

    /// <summary>One of several names.</summary>
    public T Choice<T>(string name, T fallback, params (string Name, T Value)[] choices) where T : struct =>
        Read(
            name,
            fallback,
            text => choices.Where(choice => choice.Name == text).Select(choice => (T?)choice.Value).FirstOrDefault(),
            string.Join(" | ", choices.Select(choice => choice.Name))) ?? fallback;

    /// <summary>Notes what is wrong with several values at once.</summary>
    public void Report(string error) => _errors.Add(error);

    private T? Read<T>(string name, T? fallback, Func<string, T?> parse, string allowed)
    {
        _names.Add(name);
        if (context(name) is not { } value)
            return fallback;

        // from cdk.json a value may come as a JSON number (a double here) or a JSON Boolean
        var text = value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (parse(text) is { } parsed)
            return parsed;

        _errors.Add($"Option '{name}' is '{text}'. Allowed: {allowed}.");
        return fallback;
    }
}
