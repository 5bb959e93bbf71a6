using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Synthesis;

/// <summary>Makes random values for a schema, keyword by keyword; whether one fits is for <see cref="ValueCheck"/> to say.</summary>
/// <param name="root">The schema.</param>
/// <param name="random">The source of all choices.</param>
/// <param name="overrides">Values that the schema does not ask for but somebody does, by their location.</param>
/// <param name="check">Says what fits, where that decides what to make.</param>
/// <param name="isExtreme">Whether values go as far as the schema lets them; otherwise they look like those of real events.</param>
internal sealed class ValueMaker(JObject root, Random random, EventOverrides overrides, ValueCheck check, bool isExtreme)
{
    /// <summary>Levels from which on nothing optional is made, so that recursion ends.</summary>
    private const int MaxOptionalDepth = 8;

    /// <summary>Levels from which on nothing is made at all; the mapper reads 64.</summary>
    private const int MaxDepth = 48;

    /// <summary>Values after which nothing optional is made any more, so that an event stays an event.</summary>
    private const int MaxValues = 2_000;

    private const int MoreItems = 3;

    private static readonly string[] AnyTypes = ["string", "integer", "number", "boolean", "object", "array"];

    private readonly TextMaker _texts = new(random, isExtreme);
    private readonly NumberMaker _numbers = new(random, isExtreme);
    private readonly Dictionary<JToken, ValueRules> _rules = new(ReferenceEqualityComparer.Instance);
    private int _values;

    /// <summary>Makes a whole event.</summary>
    public JsonNode? Make()
    {
        _values = 0;
        return Make([root], [], 0);
    }

    private JsonNode? Make(IReadOnlyList<JToken> schemas, IReadOnlyList<string> path, int depth)
    {
        _values++;
        var rules = Rules(schemas);
        if (depth > MaxDepth)
            return null;
        if (overrides.Make(path, rules, random) is { } overridden)
            return overridden;
        if (rules.Choices is { Count: > 0 } choices)
            return JsonNode.Parse(choices[random.Next(choices.Count)].ToString(Formatting.None));

        if (!isExtreme && rules.Examples.Count > 0 && Example(rules, schemas) is { } example)
            return example;

        return Type(rules) switch
        {
            "string" => _texts.Make(rules, path is [.., var name] ? name : null),
            "integer" => _numbers.MakeInteger(rules),
            "number" => _numbers.Make(rules),
            "boolean" => random.Next(2) == 0,
            "array" => MakeArray(rules, path, depth),
            "object" => MakeObject(rules, path, depth),
            _ => null,
        };
    }

    /// <summary>One of the schema's own examples; null when it fits the schema no more.</summary>
    private JsonNode? Example(ValueRules rules, IReadOnlyList<JToken> schemas)
    {
        var example = JsonNode.Parse(rules.Examples[random.Next(rules.Examples.Count)].ToString(Formatting.None));
        return schemas.All(schema => check.Fits(schema, example)) ? example : null;
    }

    private ValueRules Rules(IReadOnlyList<JToken> schemas)
    {
        if (schemas is not [var only])
            return ValueRules.Of(root, random, schemas);
        if (_rules.TryGetValue(only, out var known))
            return known;
        var rules = ValueRules.Of(root, random, schemas);
        if (rules.IsFixed)
            _rules.Add(only, rules);
        return rules;
    }

    private string Type(ValueRules rules)
    {
        if (rules.Types is { Count: > 0 } types)
        {
            // null is a rare value of what may be something else
            var others = types.Where(type => type != "null").Order(StringComparer.Ordinal).ToList();
            return others.Count == 0 || types.Count > others.Count && random.Next(isExtreme ? 6 : 20) == 0 ? "null" : others[random.Next(others.Count)];
        }

        if (rules.Properties.Count > 0 || rules.Required.Count > 0 || rules.OtherProperties.Count > 0)
            return "object";
        if (rules.Items.Count > 0 || rules.FirstItems.Count > 0)
            return "array";
        return rules.Format is not null || rules.Pattern is not null ? "string" : AnyTypes[random.Next(AnyTypes.Length)];
    }

    private JsonArray MakeArray(ValueRules rules, IReadOnlyList<string> path, int depth)
    {
        var count = Amount(rules, depth, rules.FirstItems.Count);
        var array = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            List<JToken> schemas = i < rules.FirstItems.Count ? [rules.FirstItems[i]] : rules.Items;
            array.Add(Make(i == 0 ? [.. schemas, .. rules.Contains] : schemas, [.. path, "*"], depth + 1));
        }

        return array;
    }

    private JsonObject MakeObject(ValueRules rules, IReadOnlyList<string> path, int depth)
    {
        var value = new JsonObject();
        foreach (var (name, schemas) in rules.Properties)
        {
            var isNeeded = rules.Required.Contains(name) || overrides.Needs(path, name);
            if (!isNeeded && (IsForbidden(schemas) || !WantsMore(depth) || random.Next(isExtreme ? 4 : 8) == 0))
                continue;

            // one property that nothing fits should not cost the whole event
            var made = Make(schemas, [.. path, name], depth + 1);
            if (isNeeded || schemas.TrueForAll(schema => check.Fits(schema, made)))
                value[name] = made;
        }

        foreach (var name in rules.Required.Where(name => !rules.Properties.ContainsKey(name)))
            value[name] = Make(rules.OtherProperties, [.. path, name], depth + 1);
        AddOthers(value, rules, path, depth);
        SetApart(value, rules);
        return value;
    }

    /// <summary>Adds properties without a name where the schema speaks of them, or of nothing else.</summary>
    private void AddOthers(JsonObject value, ValueRules rules, IReadOnlyList<string> path, int depth)
    {
        var count = Amount(rules, depth, 0);
        var isMap = rules.OtherProperties.Count + rules.PropertiesByPattern.Count > 0 || rules.Properties.Count == 0 && rules.IsOpen;
        for (var i = 0; isMap && i < count; i++)
        {
            var (pattern, schema) = rules.PropertiesByPattern.ElementAtOrDefault(random.Next(rules.PropertiesByPattern.Count));
            var name = pattern is null ? _texts.Key() : PatternText.Make(pattern, random) ?? _texts.Key();
            if (!rules.Properties.ContainsKey(name))
                value[name] = Make(schema is null ? rules.OtherProperties : [schema], [.. path, name], depth + 1);
        }
    }

    /// <summary>Gives what fits a schema that it must not fit a property that this schema has another type for.</summary>
    private void SetApart(JsonObject value, ValueRules rules)
    {
        foreach (var other in rules.Excluded.Where(other => check.Fits(other, value)))
        {
            var free = Rules([other]).Properties.Where(property => !rules.Properties.ContainsKey(property.Key)).ToList();
            if (free.Count == 0)
                continue;
            var (name, schemas) = free[random.Next(free.Count)];
            value[name] = new JsonNode[] { 1, "text", true }.FirstOrDefault(wrong => !schemas.TrueForAll(schema => check.Fits(schema, wrong)));
        }
    }

    private int Amount(ValueRules rules, int depth, int usual)
    {
        var (min, max) = (Math.Max(rules.Count.Min, rules.Contains.Count), rules.Count.Max);
        return WantsMore(depth) ? (int)Math.Min(max, Math.Max(min, usual) + (long)random.Next(MoreItems + 1)) : min;
    }

    private bool WantsMore(int depth) => depth < MaxOptionalDepth && _values < MaxValues;

    private static bool IsForbidden(List<JToken> schemas) => schemas.Exists(schema => schema.Type == JTokenType.Boolean && !(bool)schema);
}
