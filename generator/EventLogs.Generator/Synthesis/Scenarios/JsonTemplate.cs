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
    public static JsonTemplate Of(JsonNode? node) => node switch
    {
        JsonObject map => new ObjectTemplate([.. map.Select(entry => ($"\"{JsonText.Encode(entry.Key)}\":", Of(entry.Value)))]),
        JsonArray array => new ArrayTemplate([.. array.Select(Of)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => OfText(value.GetValue<string>()),
        _ => new ConstantTemplate(node?.ToJsonString(AsItIs) ?? "null"),
    };

    /// <summary>Appends the JSON with the values of an entity.</summary>
    /// <exception cref="ScenarioException">There is no such value, or it is no number where it should be one.</exception>
    public abstract void AppendTo(JsonText json, TextTemplate templates, Entity entity);

    /// <summary>Whether it is optional and not there, or an object of which nothing is there.</summary>
    protected virtual bool IsLeftOut(Entity entity) => false;

    private static JsonTemplate OfText(string text)
    {
        if (Number().Match(text) is { Success: true } number)
            return new NumberTemplate(number.Groups["name"].Value);
        return Optional().Match(text) is { Success: true } optional
            ? new OptionalTemplate(optional.Groups["name"].Value)
            : new StringTemplate(TemplateText.Of(text, JsonText.Encode));
    }

    [GeneratedRegex(@"^\{number (?<name>[^{}]+)\}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\{(?<name>[^{}]+)\?\}$")]
    private static partial Regex Optional();

    private sealed class ObjectTemplate(ImmutableArray<(string Key, JsonTemplate Value)> entries) : JsonTemplate
    {
        public override void AppendTo(JsonText json, TextTemplate templates, Entity entity)
        {
            var before = "{";
            foreach (var (key, value) in entries)
            {
                if (value.IsLeftOut(entity))
                    continue;
                json.AppendEncoded(before);
                json.AppendEncoded(key);
                value.AppendTo(json, templates, entity);
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
        public override void AppendTo(JsonText json, TextTemplate templates, Entity entity)
        {
            var before = "[";
            foreach (var item in items)
            {
                if (item.IsLeftOut(entity))
                    continue;
                json.AppendEncoded(before);
                item.AppendTo(json, templates, entity);
                before = ",";
            }

            json.AppendEncoded(before == "[" ? "[]" : "]");
        }
    }

    private sealed class StringTemplate(TemplateText text) : JsonTemplate
    {
        public override void AppendTo(JsonText json, TextTemplate templates, Entity entity)
        {
            json.AppendEncoded("\"");
            text.AppendTo(json, templates, entity);
            json.AppendEncoded("\"");
        }
    }

    private sealed class OptionalTemplate(string name) : JsonTemplate
    {
        public override void AppendTo(JsonText json, TextTemplate templates, Entity entity)
        {
            json.AppendEncoded("\"");
            json.Append(templates.Value(name, entity));
            json.AppendEncoded("\"");
        }

        protected override bool IsLeftOut(Entity entity) => string.IsNullOrEmpty(entity[name]);
    }

    private sealed class NumberTemplate(string name) : JsonTemplate
    {
        public override void AppendTo(JsonText json, TextTemplate templates, Entity entity)
        {
            var digits = templates.Value(name, entity);
            json.AppendEncoded(decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
                ? parsed.ToString(CultureInfo.InvariantCulture)
                : throw new ScenarioException($"'{digits}' is not a number."));
        }
    }

    private sealed class ConstantTemplate(string constant) : JsonTemplate
    {
        public override void AppendTo(JsonText json, TextTemplate templates, Entity entity) => json.AppendEncoded(constant);
    }
}
