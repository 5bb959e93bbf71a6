using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>A text with placeholders, taken apart once.</summary>
internal sealed partial class TemplateText
{
    private readonly ImmutableArray<Part> _parts;
    private readonly string _rest;

    private TemplateText(ImmutableArray<Part> parts, string rest) => (_parts, _rest) = (parts, rest);

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text, with names in braces.</param>
    /// <param name="names">The names of all values.</param>
    /// <param name="encode">What is done to all that stands around the placeholders.</param>
    public static TemplateText Of(string text, ValueNames names, Func<string, string> encode)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var at = 0;
        foreach (Match match in InBraces().Matches(text))
        {
            parts.Add(new Part(encode(text[at..match.Index]), new Placeholder(match.Groups["name"].Value, names)));
            at = match.Index + match.Length;
        }

        return new TemplateText(parts.ToImmutable(), encode(text[at..]));
    }

    /// <summary>The text with the values of an entity.</summary>
    public string Fill(Entity entity, Random random) => _parts switch
    {
        [] => _rest,
        [var one] => string.Concat(one.Before, one.Value.Value(entity, random), _rest),
        _ => string.Concat(string.Concat(_parts.Select(part => part.Before + part.Value.Value(entity, random))), _rest),
    };

    /// <summary>Appends the text with the values of an entity.</summary>
    /// <param name="json">The JSON that it is a string of.</param>
    /// <param name="entity">Has values.</param>
    /// <param name="random">Gives values too.</param>
    public void AppendTo(JsonText json, Entity entity, Random random)
    {
        foreach (var part in _parts)
        {
            json.AppendEncoded(part.Before);
            json.Append(part.Value.Value(entity, random));
        }

        json.AppendEncoded(_rest);
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}")]
    private static partial Regex InBraces();

    /// <summary>A placeholder, and what stands before it.</summary>
    private readonly record struct Part(string Before, Placeholder Value);
}
