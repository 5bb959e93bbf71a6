using System.Globalization;
using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>Which documents of a folder are there for others: these refer to them, or they have nothing but definitions.</summary>
internal sealed class DocumentParts
{
    private readonly HashSet<SourceDocument> _parts = [];

    public DocumentParts(References references, IReadOnlyCollection<SourceDocument> documents)
    {
        foreach (var document in documents)
        {
            var targets = ReferencesIn(new SchemaAddress(document, JsonPointer.Root)).Select(found => references.Follow(found.Address, found.Reference)?.Document);
            _parts.UnionWith(targets.OfType<SourceDocument>().Where(target => target != document));
            if (document.Root is JObject root && (root["$defs"] ?? root["definitions"]) is not null && root.Properties().All(property => !Dialect.IsAssertion(property.Name)))
                _parts.Add(document);
        }
    }

    public bool Contains(SourceDocument document) => _parts.Contains(document);

    private static IEnumerable<(SchemaAddress Address, string Reference)> ReferencesIn(SchemaAddress address) => address.Schema switch
    {
        JObject members => members.Properties().SelectMany(member => member is { Name: "$ref", Value.Type: JTokenType.String }
            ? [(address, (string)member.Value!)]
            : ReferencesIn(address.Then(member.Name))),
        JArray items => items.SelectMany((_, index) => ReferencesIn(address.Then(index.ToString(CultureInfo.InvariantCulture)))),
        _ => [],
    };
}
