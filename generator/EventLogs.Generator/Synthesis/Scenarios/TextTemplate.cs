using System.Globalization;
using System.Text.Json.Nodes;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>
/// Fills texts: <c>{name}</c>; or random ones: <c>{uuid}</c>, <c>{hex 17}</c>, <c>{upper 9}</c>, <c>{digits 12}</c>; and JSON with such texts in
/// it. Each is taken apart when it is filled for the first time.
/// </summary>
internal sealed class TextTemplate(Random random)
{
    private const string Hex = "0123456789abcdef";
    private const string Digits = "0123456789";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private readonly Dictionary<string, TemplateText> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<JsonObject, JsonTemplate> _objects = new(ReferenceEqualityComparer.Instance);
    private readonly JsonText _json = new();

    public Random Random => random;

    /// <summary>The text, which is one of the scenario's, with the values of an entity.</summary>
    /// <exception cref="ScenarioException">There is no such value.</exception>
    public string Fill(string text, Entity entity)
    {
        if (!_texts.TryGetValue(text, out var template))
            _texts.Add(text, template = TemplateText.Of(text, static part => part));
        return template.Fill(this, entity);
    }

    /// <summary>The JSON, which is one of the scenario's, with all its texts filled.</summary>
    /// <exception cref="ScenarioException">There is no such value, or it is no number where it should be one.</exception>
    public string Fill(JsonObject map, Entity entity)
    {
        if (!_objects.TryGetValue(map, out var template))
            _objects.Add(map, template = JsonTemplate.Of(map));
        template.AppendTo(_json, this, entity);
        return _json.Take();
    }

    /// <summary>A value of an entity, or a random one.</summary>
    /// <exception cref="ScenarioException">There is no such value.</exception>
    public string Value(string name, Entity entity) => entity[name] ?? name.Split(' ') switch
    {
        ["uuid"] => FormatText.Uuid(random),
        ["hex", var count] when int.TryParse(count, CultureInfo.InvariantCulture, out var length) => random.GetString(Hex, length),
        ["upper", var count] when int.TryParse(count, CultureInfo.InvariantCulture, out var length) => random.GetString(Upper, length),
        ["digits", var count] when int.TryParse(count, CultureInfo.InvariantCulture, out var length) => random.GetString(Digits, length),
        _ => throw new ScenarioException($"There is no value '{name}'."),
    };
}
