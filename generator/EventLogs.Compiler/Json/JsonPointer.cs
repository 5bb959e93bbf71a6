using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Json;

/// <summary>A JSON Pointer (RFC 6901).</summary>
/// <param name="Tokens">The names and positions from the root, unescaped.</param>
internal readonly record struct JsonPointer(ImmutableArray<string> Tokens)
{
    public static JsonPointer Root { get; } = new([]);

    public JsonPointer Then(params ReadOnlySpan<string> tokens) => new([.. Tokens, .. tokens]);

    /// <summary>Reads the fragment of a <c>$ref</c> into its own file: <c>#</c> or <c>#/a/b</c>, percent-encoded as URIs are.</summary>
    public static JsonPointer? FromFragment(string reference)
    {
        if (reference == "#")
            return Root;
        return reference.StartsWith("#/", StringComparison.Ordinal)
            ? new([.. Uri.UnescapeDataString(reference[2..]).Split('/').Select(Unescape)])
            : null;
    }

    /// <summary>The <c>$ref</c> that <see cref="FromFragment"/> reads back.</summary>
    public string ToFragment() => "#" + string.Concat(Tokens.Select(token => "/" + Uri.EscapeDataString(Escape(token))));

    /// <summary>The value it points to, or null.</summary>
    public JToken? Find(JToken root)
    {
        JToken? token = root;
        foreach (var name in Tokens)
        {
            token = Child(token, name);
            if (token is null)
                return null;
        }

        return token;
    }

    /// <summary>The value it points to, or the innermost one on the way that exists.</summary>
    public JToken Nearest(JToken root)
    {
        foreach (var name in Tokens)
        {
            if (Child(root, name) is not { } child)
                break;
            root = child;
        }

        return root;
    }

    public override string ToString() => string.Concat(Tokens.Select(token => "/" + Escape(token)));

    private static JToken? Child(JToken token, string name) => token switch
    {
        JObject map => map.Property(name, StringComparison.Ordinal)?.Value,
        JArray array when name is "0" or [>= '1', ..] && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < array.Count
            => array[index],
        _ => null,
    };

    private static string Escape(string token) =>
        token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Unescape(string token) =>
        token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
