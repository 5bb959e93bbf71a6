using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EventLogs.Compiler.Text;

/// <summary>Singular JSONPaths (RFC 9535) of names: <c>$.detail['deployment-id']</c>.</summary>
internal static partial class SingularPath
{
    /// <summary>Reads a path.</summary>
    /// <param name="text">The path.</param>
    /// <param name="keys">The names after <c>$</c>; at least one.</param>
    /// <param name="problem">What is wrong with it, as the end of a sentence.</param>
    public static bool TryParse(string text, out ImmutableArray<string> keys, [NotNullWhen(false)] out string? problem)
    {
        keys = [];
        var names = ImmutableArray.CreateBuilder<string>();
        if (!text.StartsWith('$'))
        {
            problem = "does not start with $";
            return false;
        }

        for (var at = 1; at < text.Length;)
        {
            problem = text[at] == '.' ? ReadShorthand(text, ref at, names) : ReadBracket(text, ref at, names);
            if (problem is not null)
                return false;
        }

        keys = names.ToImmutable();
        problem = keys.IsEmpty ? "names the whole event" : null;
        return problem is null;
    }

    /// <summary>Writes a path on one line, with brackets only where a name needs them.</summary>
    public static string Format(IEnumerable<string> keys)
    {
        var path = new StringBuilder("$");
        foreach (var key in keys)
        {
            if (key.Length > 0 && IsNameFirst(key[0]) && key.All(IsNameCharacter))
                path.Append('.').Append(key);
            else
                path.Append("['").Append(Quote(key)).Append("']");
        }

        return path.ToString();
    }

    private static string? ReadShorthand(string text, ref int at, ImmutableArray<string>.Builder names)
    {
        var start = ++at;
        while (at < text.Length && IsNameCharacter(text[at]))
            at++;

        if (at == start || !IsNameFirst(text[start]))
            return "has no name after a dot; write other names as ['name']";
        if (at < text.Length && text[at] is not ('.' or '['))
            return $"has a '{text[at]}' in a name after a dot; write such names as ['name']";
        names.Add(text[start..at]);
        return null;
    }

    private static string? ReadBracket(string text, ref int at, ImmutableArray<string>.Builder names)
    {
        if (text[at] != '[')
            return $"has an unexpected '{text[at]}'";
        if (at + 1 >= text.Length || text[at + 1] is not ('\'' or '"'))
            return "selects by position or by a query; only names are taken";

        if (Bracket().Match(text, at) is not { Success: true } bracket)
            return "has a [ without its ]";

        at += bracket.Length;
        if (Unquote(bracket.Groups["name"].Value, text[bracket.Index + 1]) is not { } name)
            return $"has a name in brackets that is not text: {bracket.Value}";
        names.Add(name);
        return null;
    }

    // RFC 9535 section 2.3.1.1: a name in quotes is a JSON string, only that the other kind of quote stands for itself
    private static string? Unquote(string quoted, char quote)
    {
        if (quote == '\'')
            quoted = quoted.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\\'", "'", StringComparison.Ordinal);
        try
        {
            return JsonSerializer.Deserialize<string>($"\"{quoted}\"");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Quote(string name) =>
        JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()
            .Replace("\\\"", "\"", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);

    [GeneratedRegex("""\G\[(?:'(?<name>(?:[^'\\]|\\.)*)'|"(?<name>(?:[^"\\]|\\.)*)")\]""")]
    private static partial Regex Bracket();

    // RFC 9535 section 2.5.1: member-name-shorthand
    private static bool IsNameFirst(char character) => char.IsAsciiLetter(character) || character is '_' or >= '\u0080';

    private static bool IsNameCharacter(char character) => IsNameFirst(character) || char.IsAsciiDigit(character);
}
