using NJsonSchema;

namespace EventLogs.Generator.Binding;

/// <summary>
/// What a schema object says of a value's shape, with references followed, <c>allOf</c> merged, and those alternatives of
/// <c>anyOf</c> and <c>oneOf</c> resolved that leave one shape (such as "a string or null").
/// </summary>
internal sealed class SchemaShape
{
    private readonly HashSet<JsonSchema> _merged = new(ReferenceEqualityComparer.Instance);
    private JsonObjectType _types = JsonObjectType.None;

    private SchemaShape() { }

    /// <summary>The JSON types it may have, <c>null</c> apart; none when the schema leaves it open.</summary>
    public JsonObjectType Types => _types != JsonObjectType.None ? _types : InferTypes();

    /// <summary>Whether the value may be null.</summary>
    public bool AllowsNull { get; private set; }

    /// <summary>Whether alternatives of different shapes remain.</summary>
    public List<JsonSchema> Alternatives { get; } = [];

    /// <summary>The known properties in order; several schemas where <c>allOf</c> describes one more than once.</summary>
    public List<(string Key, List<JsonSchemaProperty> Schemas)> Properties { get; } = [];

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>The schema of properties that have no name.</summary>
    public JsonSchema? OtherProperties { get; private set; }

    public JsonSchema? Items { get; private set; }

    public bool IsTuple { get; private set; }

    public string? Format { get; private set; }

    /// <summary>The known values of an enum; null is not among them.</summary>
    public List<object> Values { get; } = [];

    public static SchemaShape Of(JsonSchema schema)
    {
        var shape = new SchemaShape();
        shape.Merge(schema);
        return shape;
    }

    private void Merge(JsonSchema schema)
    {
        schema = schema.ActualSchema;
        if (!_merged.Add(schema))
            return;

        MergeTypes(schema.Type);
        Format ??= schema.Format;
        IsTuple |= schema.Items.Count > 0;
        Items ??= schema.Item;
        if (schema.AdditionalPropertiesSchema is { } others && HasShape(others))
            OtherProperties ??= others;

        foreach (var (key, property) in schema.Properties)
        {
            var known = Properties.FirstOrDefault(known => known.Key == key).Schemas;
            if (known is null)
                Properties.Add((key, [property]));
            else
                known.Add(property);
        }

        Required.UnionWith(schema.RequiredProperties);
        AllowsNull |= schema.Enumeration.Contains(null);
        Values.AddRange(schema.Enumeration.OfType<object>());
        foreach (var part in schema.AllOf)
            Merge(part);
        MergeAlternatives(schema.AnyOf);
        MergeAlternatives(schema.OneOf);
    }

    private void MergeTypes(JsonObjectType types)
    {
        AllowsNull |= types.HasFlag(JsonObjectType.Null);
        types &= ~(JsonObjectType.Null | JsonObjectType.File);
        _types |= types;
    }

    /// <summary>Alternatives without a shape of their own ("a or b is required") say nothing of the value's type.</summary>
    private void MergeAlternatives(ICollection<JsonSchema> alternatives)
    {
        var shaped = new List<JsonSchema>();
        foreach (var alternative in alternatives)
        {
            if (alternative.ActualSchema.Type == JsonObjectType.Null)
                AllowsNull = true;
            else if (HasShape(alternative))
                shaped.Add(alternative);
        }

        if (shaped is [var only])
            Merge(only);
        else
            Alternatives.AddRange(shaped);
    }

    private static bool HasShape(JsonSchema schema)
    {
        var actual = schema.ActualSchema;
        return actual.Type != JsonObjectType.None || actual.Properties.Count > 0 || actual.Item is not null || actual.Items.Count > 0
            || actual.AdditionalPropertiesSchema is not null || actual.Enumeration.Count > 0
            || actual.AllOf.Count > 0 || actual.AnyOf.Count > 0 || actual.OneOf.Count > 0;
    }

    private JsonObjectType InferTypes()
    {
        if (Properties.Count > 0 || OtherProperties is not null)
            return JsonObjectType.Object;
        if (Items is not null || IsTuple)
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
