using System.Collections.Immutable;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>Values of a scenario, their names looked up and their texts taken apart.</summary>
internal sealed class PreparedValues(OrderedDictionary<string, ValueChoice> values, ValueNames names)
{
    private readonly ImmutableArray<(int Number, ImmutableArray<TemplateText> Texts)> _values =
    [
        .. values.Select(value => (names[value.Key], value.Value.Texts.Select(text => TemplateText.Of(text, names, static part => part)).ToImmutableArray())),
    ];

    /// <summary>Gives them to an entity.</summary>
    /// <param name="target">Has them from now on.</param>
    /// <param name="source">Has the values that their texts name.</param>
    /// <param name="random">Takes one of the texts for each.</param>
    public void SetOn(Entity target, Entity source, Random random)
    {
        foreach (var (number, texts) in _values)
            target[number] = texts[random.Next(texts.Length)].Fill(source, random);
    }
}
