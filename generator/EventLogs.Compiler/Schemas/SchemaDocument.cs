using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Model;
using EventLogs.Runtime.Catalog;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace EventLogs.Compiler.Schemas;

/// <summary>One schema as it was read.</summary>
/// <param name="Id">Its identity: its location in the schemas folder.</param>
/// <param name="File">Its text with locations.</param>
/// <param name="Root">The schema.</param>
/// <param name="Definition">The schema as NJsonSchema reads it; null when it is not a valid one, which was reported.</param>
/// <param name="Mapping">What x-event-log says; null when it is missing or names no table, which was reported.</param>
internal sealed record SchemaDocument(SchemaId Id, JsonFile File, JObject Root, JsonSchema? Definition, TableMapping? Mapping)
{
    public string? Title => Text("title");

    public string? Source => Text(SourceKeyword);

    /// <summary>The detail types of its events; null when it names none, or what is wrong with them is reported by Lint.</summary>
    public DetailTypes? DetailTypes => DetailTypesReader.Read(Root[DetailTypeKeyword]).DetailTypes;

    public const string SourceKeyword = "x-amazon-events-source";
    public const string DetailTypeKeyword = "x-amazon-events-detail-type";
    public const string MappingKeyword = "x-event-log";
    public const string FieldKeyword = "x-event-log-field";

    public Location At(params ReadOnlySpan<string> tokens) => File.At(JsonPointer.Root.Then(tokens));

    private string? Text(string keyword) => Root[keyword] is { Type: JTokenType.String } token ? (string?)token : null;
}
