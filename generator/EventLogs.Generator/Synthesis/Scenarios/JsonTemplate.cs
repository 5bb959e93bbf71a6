using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>
/// JSON with placeholders in its texts, taken apart once. A text that is <c>{number name}</c> becomes a number, and one that is <c>{name?}</c>
/// is left out where there is no such value, or it is empty.
/// </summary>
internal abstract partial class JsonTemplate
{
    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Takes JSON apart.</summary>
    /// <param name="node">The JSON.</param>
    /// <param name="names">The names of all values.</param>
    public static JsonTemplate Of(JsonNode? node, ValueNames names) => node switch
    {
        JsonObject map => new ObjectTemplate([.. map.Select(entry => ($"\"{JsonText.Encode(entry.Key)}\":", Of(entry.Value, names)))]),
        JsonArray array => new ArrayTemplate([.. array.Select(item => Of(item, names))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => OfText(value.GetValue<string>(), names),
        _ => new ConstantTemplate(node?.ToJsonString(AsItIs) ?? "null"),
    };

    /// <summary>Appends the JSON with the values of an entity.</summary>
    /// <exception cref="ScenarioException">There is no such value, or it is not a number where it should be one.</exception>
    public abstract void AppendTo(JsonText json, Entity entity, Random random);

    /// <summary>Whether it is optional and not there, or an object of which nothing is there.</summary>
    protected virtual bool IsLeftOut(Entity entity) => false;

    private static JsonTemplate OfText(string text, ValueNames names)
    {
        if (Number().Match(text) is { Success: true } number)
            return new NumberTemplate(new Placeholder(number.Groups["name"].Value, names));
        return Optional().Match(text) is { Success: true } optional
            ? new OptionalTemplate(new Placeholder(optional.Groups["name"].Value, names))
            : new StringTemplate(TemplateText.Of(text, names, JsonText.Encode));
    }

    [GeneratedRegex(@"^\{number (?<name>[^{}]+)\}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\{(?<name>[^{}]+)\?\}$")]
    private static partial Regex Optional();

    private sealed class ObjectTemplate(ImmutableArray<(string Key, JsonTemplate Value)> entries) : JsonTemplate
    {
        public override void AppendTo(JsonText json, Entity entity, Random random)
        {
            var before = "{";
            foreach (var (key, value) in entries)
            {
                if (value.IsLeftOut(entity))
                    continue;
                json.AppendEncoded(before);
                json.AppendEncoded(key);
                value.AppendTo(json, entity, random);
                before = ",";
            }

            json.AppendEncoded(before == "{" ? "{}" : "}");
        }

        protected override bool IsLeftOut(Entity entity)
        {
            foreach (var (_, value) in entries)
            {
                if (!value.IsLeftOut(entity))
                    return false;
            }

            return entries.Length > 0;
        }
    }

    private sealed class ArrayTemplate(ImmutableArray<JsonTemplate> items) : JsonTemplate
    {
        public override void AppendTo(JsonText json, Entity entity, Random random)
        {
            var before = "[";
            foreach (var item in items)
            {
                if (item.IsLeftOut(entity))
                    continue;
                json.AppendEncoded(before);
                item.AppendTo(json, entity, random);
                before = ",";
            }

            json.AppendEncoded(before == "[" ? "[]" : "]");
        }
    }

    private sealed class StringTemplate(TemplateText text) : JsonTemplate
    {
        public override void AppendTo(JsonText json, Entity entity, Random random)
        {
            json.AppendEncoded("\"");
            text.AppendTo(json, entity, random);
            json.AppendEncoded("\"");
        }
    }

    private sealed class OptionalTemplate(Placeholder placeholder) : JsonTemplate
    {
        public override void AppendTo(JsonText json, Entity entity, Random random)
        {
            json.AppendEncoded("\"");
            json.Append(placeholder.Value(entity, random));
            json.AppendEncoded("\"");
        }

        protected override bool IsLeftOut(Entity entity) => placeholder.IsEmpty(entity);
    }

    private sealed class NumberTemplate(Placeholder placeholder) : JsonTemplate
    {
        public override void AppendTo(JsonText json, Entity entity, Random random)
        {
            var digits = placeholder.Value(entity, random);
            json.AppendEncoded(IsWhole(digits) ? digits : decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
                ? parsed.ToString(CultureInfo.InvariantCulture)
                : throw new ScenarioException($"'{digits}' is not a number."));
        }

        /// <summary>Whether a number is written as it is in JSON: most are times.</summary>
        private static bool IsWhole(string digits) => digits.Length is > 0 and < 19 && digits[0] != '0' && !digits.AsSpan().ContainsAnyExceptInRange('0', '9');
    }

    private sealed class ConstantTemplate(string constant) : JsonTemplate
    {
        public override void AppendTo(JsonText json, Entity entity, Random random) => json.AppendEncoded(constant);
    }
}
