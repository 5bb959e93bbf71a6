using System.Globalization;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <content>What becomes of each keyword.</content>
internal sealed partial class SchemaMerge
{
    private JObject MergeKeywords(JObject first, JObject second, JsonPointer location)
    {
        // whoever takes any value takes those of the other one too
        if (!IsUpdate && Says(first) != Says(second))
            return Dialect.WithAnnotations([], first);
        if (!IsUpdate && (HasAlternatives(first) || HasAlternatives(second)))
            return MergeAlternativesOnce(first, second, location);

        var merged = new JObject();
        foreach (var keyword in first.Properties().Concat(second.Properties()).Select(property => property.Name).Distinct(StringComparer.Ordinal))
        {
            var value = keyword switch
            {
                // their position; they are known at the end
                Dialect.Definitions => new JObject(),
                "type" => Types(first, second),
                "required" => Required(first, second),
                _ => (first[keyword], second[keyword]) switch
                {
                    ({ } one, { } other) => MergeKeyword(keyword, one, other, location.Then(keyword)),
                    ({ } one, null) => Keeps(keyword, one, second) ? _definitions.CopyFirst(keyword, one) : null,
                    (_, { } other) => Keeps(keyword, other, first) ? _definitions.CopySecond(keyword, other) : null,
                    _ => null,
                },
            };
            if (value is not null && first[keyword] is null)
                Dialect.Insert(merged, keyword, value);
            else if (value is not null)
                merged[keyword] = value;
        }

        return merged;
    }

    private static JToken? Types(JObject first, JObject second)
    {
        var (one, other) = (SchemaTypes.Of(first), SchemaTypes.Of(second));
        return one.Same(other) && one.AllowsNull == (one.AllowsNull || other.AllowsNull) && first["type"] is { } same
            ? same.DeepClone()
            : one.With(other).ToJson();
    }

    /// <summary>What both require. One that describes no object requires nothing of objects, and says nothing against it.</summary>
    private static JArray? Required(JObject first, JObject second)
    {
        var (one, other) = (Names(first), Names(second));
        var both = !SchemaTypes.Of(first).Names.Contains("object") ? other
            : !SchemaTypes.Of(second).Names.Contains("object") ? one
            : [.. one.Intersect(other, StringComparer.Ordinal)];
        return both.Count == 0 ? null : new JArray(both);
    }

    private static List<string> Names(JObject schema) => [.. (schema["required"] as JArray ?? []).Select(name => (string)name!)];

    private JToken? MergeKeyword(string keyword, JToken first, JToken second, JsonPointer location) => (Kind(keyword), first, second) switch
    {
        (KeywordValue.SchemaMap, JObject one, JObject other) => MergeMap(one, other, location, isObject: keyword == "properties"),
        (KeywordValue.Schema or KeywordValue.SchemaOrList, JObject one, JObject other) => Merge(one, other, location),
        (KeywordValue.SchemaList or KeywordValue.SchemaOrList, JArray one, JArray other) => MergeList(keyword, one, other, location),
        _ when keyword == "enum" => new JArray(first.Concat(second.Where(value => !first.Any(known => JToken.DeepEquals(known, value))))),
        _ when Dialect.IsAnnotation(keyword) || JToken.DeepEquals(first, second) => first.DeepClone(),
        _ => IsUpdate ? _definitions.CopySecond(keyword, second) : _rule == MergeRule.Widen ? _definitions.CopyFirst(keyword, first) : null,
    };

    private static KeywordValue Kind(string keyword) => Keyword.All.TryGetValue(keyword, out var known) ? known.Value : KeywordValue.Any;

    private JObject MergeMap(JObject first, JObject second, JsonPointer location, bool isObject)
    {
        var merged = new JObject();
        foreach (var (name, schema) in first)
        {
            var at = location.Then(name);
            var other = second.Property(name, StringComparison.Ordinal);
            if (other is null && isObject && IsUpdate)
                _report!(Descriptors.PropertyKept, at, $"'{name}' is in the schema, and not in what is imported.");
            merged.Add(name, other is null ? _definitions.CopyFirst(schema!) : Merge(schema!, other.Value, at));
        }

        foreach (var (name, schema) in second)
        {
            if (first.Property(name, StringComparison.Ordinal) is null)
                merged.Add(name, _definitions.CopySecond(schema!));
        }

        return merged;
    }

    private JToken MergeList(string keyword, JArray first, JArray second, JsonPointer location) =>
        first.Count == second.Count
            ? new JArray(first.Zip(second).Select((both, index) => Merge(both.First, both.Second, location.Then(index.ToString(CultureInfo.InvariantCulture)))))
            : _definitions.CopyFirst(keyword, first);

    private static bool HasAlternatives(JObject schema) => schema["anyOf"] is not null || schema["oneOf"] is not null;

    /// <summary>An alternative may be the schema that it is an alternative of.</summary>
    private JObject MergeAlternativesOnce(JObject first, JObject second, JsonPointer location)
    {
        if (!_open.Add((first, second)))
            return (JObject)_definitions.CopyFirst(first);
        var merged = MergeAlternatives(first, second, location);
        _open.Remove((first, second));
        return merged;
    }

    /// <summary>The alternatives of both; two of the same type are one.</summary>
    private JObject MergeAlternatives(JObject first, JObject second, JsonPointer location)
    {
        var keyword = first["oneOf"] is null ? "anyOf" : "oneOf";
        var others = Alternatives(second);
        var merged = new JArray();
        foreach (var known in Alternatives(first))
        {
            var other = others.Find(other => TypesOf(other, _second).Same(TypesOf(known, _first)));
            merged.Add(other is null ? _definitions.CopyFirst(known) : Merge(known, other, location.Then(keyword)));
            others.Remove(other!);
        }

        others.ForEach(other => merged.Add(_definitions.CopySecond(other)));
        return Dialect.WithAnnotations(new JObject(new JProperty(keyword, merged)), first);
    }

    private static List<JToken> Alternatives(JObject schema) => (schema["oneOf"] ?? schema["anyOf"]) is JArray list ? [.. list] : [schema];

    private static SchemaTypes TypesOf(JToken schema, JObject root) => SchemaTypes.Of(Resolve(schema, root).Schema as JObject ?? []);

    /// <summary>Whether a keyword that only one of the two has holds for both. What is inferred would say that a text is a date-time.</summary>
    private bool Keeps(string keyword, JToken value, JObject other) => _rule switch
    {
        MergeRule.Update => true,
        _ when Dialect.IsAnnotation(keyword) || Dialect.IsShape(keyword) => true,
        _ when keyword == "format" && !SchemaTypes.Of(other).Names.Contains("string") => true,
        MergeRule.Widen => keyword != "format" || (string?)value != "date-time",
        _ => false,
    };
}
