using System.Text.Json.Nodes;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>Fills texts with <see cref="Placeholder"/>s, and values and JSON with such texts. Each is taken apart when it is filled for the first time.</summary>
internal sealed class TextTemplate(Random random)
{
    private readonly Dictionary<string, TemplateText> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<OrderedDictionary<string, ValueChoice>, PreparedValues> _values = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<JsonObject, JsonTemplate> _objects = new(ReferenceEqualityComparer.Instance);
    private readonly JsonText _json = new();

    public Random Random => random;

    /// <summary>The names of all values.</summary>
    public ValueNames Names { get; } = new();

    /// <summary>The text, which is one of the scenario's, with the values of an entity.</summary>
    /// <exception cref="ScenarioException">There is no such value.</exception>
    public string Fill(string text, Entity entity)
    {
        if (!_texts.TryGetValue(text, out var template))
            _texts.Add(text, template = TemplateText.Of(text, Names, static part => part));
        return template.Fill(entity, random);
    }

    /// <summary>Gives values, which are the scenario's, to an entity.</summary>
    /// <param name="values">The values, one of the texts for each; null for none.</param>
    /// <param name="target">Has them from now on.</param>
    /// <param name="source">Has the values that their texts name.</param>
    /// <exception cref="ScenarioException">There is no such value.</exception>
    public void Set(OrderedDictionary<string, ValueChoice>? values, Entity target, Entity source)
    {
        if (values is null)
            return;
        if (!_values.TryGetValue(values, out var prepared))
            _values.Add(values, prepared = new PreparedValues(values, Names));
        prepared.SetOn(target, source, random);
    }

    /// <summary>The JSON, which is one of the scenario's, with all its texts filled.</summary>
    /// <exception cref="ScenarioException">There is no such value, or it is no number where it should be one.</exception>
    public string Fill(JsonObject map, Entity entity)
    {
        if (!_objects.TryGetValue(map, out var template))
            _objects.Add(map, template = JsonTemplate.Of(map, Names));
        template.AppendTo(_json, entity, random);
        return _json.Take();
    }
}
