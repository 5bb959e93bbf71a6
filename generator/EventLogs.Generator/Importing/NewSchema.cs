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
    public static async Task<FileChange?> OfAsync(EventContract contract, SchemaNames names, ImportRequest request, ICollection<Diagnostic> problems)
    {
        var id = names.NewId(contract.Source, contract.DetailType);
        var table = request.Table ?? names.NewTable(contract.Source, contract.DetailType);
        var schema = Assemble(id, contract);
        var columns = await SchemaDraft.PlanAsync(id, request.Schemas, schema).ConfigureAwait(false);
        schema[SchemaDocument.MappingKeyword] = SchemaDraft.Mapping(table, columns);
        SchemaDraft.Describe(columns, contract.Origin).ToList().ForEach(problems.Add);

        var text = SchemaText.Of(schema);
        var found = new List<Diagnostic>();
        if (await SchemaDraft.BindAsync(id, request.Schemas, text, found).ConfigureAwait(false) is { } bound)
            found.AddRange(SchemaDraft.Errors(bound));
        if (found.Count == 0)
            return new FileChange(SchemaDraft.PathOf(id), null, text);

        problems.Add(Descriptors.NotImported.At(contract.Origin, $"'{contract.DetailType}' of {contract.Source} makes no schema without errors."));
        found.ForEach(problems.Add);
        return null;
    }

    private static JObject Assemble(SchemaId id, EventContract contract)
    {
        var schema = new JObject(
            new JProperty("$schema", DraftSeven),
            new JProperty("title", CSharpNames.Identifier(id.Name)),
            new JProperty("description", contract.Schema["description"] ?? $"An event of {contract.Source}: {contract.DetailType}."),
            new JProperty(SchemaDocument.SourceKeyword, contract.Source),
            new JProperty(SchemaDocument.DetailTypeKeyword, contract.DetailType),
            new JProperty(SchemaDocument.MappingKeyword, new JObject()));
        foreach (var property in contract.Schema.Properties())
            schema.TryAdd(property.Name, property.Value);
        return Dialect.InOrder(schema);
    }
}
