using EventLogs.Compiler.Schemas;
using NJsonSchema;

namespace EventLogs.Compiler.Binding;

/// <summary>
/// What a schema object says of a value's shape, with references followed, <c>allOf</c> merged, and those alternatives of
/// <c>anyOf</c> and <c>oneOf</c> resolved that leave one shape (such as "a string or null").
/// </summary>
internal sealed class SchemaShape
{
    private readonly HashSet<JsonSchema> _merged = new(ReferenceEqualityComparer.Instance);
    private JsonObjectType _types = JsonObjectType.None;

    private SchemaShape(bool allowsNull) => AllowsNull = allowsNull;

    /// <summary>The JSON types it may have, <c>null</c> apart; none when the schema leaves it open.</summary>
    public JsonObjectType Types => _types != JsonObjectType.None ? _types : InferTypes();

    /// <summary>Whether the value may be null.</summary>
    public bool AllowsNull { get; }

    /// <summary>Those of its alternatives that have a shape of their own, where there are several.</summary>
    public List<JsonSchema> Alternatives { get; } = [];

    /// <summary>The known properties in order; several schemas where <c>allOf</c> describes one more than once.</summary>
    public OrderedDictionary<string, List<JsonSchema>> Properties { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>The schema of properties that have no name; several where <c>allOf</c> has several.</summary>
    public List<JsonSchema> OtherProperties { get; } = [];

    /// <summary>The schema of an array's elements; several where <c>allOf</c> has several.</summary>
    public List<JsonSchema> Items { get; } = [];

    public bool IsTuple { get; private set; }

    public string? Format { get; private set; }

    /// <summary>The known values of an enum; null is not among them.</summary>
    public List<object> Values { get; } = [];

    public static SchemaShape Of(JsonSchema schema)
    {
        var shape = new SchemaShape(MentionsNull(schema, new(ReferenceEqualityComparer.Instance)));
        shape.Merge(schema, isCertain: true);
        return shape;
    }

    /// <summary>Adds what a schema says.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isCertain">Whether it holds for every value; not so for one of several alternatives.</param>
    private void Merge(JsonSchema schema, bool isCertain)
    {
        schema = schema.ActualSchema;
        if (!_merged.Add(schema))
            return;

        _types |= schema.Type & ~JsonObjectType.Null;
        Format ??= schema.Format;
        IsTuple |= schema.Items.Count > 0;
        if (schema.Item is not null)
            Items.Add(schema.Item);
        if (schema.AdditionalPropertiesSchema is { } others && HasShape(others))
            OtherProperties.Add(others);

        foreach (var (key, property) in schema.Properties)
        {
            if (Properties.TryGetValue(key, out var known))
                known.Add(property);
            else
                Properties.Add(key, [property]);
        }

        if (isCertain)
            Required.UnionWith(schema.RequiredProperties);
        Values.AddRange(schema.Enumeration.OfType<object>().Select(value => value is string text ? text[NormalForm.TextMark.Length..] : value));
        foreach (var part in schema.AllOf)
            Merge(part, isCertain);
        MergeAlternatives(schema.AnyOf, isCertain);
        MergeAlternatives(schema.OneOf, isCertain);
    }

    private void MergeAlternatives(ICollection<JsonSchema> alternatives, bool isCertain)
    {
        var shaped = new HashSet<JsonSchema>(ReferenceEqualityComparer.Instance);
        AddShaped(alternatives, shaped);

        // one that says nothing of the value's shape ("b is required") leaves open what the others say of it
        var open = alternatives.FirstOrDefault(alternative => alternative.ActualSchema.Type != JsonObjectType.Null && !HasShape(alternative));
        if (shaped.Count > 0 && open is not null && Types == JsonObjectType.None)
            Alternatives.AddRange(shaped.Append(open));
        else if (shaped.Count == 1)
            Merge(shaped.Single(), isCertain && open is null);
        else
            Alternatives.AddRange(shaped);
    }

    /// <summary>Finds the alternatives that have a shape. Those that are nothing but alternatives themselves are taken apart.</summary>
    private void AddShaped(IEnumerable<JsonSchema> alternatives, HashSet<JsonSchema> shaped)
    {
        foreach (var alternative in alternatives.Select(alternative => alternative.ActualSchema))
        {
            if (alternative.Type == JsonObjectType.Null || _merged.Contains(alternative) || !HasShape(alternative))
                continue;
            if (HasOwnShape(alternative))
            {
                shaped.Add(alternative);
            }
            else
            {
                _merged.Add(alternative);
                AddShaped(alternative.AnyOf.Concat(alternative.OneOf), shaped);
            }
        }
    }

    private static bool MentionsNull(JsonSchema schema, HashSet<JsonSchema> seen)
    {
        var actual = schema.ActualSchema;
        return seen.Add(actual)
            && (actual.Type.HasFlag(JsonObjectType.Null) || actual.Enumeration.Contains(null)
                || actual.AllOf.Concat(actual.AnyOf).Concat(actual.OneOf).Any(part => MentionsNull(part, seen)));
    }

    private static bool HasShape(JsonSchema schema) =>
        schema.ActualSchema is var actual && (HasOwnShape(actual) || actual.AnyOf.Count > 0 || actual.OneOf.Count > 0);

    private static bool HasOwnShape(JsonSchema schema) =>
        schema.Type != JsonObjectType.None || schema.Properties.Count > 0 || schema.Item is not null || schema.Items.Count > 0
        || schema.AdditionalPropertiesSchema is not null || schema.Enumeration.Count > 0 || schema.AllOf.Count > 0;

    private JsonObjectType InferTypes()
    {
        if (Properties.Count > 0 || OtherProperties.Count > 0)
            return JsonObjectType.Object;
        if (Items.Count > 0 || IsTuple)
            return JsonObjectType.Array;
        return Values.Select(TypeOf).Distinct().ToList() is [var only] ? only : JsonObjectType.None;
    }

    private static JsonObjectType TypeOf(object value) => value switch
    {
        string => JsonObjectType.String,
        bool => JsonObjectType.Boolean,
        int or long => JsonObjectType.Integer,
        float or double or decimal => JsonObjectType.Number,
        _ => JsonObjectType.None,
    };
}
