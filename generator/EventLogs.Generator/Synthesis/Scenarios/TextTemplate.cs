using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>
/// Fills texts: <c>{name}</c>; or random ones: <c>{uuid}</c>, <c>{hex 17}</c>, <c>{upper 9}</c>, <c>{digits 12}</c>. In JSON a text that is
/// <c>{number name}</c> becomes a number, and one that is <c>{name?}</c> is left out where there is no such value, or it is empty.
/// </summary>
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
    /// <exception cref="ScenarioException">There is no such value, or it is no number where it should be one.</exception>
    public JsonObject Fill(JsonObject map, Entity entity) =>
        new(map.Where(entry => !IsLeftOut(entry.Value, entity)).Select(entry => KeyValuePair.Create(entry.Key, Fill(entry.Value, entity))));

    private JsonNode? Fill(JsonNode? node, Entity entity) => node switch
    {
        JsonObject map => Fill(map, entity),
        JsonArray array => new JsonArray([.. array.Where(item => !IsLeftOut(item, entity)).Select(item => Fill(item, entity))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => FillValue(value.GetValue<string>(), entity),
        _ => node?.DeepClone(),
    };

    private JsonNode FillValue(string text, Entity entity)
    {
        if (Number().Match(text) is { Success: true } number)
        {
            var digits = Value(number.Groups["name"].Value, entity);
            return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : throw new ScenarioException($"'{digits}' is not a number.");
        }

        return Optional().Match(text) is { Success: true } optional ? Fill($"{{{optional.Groups["name"].Value}}}", entity) : Fill(text, entity);
    }

    /// <summary>Whether a value is optional and not there, or an object of which nothing is there.</summary>
    private static bool IsLeftOut(JsonNode? node, Entity entity) => node switch
    {
        JsonObject { Count: > 0 } map => map.All(entry => IsLeftOut(entry.Value, entity)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String =>
            Optional().Match(value.GetValue<string>()) is { Success: true } optional && string.IsNullOrEmpty(entity[optional.Groups["name"].Value]),
        _ => false,
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

    [GeneratedRegex(@"^\{number (?<name>[^{}]+)\}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\{(?<name>[^{}]+)\?\}$")]
    private static partial Regex Optional();
}
