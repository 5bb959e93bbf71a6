using System.Collections.Immutable;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>What EventBridge puts around every detail: the properties, and the columns that a log keeps of them.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html</remarks>
internal static class Envelope
{
    public const string Detail = "detail";

    private static readonly JObject Data = Read();

    /// <summary>The columns' names and the properties that they hold, in order.</summary>
    public static ImmutableArray<(string Name, string Key)> Columns { get; } =
        [.. ((JObject)Data["columns"]!).Properties().Select(column => (column.Name, (string)column.Value!))];

    /// <summary>Whether every event has a property of this name.</summary>
    public static bool Has(string name) => Standard.Property(name, StringComparison.Ordinal) is not null;

    /// <summary>Whether a value is what EventBridge has under this name, outside of the detail.</summary>
    public static bool IsAsUsual(string name, JsonElement value) => name != Detail && (string?)Standard[name]?["type"] switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String),
        _ => false,
    };

    /// <summary>The properties that a schema does not require, or that have another type there, outside of the detail.</summary>
    public static IReadOnlyList<string> Unlike(JObject schema)
    {
        var required = (schema["required"] as JArray ?? []).Select(name => (string)name!).ToList();
        return
        [
            .. Standard.Properties().Select(property => property.Name).Where(name => name != Detail
                && (!required.Contains(name) || (schema["properties"]?[name] is JObject known && !JToken.DeepEquals(known["type"], Standard[name]!["type"])))),
        ];
    }

    /// <summary>
    /// Adds what every event has and the schema does not say: properties, that they are required, descriptions. The envelope comes first,
    /// the detail last.
    /// </summary>
    /// <param name="schema">The schema, which is changed.</param>
    /// <param name="isInferred">Whether the schema is from events, so that what is missing there need not be in other events.</param>
    /// <param name="described">The properties that people have described as they want to.</param>
    public static void Complete(JObject schema, bool isInferred, JObject? described = null)
    {
        var known = schema["properties"] as JObject ?? [];
        var required = (schema["required"] as JArray ?? []).Select(name => (string)name!).ToList();
        var missing = Standard.Properties().Select(property => property.Name).Where(name => known.Property(name, StringComparison.Ordinal) is null);
        if (!isInferred)
            required.AddRange(missing.Except(required, StringComparer.Ordinal).ToList());

        var names = Standard.Properties().Select(property => property.Name).ToList();
        names.InsertRange(names.Count - 1, known.Properties().Select(property => property.Name).Except(names, StringComparer.Ordinal).ToList());
        schema["required"] = new JArray(names.Where(required.Contains).Concat(required.Except(names, StringComparer.Ordinal)));
        schema["properties"] = new JObject(names.Select(name =>
            new JProperty(name, Describe(known[name] ?? Bare(name), described?[name] is null ? Standard[name] : null))));
    }

    private static JObject Standard => (JObject)Data["properties"]!;

    /// <summary>The schema of a property without its description.</summary>
    public static JObject Bare(string name) =>
        new(((JObject)Standard[name]!).Properties().Where(property => property.Name != "description"));

    private static JToken Describe(JToken known, JToken? standard)
    {
        var schema = known.DeepClone();
        if (schema is JObject described && described["$ref"] is null && described["description"] is null && standard?["description"] is { } description)
            Dialect.Insert(described, "description", description.DeepClone());
        return schema;
    }

    private static JObject Read()
    {
        using var stream = typeof(Envelope).Assembly.GetManifestResourceStream("envelope.json")!;
        using var reader = new StreamReader(stream);
        return JObject.Parse(reader.ReadToEnd());
    }
}
