using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>Writes the schema of an event that had none.</summary>
internal static class NewSchema
{
    private const string DraftSeven = "http://json-schema.org/draft-07/schema#";

    /// <summary>The file to write, or null when lint would refuse it, which is reported.</summary>
    public static async Task<FileChange?> OfAsync(EventSchema imported, SchemaNames names, ImportRequest request, ICollection<Diagnostic> problems)
    {
        var id = names.NewId(imported.Source, imported.DetailType);
        var table = request.Table ?? names.NewTable(imported.Source, imported.DetailType);
        var schema = Assemble(id, imported);
        var columns = await SchemaDraft.PlanAsync(id, request.Schemas, schema).ConfigureAwait(false);
        schema[SchemaDocument.MappingKeyword] = SchemaDraft.Mapping(table, columns);
        SchemaDraft.Describe(columns, imported.Origin).ToList().ForEach(problems.Add);

        var text = SchemaText.Of(schema);
        var found = new List<Diagnostic>();
        if (await SchemaDraft.BindAsync(id, request.Schemas, text, found).ConfigureAwait(false) is { } bound)
            found.AddRange(SchemaDraft.Errors(bound));
        if (found.Count == 0)
            return new FileChange(SchemaDraft.PathOf(id), null, text);

        problems.Add(Descriptors.NotImported.At(imported.Origin, $"'{imported.DetailType}' of {imported.Source} makes no schema without errors."));
        found.ForEach(problems.Add);
        return null;
    }

    private static JObject Assemble(SchemaId id, EventSchema imported)
    {
        var schema = new JObject(
            new JProperty("$schema", DraftSeven),
            new JProperty("title", CSharpNames.Identifier(id.Name)),
            new JProperty("description", imported.Schema["description"] ?? $"An event of {imported.Source}: {imported.DetailType}."),
            new JProperty(SchemaDocument.SourceKeyword, imported.Source),
            new JProperty(SchemaDocument.DetailTypeKeyword, imported.DetailType),
            new JProperty(SchemaDocument.MappingKeyword, new JObject()));
        foreach (var property in imported.Schema.Properties())
            schema.TryAdd(property.Name, property.Value);
        return Dialect.InOrder(schema);
    }
}
