using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>Fills texts: <c>{name}</c>; or random ones: <c>{uuid}</c>, <c>{hex 17}</c>, <c>{upper 9}</c>, <c>{digits 12}</c>.</summary>
internal sealed partial class TextTemplate(Random random)
{
    private const string Hex = "0123456789abcdef";
    private const string Digits = "0123456789";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public Random Random => random;

    /// <summary>The text with the values of an entity.</summary>
    /// <exception cref="ScenarioException">There is no such value.</exception>
    public string Fill(string text, Entity entity) => Placeholder().Replace(text, placeholder => Value(placeholder.Groups["name"].Value, entity));

    /// <summary>The JSON with all its texts filled.</summary>
    public JsonNode? Fill(JsonNode? node, Entity entity) => node switch
    {
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Fill(entry.Value, entity)))),
        JsonArray array => new JsonArray([.. array.Select(item => Fill(item, entity))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Fill(value.GetValue<string>(), entity),
        _ => node?.DeepClone(),
    };

    private string Value(string name, Entity entity) => entity[name] ?? name.Split(' ') switch
    {
        ["uuid"] => FormatText.Uuid(random),
        ["hex", var count] when int.TryParse(count, CultureInfo.InvariantCulture, out var length) => random.GetString(Hex, length),
        ["upper", var count] when int.TryParse(count, CultureInfo.InvariantCulture, out var length) => random.GetString(Upper, length),
        ["digits", var count] when int.TryParse(count, CultureInfo.InvariantCulture, out var length) => random.GetString(Digits, length),
        _ => throw new ScenarioException($"There is no value '{name}'."),
    };

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}")]
    private static partial Regex Placeholder();
}
