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
    /// <param name="encode">What is done to all that stands around the placeholders.</param>
    public static TemplateText Of(string text, Func<string, string> encode)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var at = 0;
        foreach (Match placeholder in Placeholder().Matches(text))
        {
            parts.Add(new Part(encode(text[at..placeholder.Index]), placeholder.Groups["name"].Value));
            at = placeholder.Index + placeholder.Length;
        }

        return new TemplateText(parts.ToImmutable(), encode(text[at..]));
    }

    /// <summary>The text with the values of an entity.</summary>
    public string Fill(TextTemplate templates, Entity entity) => _parts switch
    {
        [] => _rest,
        [var one] => string.Concat(one.Before, templates.Value(one.Name, entity), _rest),
        _ => string.Concat(string.Concat(_parts.Select(part => part.Before + templates.Value(part.Name, entity))), _rest),
    };

    /// <summary>Appends the text with the values of an entity.</summary>
    /// <param name="templates">Gives values.</param>
    /// <param name="entity">Has values.</param>
    /// <param name="json">The JSON that it is a string of.</param>
    public void AppendTo(JsonText json, TextTemplate templates, Entity entity)
    {
        foreach (var part in _parts)
        {
            json.AppendEncoded(part.Before);
            json.Append(templates.Value(part.Name, entity));
        }

        json.AppendEncoded(_rest);
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}")]
    private static partial Regex Placeholder();

    /// <summary>A placeholder, and what stands before it.</summary>
    private readonly record struct Part(string Before, string Name);
}
