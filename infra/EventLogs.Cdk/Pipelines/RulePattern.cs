using System.Text.Json.Nodes;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Pipelines;

/// <summary>Event patterns as CloudFormation takes them.</summary>
internal static class RulePattern
{
    // source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
    private const int MaxDescription = 512;
    private const string More = "...";

    /// <summary>What the rule of an event matches.</summary>
    public static Dictionary<string, object> Of(EventDefinition definition)
    {
        var pattern = new Dictionary<string, object>
        {
            ["source"] = new[] { definition.Source },
            ["detail-type"] = Of(definition.DetailTypes),
        };
        if (definition.Pattern is { } more)
        {
            foreach (var (name, value) in JsonNode.Parse(more.Json)!.AsObject())
                pattern.Add(name, Value(value!));
        }

        return pattern;
    }

    /// <summary>What a rule matches as detail types.</summary>
    public static object[] Of(DetailTypes detailTypes) =>
        [.. detailTypes.Exact, .. detailTypes.Prefixes.Select(prefix => new Dictionary<string, object> { ["prefix"] = prefix })];

    /// <summary>Adds to what a pattern matches inside the detail.</summary>
    public static void AddDetail(Dictionary<string, object> pattern, IEnumerable<KeyValuePair<string, object>> members)
    {
        var detail = pattern.GetValueOrDefault("detail") as Dictionary<string, object> ?? [];
        foreach (var (name, value) in members)
            detail[name] = value;
        pattern["detail"] = detail;
    }

    /// <summary>The source and the detail types, for a person to read.</summary>
    public static string Describe(EventDefinition definition)
    {
        var text = $"{definition.Source}: {definition.DetailTypes}";
        if (text.Length <= MaxDescription)
            return text;
        var end = MaxDescription - More.Length;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + More;
    }

    private static object Value(JsonNode node) => node switch
    {
        JsonObject members => members.ToDictionary(member => member.Key, member => Value(member.Value!)),
        JsonArray items => items.Select(item => Value(item!)).ToArray(),
        JsonValue value when value.TryGetValue<bool>(out var truth) => truth,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.GetValue<double>(),
    };
}
