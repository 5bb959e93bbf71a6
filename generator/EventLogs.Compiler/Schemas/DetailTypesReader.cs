using System.Collections.Immutable;
using System.Globalization;
using EventLogs.Runtime.Catalog;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>
/// Reads x-amazon-events-detail-type: a string, or, as an event pattern has it, an array of strings and of prefixes. What is wrong is said and
/// left out.
/// </summary>
internal sealed class DetailTypesReader
{
    private readonly List<string> _exact = [];
    private readonly List<string> _prefixes = [];
    private readonly List<(ImmutableArray<string> Path, string Message)> _problems = [];

    private DetailTypesReader() { }

    /// <summary>The detail types, and what is wrong with them: each with the position in the array.</summary>
    public static (DetailTypes? DetailTypes, IReadOnlyList<(ImmutableArray<string> Path, string Message)> Problems) Read(JToken? token)
    {
        var reader = new DetailTypesReader();
        if (token is JArray { Count: > 0 } items)
        {
            foreach (var (index, item) in items.Index())
                reader.Add([index.ToString(CultureInfo.InvariantCulture)], item);
        }
        else
        {
            reader.AddText([], token, "The detail-type", reader._exact);
        }

        return (reader._exact.Count + reader._prefixes.Count > 0 ? new DetailTypes([.. reader._exact], [.. reader._prefixes]) : null, reader._problems);
    }

    private void Add(ImmutableArray<string> path, JToken item)
    {
        if (item is not JObject members)
            AddText(path, item, "A detail-type", _exact);
        else if (members.Properties().ToList() is [{ Name: "prefix" } only])
            AddText(path, only.Value, "A prefix", _prefixes);
        else
            _problems.Add((path, "Of operators there is one here: { \"prefix\": \"...\" }."));
    }

    private void AddText(ImmutableArray<string> path, JToken? token, string what, List<string> to)
    {
        var text = token is { Type: JTokenType.String } ? (string)token! : null;
        if (string.IsNullOrWhiteSpace(text))
            _problems.Add((path, "The schema does not name the detail-type of its events."));
        else if (text.TrimStart() != text || to == _exact && text.TrimEnd() != text)
            _problems.Add((path, $"{what} starts or ends with white space."));
        else if (Taken(text, to == _prefixes) is { } taken)
            _problems.Add((path, taken == text ? $"'{text}' is named twice." : $"'{text}' and '{taken}' take the same detail types."));
        else
            to.Add(text);
    }

    private string? Taken(string text, bool isPrefix) =>
        _prefixes.Find(prefix => text.StartsWith(prefix, StringComparison.Ordinal) || isPrefix && prefix.StartsWith(text, StringComparison.Ordinal))
        ?? _exact.Find(exact => exact == text || isPrefix && exact.StartsWith(text, StringComparison.Ordinal));
}
