using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Synthesis;

/// <summary>
/// Whether a value fits a schema of draft-07. Formats are taken for granted: they are made, not found. Only where several alternatives of a
/// <c>oneOf</c> would fit do they decide.
/// </summary>
/// <param name="root">The file that the schema is from.</param>
internal sealed class ValueCheck(JObject root)
{
    /// <summary>Schemas that may lead to each other for one value; what circles longer says nothing about it.</summary>
    private const int MaxDepth = 500;

    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    private readonly Dictionary<JObject, GeneralKeywords> _keywords = new(ReferenceEqualityComparer.Instance);
    private int _depth;
    private int _formats;

    /// <summary>Whether a whole event fits.</summary>
    public bool Fits(JsonNode? value) => Fits(root, value);

    /// <summary>Whether a value fits a part of the schema; none is fitted by anything.</summary>
    public bool Fits(JToken? token, JsonNode? value)
    {
        if (token is not JObject schema)
            return token is not { Type: JTokenType.Boolean } || (bool)token;
        if (++_depth > MaxDepth)
            return _depth-- > 0;

        var fits = FitsWhole(schema, value) && value switch
        {
            JsonObject map => FitsObject(schema, map),
            JsonArray array => FitsArray(schema, array),
            JsonValue scalar => scalar.GetValueKind() switch
            {
                JsonValueKind.String => FitsText(schema, scalar.GetValue<string>()),
                JsonValueKind.Number => FitsNumber(schema, scalar),
                _ => true,
            },
            _ => true,
        };
        _depth--;
        return fits;
    }

    private bool FitsWhole(JObject schema, JsonNode? value)
    {
        if (!_keywords.TryGetValue(schema, out var keywords))
            _keywords.Add(schema, keywords = new GeneralKeywords(schema, root));
        return (!keywords.HasReference || Fits(keywords.Target, value))
            && (keywords.Types is not { } types || HasAnyType(value, types))
            && IsOneOf(keywords.Values.Constant, value)
            && IsOneOf(keywords.Values.Choices, value)
            && FitsAll(keywords.AllOf, value)
            && (keywords.AnyOf is not { } alternatives || FitsAny(alternatives, value))
            && (keywords.OneOf is not { } exclusive || FitsOne(exclusive, value))
            && (keywords.Not is not { } forbidden || !Fits(forbidden, value))
            && (keywords.If is not { } condition || Fits(Fits(condition, value) ? keywords.Then : keywords.Else, value));
    }

    private bool FitsAll(JToken[] parts, JsonNode? value)
    {
        foreach (var part in parts)
        {
            if (!Fits(part, value))
                return false;
        }

        return true;
    }

    private bool FitsAny(JToken[] alternatives, JsonNode? value)
    {
        foreach (var alternative in alternatives)
        {
            if (Fits(alternative, value))
                return true;
        }

        return false;
    }

    private bool FitsOne(JToken[] alternatives, JsonNode? value)
    {
        // formats count already where this stands inside of such an alternative
        if (_formats > 0)
            return IsOnlyOne(alternatives, value);
        var fitting = Array.FindAll(alternatives, part => Fits(part, value));
        if (fitting.Length < 2)
            return fitting.Length == 1;
        _formats++;
        var fits = IsOnlyOne(fitting, value);
        _formats--;
        return fits;
    }

    private bool IsOnlyOne(JToken[] alternatives, JsonNode? value)
    {
        var isFound = false;
        foreach (var alternative in alternatives)
        {
            if (!Fits(alternative, value))
                continue;
            if (isFound)
                return false;
            isFound = true;
        }

        return isFound;
    }

    private bool FitsObject(JObject schema, JsonObject map)
    {
        var properties = schema["properties"] as JObject ?? [];
        var patterns = (schema["patternProperties"] as JObject)?.Properties().ToList() ?? [];
        return IsWithin(schema, "minProperties", "maxProperties", map.Count)
            && (schema["required"] as JArray ?? []).All(name => map.ContainsKey((string)name!))
            && map.All(entry => Fits(schema["propertyNames"], JsonValue.Create(entry.Key)))
            && map.All(entry => properties[entry.Key] is not { } described || Fits(described, entry.Value))
            && map.All(entry => patterns.TrueForAll(pattern => !Matches(entry.Key, pattern.Name) || Fits(pattern.Value, entry.Value)))
            && map.Where(entry => properties[entry.Key] is null && !patterns.Exists(pattern => Matches(entry.Key, pattern.Name)))
                .All(entry => Fits(schema["additionalProperties"], entry.Value))
            && ((schema["dependencies"] as JObject)?.Properties() ?? [])
                .Where(dependency => map.ContainsKey(dependency.Name))
                .All(dependency => dependency.Value is JArray names
                    ? names.All(name => map.ContainsKey((string)name!))
                    : Fits(dependency.Value, map));
    }

    private bool FitsArray(JObject schema, JsonArray array)
    {
        var first = schema["items"] as JArray;
        var others = first is null ? schema["items"] : schema["additionalItems"];
        return IsWithin(schema, "minItems", "maxItems", array.Count)
            && array.Index().All(item => Fits(first is not null && item.Index < first.Count ? first[item.Index] : others, item.Item))
            && (schema["contains"] is not { } contained || array.Any(item => Fits(contained, item)))
            && (schema["uniqueItems"] is not { Type: JTokenType.Boolean } isUnique || !(bool)isUnique || AreDistinct(array));
    }

    private bool FitsText(JObject schema, string text) =>
        (_formats == 0 || schema["format"] is not { } format || FormatCheck.Fits((string)format!, text))
        && IsWithin(schema, "minLength", "maxLength", text.EnumerateRunes().Count())
        && (schema["pattern"] is not { } pattern || Matches(text, (string)pattern!));

    private static bool FitsNumber(JObject schema, JsonValue value)
    {
        var number = double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
        return IsWithin(schema, "minimum", "maximum", number)
            && (SchemaNumber.Exclusive(schema, "exclusiveMinimum", "minimum") is not { } min || number > min)
            && (SchemaNumber.Exclusive(schema, "exclusiveMaximum", "maximum") is not { } max || number < max)
            && (SchemaNumber.Of(schema, "multipleOf") is not { } step || double.IsInteger(number / step));
    }

    private static bool HasType(JsonNode? value, string name) => (value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        JsonValueKind.Null => name == "null",
        JsonValueKind.String => name == "string",
        JsonValueKind.True or JsonValueKind.False => name == "boolean",
        JsonValueKind.Array => name == "array",
        JsonValueKind.Object => name == "object",
        _ => name == "number" || name == "integer" && double.IsInteger(double.Parse(value!.ToJsonString(), CultureInfo.InvariantCulture)),
    };

    private static bool HasAnyType(JsonNode? value, string[] names)
    {
        foreach (var name in names)
        {
            if (HasType(value, name))
                return true;
        }

        return false;
    }

    private static bool IsOneOf(JsonNode?[]? choices, JsonNode? value)
    {
        foreach (var choice in choices ?? [])
        {
            if (JsonNode.DeepEquals(choice, value))
                return true;
        }

        return choices is null;
    }

    private static bool AreDistinct(JsonArray array) =>
        array.Index().All(one => !array.Take(one.Index).Any(other => JsonNode.DeepEquals(one.Item, other)));

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.None, PatternTime);
        }
        catch (Exception problem) when (problem is ArgumentException or RegexMatchTimeoutException)
        {
            // not an expression that .NET knows
            return true;
        }
    }

    private static bool IsWithin(JObject schema, string min, string max, double number) =>
        !(number < SchemaNumber.Of(schema, min)) && !(number > SchemaNumber.Of(schema, max));
}
