using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Follows references: JSON Pointers, anchors, <c>$id</c>s, and files beside the document. Registries do not always escape names as
/// RFC 6901 asks, so every reading is tried.
/// </summary>
internal sealed class References(SourceDocuments documents)
{
    /// <summary>The schema that a reference means in the end; null when it leads nowhere.</summary>
    public SchemaAddress? Follow(SchemaAddress from, string reference) => Target(from, reference) is { } target ? Resolve(target) : null;

    /// <summary>The schema itself, or, where there is only a reference, the schema that it leads to; null when that is none.</summary>
    public SchemaAddress? Resolve(SchemaAddress address)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (address.Schema is JObject schema && Reference(schema) is { } reference && IsAlone(schema, address.Document.Draft))
        {
            if (!seen.Add(address.Key) || Target(address, reference) is not { } next)
                return null;
            address = next;
        }

        return address;
    }

    /// <summary>What a schema refers to; null when it refers to nothing.</summary>
    public static string? Reference(JObject schema) =>
        (schema["$ref"] ?? schema["$dynamicRef"] ?? schema["$recursiveRef"]) is { Type: JTokenType.String } reference ? (string?)reference : null;

    /// <summary>Whether a reference is to the web: it is not followed.</summary>
    public static bool IsOnTheWeb(string reference) =>
        Uri.TryCreate(reference, UriKind.Absolute, out var address) && !address.IsFile;

    private static bool IsAlone(JObject schema, Draft draft) =>
        !draft.ReadsSiblings() || schema.Properties().All(property => property.Name is "$ref" or "$dynamicRef" or "$recursiveRef" || !Dialect.IsAssertion(property.Name));

    private SchemaAddress? Target(SchemaAddress from, string reference)
    {
        var (resource, address) = from.Document.ResourceOf(from.Pointer);
        if (reference.Length == 0 || reference[0] == '#')
            return Inside(new SchemaAddress(from.Document, resource), reference) ?? Inside(new SchemaAddress(from.Document, JsonPointer.Root), reference);

        var parts = reference.Split('#', 2);
        // a document that calls itself something that is not an address still lies in a folder
        foreach (var start in new[] { address, from.Document.FileAddress })
        {
            if (Uri.TryCreate(start, parts[0], out var target) && documents.Find(from.Document, SourceDocument.WithoutFragment(target)) is { } found)
                return Inside(found, parts.Length == 1 ? "#" : "#" + parts[1]);
        }

        return null;
    }

    /// <summary>The schema that a fragment means in a resource.</summary>
    private static SchemaAddress? Inside(SchemaAddress resource, string fragment)
    {
        foreach (var reading in Readings(fragment))
        {
            var target = resource.Then([.. reading.Tokens]);
            if (target.Schema is { Type: JTokenType.Object or JTokenType.Boolean })
                return target;
        }

        return fragment.Length > 1 && fragment[1] != '/' && resource.Document.Anchor(resource.Pointer, Uri.UnescapeDataString(fragment[1..])) is { } anchor
            ? resource with { Pointer = anchor }
            : null;
    }

    private static IEnumerable<JsonPointer> Readings(string fragment)
    {
        if ((fragment.Length == 0 ? JsonPointer.Root : JsonPointer.FromFragment(fragment)) is not { } standard)
            yield break;

        yield return standard;
        if (standard.Tokens.IsEmpty)
            yield break;

        var raw = fragment[2..].Split('/');
        yield return new JsonPointer([.. raw]);
        yield return new JsonPointer([.. raw.Select(Uri.UnescapeDataString)]);

        // a name with a slash that was not escaped
        for (var names = 1; names < standard.Tokens.Length; names++)
            yield return new JsonPointer([.. standard.Tokens[..names], string.Join('/', standard.Tokens[names..])]);
    }
}
