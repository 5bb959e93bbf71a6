using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Synthesis;

/// <summary>
/// What a schema asks of one value, with references followed and <c>allOf</c> merged. Where a schema leaves a choice (<c>anyOf</c>,
/// <c>oneOf</c>, <c>if</c>), one of them is taken at random; whether the value then fits the whole is for <see cref="ValueCheck"/> to say.
/// </summary>
internal sealed class ValueRules
{
    private readonly JObject _root;
    private readonly Random _random;
    private readonly HashSet<JToken> _merged = new(ReferenceEqualityComparer.Instance);

    private ValueRules(JObject root, Random random) => (_root, _random) = (root, random);

    /// <summary>Whether the schema left no choice, so that its rules are the same every time.</summary>
    public bool IsFixed { get; private set; } = true;

    /// <summary>The JSON types it may have; null when the schema leaves it open.</summary>
    public HashSet<string>? Types { get; private set; }

    /// <summary>The values of <c>enum</c> or <c>const</c>; null when there are none.</summary>
    public IReadOnlyList<JToken>? Choices { get; private set; }

    /// <summary>Values that the schema shows.</summary>
    public List<JToken> Examples { get; } = [];

    public string? Format { get; private set; }

    public string? Pattern { get; private set; }

    public (double Min, double Max) Range { get; private set; } = (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The value is a multiple of it; 0 for any.</summary>
    public double Step { get; private set; }

    public (int Min, int Max) Length { get; private set; } = (0, int.MaxValue);

    public (int Min, int Max) Count { get; private set; } = (0, int.MaxValue);

    /// <summary>The schemas of every element of an array.</summary>
    public List<JToken> Items { get; } = [];

    /// <summary>The schemas of the first elements of an array, one by one.</summary>
    public List<JToken> FirstItems { get; } = [];

    /// <summary>The schemas that some element of an array has to fit.</summary>
    public List<JToken> Contains { get; } = [];

    public OrderedDictionary<string, List<JToken>> Properties { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas of properties without a name.</summary>
    public List<JToken> OtherProperties { get; } = [];

    /// <summary>Whether there may be properties without a name.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>The schemas of properties by the pattern of their name.</summary>
    public List<(string Pattern, JToken Schema)> PropertiesByPattern { get; } = [];

    /// <summary>Schemas that the value must not fit: those of <c>not</c>, and of <c>oneOf</c> all but the one that was taken.</summary>
    public List<JToken> Excluded { get; } = [];

    /// <summary>Merges schemas that one value has to fit.</summary>
    /// <param name="root">The file that they are from.</param>
    /// <param name="random">Takes the choices.</param>
    /// <param name="schemas">The schemas.</param>
    public static ValueRules Of(JObject root, Random random, IEnumerable<JToken> schemas)
    {
        var rules = new ValueRules(root, random);
        foreach (var schema in schemas)
            rules.Merge(schema);
        return rules;
    }

    private void Merge(JToken? token)
    {
        if (token is not JObject schema || !_merged.Add(schema))
            return;

        if (SchemaWalker.Reference(schema) is { } target)
            Merge(target.Find(_root));
        MergeScalars(schema);
        MergeContainers(schema);
        foreach (var part in schema["allOf"] ?? new JArray())
            Merge(part);
        if (schema["anyOf"] is JArray some)
            Choose(() => Merge(OneOf(some)));
        if (schema["oneOf"] is JArray one)
            Choose(() => MergeOne(one, OneOf(one)));
        if (schema["not"] is { } forbidden)
            Excluded.Add(forbidden);
        if (schema["if"] is { } condition)
            Choose(() => Merge(condition, _random.Next(2) == 0, schema));
    }

    private void Choose(Action merge)
    {
        IsFixed = false;
        merge();
    }

    /// <summary>An alternative, but none that nothing fits.</summary>
    private JToken? OneOf(JArray alternatives)
    {
        List<JToken> possible = [.. alternatives.Where(alternative => alternative.Type != JTokenType.Boolean || (bool)alternative)];
        return possible.Count == 0 ? null : possible[_random.Next(possible.Count)];
    }

    private void MergeOne(JArray alternatives, JToken? taken)
    {
        Merge(taken);
        Excluded.AddRange(alternatives.Where(alternative => alternative != taken));
    }

    private void Merge(JToken condition, bool isMet, JObject schema)
    {
        if (isMet)
            Merge(condition);
        Merge(schema[isMet ? "then" : "else"]);
    }

    private void MergeScalars(JObject schema)
    {
        if (schema["type"] is { } type)
            MergeTypes(type is JArray several ? several.Select(name => (string)name!) : [(string)type!]);
        if (schema["const"] is { } value)
            MergeChoices([value]);
        if (schema["enum"] is JArray values)
            MergeChoices(values);
        Examples.AddRange((schema["examples"] as JArray ?? []).Where(example => example.Type != JTokenType.Null));
        Format ??= (string?)schema["format"];
        Pattern ??= (string?)schema["pattern"];
        Step = Math.Max(Step, SchemaNumber.Of(schema, "multipleOf") ?? 0);
        Length = Narrow(Length, schema, "minLength", "maxLength");
        Count = Narrow(Count, schema, "minItems", "maxItems");
        Count = Narrow(Count, schema, "minProperties", "maxProperties");
        MergeRange(SchemaNumber.Of(schema, "minimum"), SchemaNumber.Of(schema, "maximum"));
        MergeRange(
            SchemaNumber.Exclusive(schema, "exclusiveMinimum", "minimum") is { } above ? Math.BitIncrement(above) : null,
            SchemaNumber.Exclusive(schema, "exclusiveMaximum", "maximum") is { } below ? Math.BitDecrement(below) : null);
    }

    private void MergeRange(double? min, double? max) =>
        Range = (Math.Max(Range.Min, min ?? Range.Min), Math.Min(Range.Max, max ?? Range.Max));

    private void MergeTypes(IEnumerable<string> names)
    {
        var types = names.ToHashSet(StringComparer.Ordinal);
        if (Types is null)
        {
            Types = types;
            return;
        }

        // an integer is a number
        var both = Types.Where(name => types.Contains(name) || name == "integer" && types.Contains("number"));
        Types = [.. both, .. types.Where(name => name == "integer" && Types.Contains("number"))];
    }

    private void MergeChoices(IEnumerable<JToken> values) =>
        Choices = [.. Choices is null ? values : Choices.Where(known => values.Any(value => JToken.DeepEquals(known, value)))];

    private void MergeContainers(JObject schema)
    {
        if (schema["items"] is JArray first)
            FirstItems.AddRange(first);
        else if (schema["items"] is { } items)
            Items.Add(items);
        if (schema["items"] is JArray && schema["additionalItems"] is { } others)
            Items.Add(others);
        if (schema["contains"] is { } contained)
            Contains.Add(contained);

        foreach (var property in (schema["properties"] as JObject)?.Properties() ?? [])
        {
            if (!Properties.TryAdd(property.Name, [property.Value]))
                Properties[property.Name].Add(property.Value);
        }

        Required.UnionWith((schema["required"] as JArray ?? []).Select(name => (string)name!));
        foreach (var property in (schema["patternProperties"] as JObject)?.Properties() ?? [])
            PropertiesByPattern.Add((property.Name, property.Value));
        if (schema["additionalProperties"] is { Type: JTokenType.Boolean } isOpen)
            IsOpen &= (bool)isOpen;
        else if (schema["additionalProperties"] is { } other)
            OtherProperties.Add(other);
    }

    private static (int Min, int Max) Narrow((int Min, int Max) range, JObject schema, string min, string max) => (
        Math.Max(range.Min, (int)Math.Min(SchemaNumber.Of(schema, min) ?? 0, int.MaxValue)),
        Math.Min(range.Max, (int)Math.Min(SchemaNumber.Of(schema, max) ?? int.MaxValue, int.MaxValue)));
}
