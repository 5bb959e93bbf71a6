using System.Collections.Immutable;
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
    public static async Task<ImportDraft?> OfAsync(EventSchema imported, SchemaNames names, ImportRequest request, ICollection<Diagnostic> problems)
    {
        var id = names.NewId(imported.Source, imported.DetailType);
        var table = request.Table ?? names.NewTable(imported.Source, imported.DetailType);
        ExactNumbers.Resolve(imported.Schema, null, (pointer, _) =>
            problems.Add(Descriptors.DigitsKept.At(imported.Origin, $"{SchemaPath.Of(pointer)} of '{imported.DetailType}' is JSON text.")));
        var schema = Assemble(id, imported);
        FieldNames.Give(schema);
        var columns = await PlanAsync(id, schema, imported, request.Schemas, problems).ConfigureAwait(false);
        schema[SchemaDocument.MappingKeyword] = SchemaDraft.Mapping(table, columns);
        SchemaDraft.Describe(columns, imported.At).ToList().ForEach(problems.Add);

        var text = SchemaText.Of(schema);
        var found = new List<Diagnostic>();
        var bound = await SchemaDraft.BindAsync(id, request.Schemas, text, found).ConfigureAwait(false);
        if (bound is not null)
            found.AddRange(SchemaDraft.Errors(bound));
        if (found.Count == 0)
            return new ImportDraft(new FileChange(SchemaDraft.PathOf(id), null, text), bound?.Log);

        problems.Add(Descriptors.NotImported.At(imported.Origin, $"'{imported.DetailType}' of {imported.Source} makes no schema without errors."));
        found.ForEach(problems.Add);
        return null;
    }

    /// <summary>The columns to name. Where Glue would not take a type, its deepest parts become JSON text until it does.</summary>
    /// <param name="id">The schema's identity.</param>
    /// <param name="schema">The schema, which is changed.</param>
    /// <param name="imported">What it was made of.</param>
    /// <param name="schemas">The schemas folder.</param>
    /// <param name="problems">Takes what was cut.</param>
    public static async Task<ImmutableArray<NamedColumn>> PlanAsync(
        SchemaId id, JObject schema, EventSchema imported, string schemas, ICollection<Diagnostic> problems)
    {
        var cut = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var columns = await SchemaDraft.PlanAsync(id, schemas, schema).ConfigureAwait(false);
            var shortened = columns.Where(column => column.IsTooLong && DeepTypes.Cut(schema, column.From)).ToList();
            if (shortened.Count == 0)
                return columns;
            foreach (var column in shortened.Where(column => cut.Add(column.Name)))
                problems.Add(Descriptors.DeepestPartsAreText.At(imported.At(column.From), $"The deepest parts of '{column.From[^1]}' are JSON text."));
        }
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

/// <summary>What an import makes of one event.</summary>
/// <param name="Change">The file to write, its text equal to the one before when there is nothing new.</param>
/// <param name="Log">The log that the schema describes; null when it has errors.</param>
internal sealed record ImportDraft(FileChange Change, EventLog? Log);
