using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Finds the events in an export of a schema registry: OpenAPI 3, JSON Schema (draft-04 in the registry; any later one does), or the answer
/// of <c>aws schemas describe-schema</c> or <c>export-schema</c>, which has one of the two in <c>Content</c>. Or in what teams have of their
/// own: schemas of the detail alone, and AsyncAPI documents.
/// </summary>
internal sealed class ExportReader(ImportRequest request, SourceDocuments documents, References references, ICollection<Diagnostic> problems)
{
    /// <summary>The name that registries give to the schema of the whole event.</summary>
    private const string RootName = "AWSEvent";

    /// <summary>Where the registry's answers have the schema.</summary>
    private const string Content = "Content";

    private string? _description;

    /// <summary>The events of a document. Where there is none, that is reported.</summary>
    public IReadOnlyList<EventExport> Read(SourceDocument document)
    {
        _description = null;
        return Unwrap(document) is { } inner ? ReadDocument(inner) : [];
    }

    /// <summary>The document itself, or the one that is the content of a registry's answer.</summary>
    private SourceDocument? Unwrap(SourceDocument document)
    {
        if (document.Root is not JObject answer || answer["openapi"] is not null || answer["properties"] is not null)
            return document;

        _description = Text(answer["Description"]);
        return answer[Content] switch
        {
            { Type: JTokenType.String } content => documents.Parse($"{document.File.Path}#/{Content}", (string)content!) is { } file
                ? documents.Add(new SourceDocument(file, JsonPointer.Root, null))
                : null,
            JObject => documents.Add(new SourceDocument(document.File, JsonPointer.Root.Then(Content), document.Path)),
            _ => document,
        };
    }

    private List<EventExport> ReadDocument(SourceDocument document)
    {
        if (document.Root is not JObject root)
            return NotAnExport(document);
        if (root["asyncapi"] is not null)
            return ReadMessages(document);

        var schemas = Events(document, root);
        if (schemas.Count == 0)
            return NotAnExport(document);
        return [.. schemas.Select(schema => Event(document, root, schema)).OfType<EventExport>()];
    }

    private EventExport? Event(SourceDocument document, JObject root, SchemaAddress address)
    {
        var schema = (JObject)address.Schema!;
        var isDetail = request.IsDetail && root["openapi"] is null;
        if (!isDetail && !IsNamedByRegistry(address) && !PropertyNames(address).Overlaps([Envelope.Detail, "detail-type"]))
        {
            problems.Add(Descriptors.DetailOnly.At(address.Location, "The schema has neither detail nor detail-type."));
            return null;
        }

        var source = Text(schema[SchemaDocument.SourceKeyword]) ?? Text(root[SchemaDocument.SourceKeyword]) ?? OnlyValue(schema, "source", isDetail) ?? request.Source;
        var detailType = Text(schema[SchemaDocument.DetailTypeKeyword]) ?? Text(root[SchemaDocument.DetailTypeKeyword])
            ?? OnlyValue(schema, "detail-type", isDetail) ?? request.DetailType ?? (isDetail ? NameOf(document, schema) : null);
        if (source is null || detailType is null)
            return Unknown(address, source is null ? SchemaDocument.SourceKeyword : SchemaDocument.DetailTypeKeyword);

        var description = Text(schema["description"]) ?? Text((root["info"] as JObject)?["description"]) ?? _description;
        return new EventExport(address, source, detailType, string.IsNullOrWhiteSpace(description) ? null : description, isDetail);
    }

    private EventExport? Unknown(SchemaAddress address, string missing)
    {
        problems.Add(Descriptors.UnknownEvent.At(address.Location, $"The schema has no {missing}."));
        return null;
    }

    private static string NameOf(SourceDocument document, JObject schema) =>
        Text(schema["title"]) is { } title && !string.IsNullOrWhiteSpace(title) ? title : SchemaFileName.Stem(document.File.Path);

    private List<SchemaAddress> Events(SourceDocument document, JObject root)
    {
        var whole = new SchemaAddress(document, JsonPointer.Root);
        if (root["components"] is JObject { } components && components["schemas"] is JObject schemas)
        {
            var named = schemas.Properties().Where(schema => schema.Value is JObject && (schema.Name == RootName || SaysSource(schema.Value))).ToList();
            // where none says that it is an event's, the first that looks like one
            var events = named.Count > 0 ? named : schemas.Properties().Where(schema => Property(schema.Value, "detail-type") is not null).Take(1);
            return [.. events.Select(schema => whole.Then("components", "schemas", schema.Name))];
        }

        var isSchema = root["properties"] is JObject || References.Reference(root) is not null || root["allOf"] is not null
            || request.IsDetail && root.Properties().Any(property => property.Name != "$ref" && Dialect.IsAssertion(property.Name));
        return isSchema && references.Resolve(whole) is { Schema: JObject } schema ? [schema] : [];
    }

    private static bool IsNamedByRegistry(SchemaAddress address) => address.Pointer.Tokens is ["components", "schemas", RootName];

    private static bool SaysSource(JToken schema) => schema[SchemaDocument.SourceKeyword] is not null;

    /// <summary>The messages of an AsyncAPI document of version 2 or 3. Their payload is the detail, unless it has one.</summary>
    private List<EventExport> ReadMessages(SourceDocument document)
    {
        var (exports, before) = (new List<EventExport>(), problems.Count);
        var whole = new SchemaAddress(document, JsonPointer.Root);
        foreach (var pointer in AsyncApi.Messages(document.Root))
        {
            if (references.Resolve(whole with { Pointer = pointer }) is not { Schema: JObject found } target || references.Resolve(target.Then("payload")) is not { Schema: JObject payload } schema)
                continue;
            var source = Text(found[SchemaDocument.SourceKeyword]) ?? Text(payload[SchemaDocument.SourceKeyword]) ?? OnlyValue(payload, "source", isDetail: false) ?? request.Source;
            var detailType = Text(found[SchemaDocument.DetailTypeKeyword]) ?? Text(payload[SchemaDocument.DetailTypeKeyword])
                ?? request.DetailType ?? Text(found["name"]) ?? Text(found["title"]) ?? target.Pointer.Tokens.LastOrDefault("message");
            var isDetail = !PropertyNames(schema).Contains("detail-type");
            if (source is null)
                Unknown(schema, SchemaDocument.SourceKeyword);
            else if (!exports.Exists(export => export.DetailType == detailType))
                exports.Add(new EventExport(schema, source, detailType, Text(found["description"]) ?? Text(found["summary"]) ?? Text(payload["description"]), isDetail));
        }

        return exports.Count > 0 || problems.Count > before ? exports : NotAnExport(document);
    }

    /// <summary>The names of a schema's properties, those of its parts included.</summary>
    private HashSet<string> PropertyNames(SchemaAddress address)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<SchemaAddress>([address]);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next.Key) || next.Schema is not JObject schema)
                continue;
            names.UnionWith((schema["properties"] as JObject ?? []).Properties().Select(property => property.Name));
            if (References.Reference(schema) is { } reference && references.Follow(next, reference) is { } target)
                open.Push(target);
            foreach (var keyword in Dialect.Combinations)
            {
                for (var index = 0; index < (schema[keyword] as JArray ?? []).Count; index++)
                    open.Push(next.Then(keyword, index.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        return names;
    }

    private List<EventExport> NotAnExport(SourceDocument document)
    {
        var isEvent = document.Root is JObject root && root["detail-type"] is not null && root["detail"] is not null;
        problems.Add(Descriptors.NotAnEventSchema.At(
            document.At(JsonPointer.Root), isEvent ? "This is an event, not its schema." : "The file has no schema of an event."));
        return [];
    }

    /// <summary>The one value that a property of the event can have.</summary>
    private static string? OnlyValue(JObject schema, string property, bool isDetail) => isDetail ? null : Property(schema, property) switch
    {
        JObject value when value["const"] is { } only => Text(only),
        JObject value when value["enum"] is JArray { Count: 1 } values => Text(values[0]),
        _ => null,
    };

    private static JToken? Property(JToken schema, string name) => ((schema as JObject)?["properties"] as JObject)?[name];

    private static string? Text(JToken? token) => token is { Type: JTokenType.String } ? (string?)token : null;
}
