using EventLogs.Compiler.Json;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Schemas;
using EventLogs.Runtime.Catalog;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>A schema that is there before an import.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="File">Its text with locations.</param>
/// <param name="Root">The schema.</param>
internal sealed record KnownSchema(SchemaId Id, JsonFile File, JObject Root)
{
    public string? Source => Text(SchemaDocument.SourceKeyword);

    public DetailTypes? DetailTypes => DetailTypesReader.Read(Root[SchemaDocument.DetailTypeKeyword]).DetailTypes;

    public string? Table => Root[SchemaDocument.MappingKeyword] is JObject mapping && mapping["table"] is { Type: JTokenType.String } table ? (string?)table : null;

    /// <summary>The schema with every reference in the one form that import writes. The schema must load.</summary>
    public JObject ToDialect()
    {
        if (IsInDialect())
            return (JObject)Root.DeepClone();

        var export = EventExport.OfOwn(File, Source ?? "", DetailTypes?.First ?? "");
        var converted = ExportConverter.Convert(export, new References(new SourceDocuments([])), new KeywordNotes(), []).Schema;
        var schema = new JObject();
        foreach (var property in Root.Properties().Where(property => property.Name is not (Dialect.Definitions or "definitions")))
            schema[property.Name] = converted[property.Name] ?? property.Value.DeepClone();
        schema[Dialect.Definitions] = converted[Dialect.Definitions];
        return schema;
    }

    private bool IsInDialect() =>
        Root["definitions"] is null
        && SchemaWalker.Walk(Root).All(location => location.Schema["$ref"] is not { } reference || IsDefinition((string?)reference));

    private bool IsDefinition(string? reference) =>
        Dialect.DefinitionsOf(Root).Properties().Any(definition => Dialect.Reference(definition.Name) == reference && Dialect.ReferredTo(definition.Value) is null);

    private string? Text(string keyword) => Root[keyword] is { Type: JTokenType.String } text ? (string?)text : null;
}
