using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Runtime.Catalog;
using Newtonsoft.Json;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace EventLogs.Generator.Synthesis;

/// <summary>Values that the rule of an event log takes.</summary>
internal static class PatternValues
{
    private static readonly string[] Words = ["Created", "Changed", "Deleted", "Moved", "Ready"];

    /// <summary>One of the detail types.</summary>
    public static string Of(DetailTypes detailTypes, ValueRules rules, Random random)
    {
        if (detailTypes is { Exact: [var only], Prefixes: [] })
            return only;
        List<string> known = [.. (rules.Choices ?? []).Select(choice => choice.ToString()).Where(detailTypes.Contain), .. detailTypes.Exact];
        var index = random.Next(known.Count + detailTypes.Prefixes.Length);
        return index < known.Count ? known[index] : detailTypes.Prefixes[index - known.Count] + Words[random.Next(Words.Length)];
    }

    /// <summary>A value that an event pattern takes; null where only a look at one that the schema allows can tell.</summary>
    public static JsonNode? Of(PatternField field, ValueRules rules, Random random)
    {
        if (rules.Types?.Contains("array") == true)
            return null;
        List<string> known =
        [
            .. (rules.Choices ?? []).Select(choice => choice.ToString(Formatting.None))
                .Where(choice => choice != "null" && field.Matchers.Any(matcher => matcher.Takes(JsonElement.Parse(choice)))),
        ];
        return known.Count > 0 ? JsonNode.Parse(known[random.Next(known.Count)]) : Of(field.Matchers[random.Next(field.Matchers.Length)], rules, random);
    }

    private static JsonNode? Of(PatternMatcher matcher, ValueRules rules, Random random) => matcher switch
    {
        ExactMatcher exact => JsonNode.Parse(exact.Value.GetRawText()),
        TextMatcher { Operator: "prefix" } text => text.Text + Word(random),
        TextMatcher { Operator: "suffix" } text => Word(random) + text.Text,
        TextMatcher text => text.Text,
        NumericMatcher numeric => Number(numeric, rules, random),
        _ => null,
    };

    private static string Word(Random random) => Words[random.Next(Words.Length)].ToLowerInvariant();

    /// <summary>A number on a limit or near to one.</summary>
    private static JsonNode? Number(NumericMatcher numeric, ValueRules rules, Random random)
    {
        var limits = numeric.Conditions.Select(condition => condition.Number).ToList();
        double[] near =
        [
            .. limits,
            .. limits.Select(limit => Math.Floor(limit) + 1 + random.Next(10)),
            .. limits.Select(limit => Math.Ceiling(limit) - 1 - random.Next(10)),
            limits.Average(),
        ];
        var fitting = near.Where(number => number >= rules.Range.Min && number <= rules.Range.Max)
            .Select(number => Written(number, rules)).OfType<JsonNode>()
            .Where(number => numeric.Takes(JsonSerializer.SerializeToElement(number))).ToList();
        return fitting.Count > 0 ? fitting[random.Next(fitting.Count)] : null;
    }

    private static JsonNode? Written(double number, ValueRules rules)
    {
        if (number == Math.Floor(number))
            return (long)number;
        return rules.Types?.Contains("number") == false ? null : number;
    }
}
