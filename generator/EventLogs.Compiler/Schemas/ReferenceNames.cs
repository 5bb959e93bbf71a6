using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>
/// References by name: <c>$id</c>, <c>$anchor</c>, and <c>$id</c> with a fragment as draft-07 has it. They are replaced by JSON Pointers, so
/// that everything after knows only one kind of reference.
/// </summary>
internal sealed class ReferenceNames
{
    /// <summary>What a schema without an <c>$id</c> is called, so that relative names have something to be relative to.</summary>
    private static readonly Uri NoName = new("schema://file/");

    private readonly JObject _root;
    private readonly Dictionary<string, JsonPointer> _named = new(StringComparer.Ordinal);
    private readonly List<(JValue Reference, Uri Base)> _references = [];

    private ReferenceNames(JObject root) => _root = root;

    /// <summary>Replaces every reference by name that leads to a schema of the same file. The others stay as they are.</summary>
    public static void Replace(JObject root)
    {
        var names = new ReferenceNames(root);
        names.Collect();
        foreach (var (reference, @base) in names._references)
        {
            var text = (string)reference!;
            if (names.Resolve(text, @base) is { } target && JsonPointer.FromFragment(text)?.ToString() != target.ToString())
                reference.Value = target.ToFragment();
        }
    }

    private void Collect()
    {
        var open = new Stack<(JsonPointer Location, JToken Schema, Uri Base)>();
        open.Push((JsonPointer.Root, _root, NoName));
        _named[NoName.AbsoluteUri] = JsonPointer.Root;
        while (open.TryPop(out var next))
        {
            if (next.Schema is not JObject schema)
                continue;

            var @base = Name(schema, next.Location, next.Base);
            if (schema["$ref"] is JValue { Type: JTokenType.String } reference)
                _references.Add((reference, @base));
            foreach (var (location, child) in SchemaWalker.Children(next.Location, schema))
                open.Push((location, child, @base));
        }
    }

    /// <summary>Takes down a schema's names.</summary>
    /// <returns>What names inside it are relative to.</returns>
    private Uri Name(JObject schema, JsonPointer location, Uri @base)
    {
        if ((Text(schema, "$id") ?? Text(schema, "id")) is { } id && Uri.TryCreate(@base, id, out var name))
        {
            // "#name" is a name inside the schema around it
            if (id is not ['#', ..] && Uri.TryCreate(name.GetLeftPart(UriPartial.Query), UriKind.Absolute, out var inside))
                @base = inside;
            _named.TryAdd(name.AbsoluteUri.TrimEnd('#'), location);
        }

        if (Text(schema, "$anchor") is { } anchor)
            _named.TryAdd($"{@base.AbsoluteUri}#{anchor}", location);
        return @base;
    }

    private JsonPointer? Resolve(string reference, Uri @base)
    {
        if (!Uri.TryCreate(@base, reference, out var name))
            return null;
        if (_named.TryGetValue(name.AbsoluteUri.TrimEnd('#'), out var named))
            return named;

        // a pointer inside a schema that has a name of its own
        return name.Fragment.StartsWith("#/", StringComparison.Ordinal)
            && _named.TryGetValue(name.GetLeftPart(UriPartial.Query), out var around)
            && JsonPointer.FromFragment(name.Fragment) is { } inside
            && around.Then([.. inside.Tokens]) is var location && location.Find(_root) is not null
            ? location
            : null;
    }

    private static string? Text(JObject schema, string keyword) => schema[keyword] is { Type: JTokenType.String } text ? (string?)text : null;
}
