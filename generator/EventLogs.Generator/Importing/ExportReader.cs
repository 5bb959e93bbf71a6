using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Finds the event in an export of a schema registry: OpenAPI 3, JSON Schema (draft-04 in the registry; any later one does), or the answer
/// of <c>aws schemas describe-schema</c> or <c>export-schema</c>, which has one of the two in <c>Content</c>.
/// </summary>
internal sealed class ExportReader
{
    /// <summary>The name that registries give to the schema of the whole event.</summary>
    private const string RootName = "AWSEvent";

    /// <summary>Where the registry's answers have the schema.</summary>
    private const string Content = "Content";

    private readonly ICollection<Diagnostic> _problems;
    private string? _description;

    private ExportReader(ICollection<Diagnostic> problems) => _problems = problems;

    /// <summary>The event, or null when there is none, which was reported.</summary>
    public static EventExport? Read(ImportInput input, ICollection<Diagnostic> problems)
    {
        var reader = new ExportReader(problems);
        return reader.Parse(input.Name, input.Text) is { } file ? reader.ReadAnswer(file) : null;
    }

    private JsonFile? Parse(string name, string text)
    {
        var (file, problem) = JsonFile.Parse(name, text);
        if (problem is not null)
            _problems.Add(problem);
        return file;
    }

    private EventExport? ReadAnswer(JsonFile file)
    {
        if (file.Root is not JObject answer || answer["openapi"] is not null || answer["properties"] is not null)
            return ReadExport(file, JsonPointer.Root);

        _description = Text(answer["Description"]);
        return answer[Content] switch
        {
            { Type: JTokenType.String } content => Parse($"{file.Path}#/{Content}", (string)content!) is { } inner ? ReadExport(inner, JsonPointer.Root) : null,
            JObject => ReadExport(file, JsonPointer.Root.Then(Content)),
            _ => ReadExport(file, JsonPointer.Root),
        };
    }

    private EventExport? ReadExport(JsonFile file, JsonPointer document)
    {
        if (document.Find(file.Root) is not JObject root || FindEvent(root) is not { } location || location.Find(root) is not JObject schema)
            return NotAnExport(file);

        var source = Text(schema[SchemaDocument.SourceKeyword]) ?? Text(root[SchemaDocument.SourceKeyword]) ?? OnlyValue(schema, "source");
        var detailType = Text(schema[SchemaDocument.DetailTypeKeyword]) ?? Text(root[SchemaDocument.DetailTypeKeyword]) ?? OnlyValue(schema, "detail-type");
        if (source is null || detailType is null)
        {
            var missing = source is null ? SchemaDocument.SourceKeyword : SchemaDocument.DetailTypeKeyword;
            _problems.Add(Descriptors.UnknownEvent.At(file.At(document.Then([.. location.Tokens])), $"The schema has no {missing}."));
            return null;
        }

        var description = Text(schema["description"]) ?? Text((root["info"] as JObject)?["description"]) ?? _description;
        return new EventExport(file, document, location, source, detailType, string.IsNullOrWhiteSpace(description) ? null : description);
    }

    private static JsonPointer? FindEvent(JObject root)
    {
        if (root["components"] is JObject { } components && components["schemas"] is JObject schemas)
        {
            var named = schemas.Property(RootName, StringComparison.Ordinal) ?? schemas.Properties().FirstOrDefault(IsEvent);
            return named is null ? null : JsonPointer.Root.Then("components", "schemas", named.Name);
        }

        var isSchema = root["properties"] is JObject || root["$ref"] is not null || root["allOf"] is not null;
        return isSchema ? References.Resolve(root, JsonPointer.Root) : null;
    }

    private static bool IsEvent(JProperty schema) =>
        schema.Value is JObject { } value && (value[SchemaDocument.SourceKeyword] is not null || Property(value, "detail-type") is not null);

    private EventExport? NotAnExport(JsonFile file)
    {
        var isEvent = file.Root is JObject root && root["detail-type"] is not null && root["detail"] is not null;
        _problems.Add(Descriptors.NotAnEventSchema.At(
            file.At(JsonPointer.Root), isEvent ? "This is an event, not its schema." : "The file has no schema of an event."));
        return null;
    }

    /// <summary>The one value that a property of the event can have.</summary>
    private static string? OnlyValue(JObject schema, string property) => Property(schema, property) switch
    {
        JObject value when value["const"] is { } only => Text(only),
        JObject value when value["enum"] is JArray { Count: 1 } values => Text(values[0]),
        _ => null,
    };

    private static JToken? Property(JObject schema, string name) => (schema["properties"] as JObject)?[name];

    private static string? Text(JToken? token) => token is { Type: JTokenType.String } ? (string?)token : null;
}
