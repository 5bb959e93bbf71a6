using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Output;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>Brings a schema that is there up to date, and keeps what people made of it.</summary>
internal sealed class SchemaUpdate(
    KnownSchema known, EventSchema imported, SchemaNames names, ImportRequest request, ICollection<Diagnostic> problems)
{
    /// <summary>The file to write, its text equal to the one before when there is nothing new; null when the schema has errors, which is reported.</summary>
    public async Task<ImportDraft?> RunAsync()
    {
        var found = new List<Diagnostic>();
        if (await BindAsync(known.File.Text, found).ConfigureAwait(false) is not { } before)
        {
            problems.Add(Descriptors.NotImported.At(imported.Origin, $"The schema of '{imported.DetailType}' has errors: fix them first."));
            found.ForEach(problems.Add);
            return null;
        }

        // what is too long for a column is cut as it was when the schema was new, so that nothing changes
        await NewSchema.PlanAsync(known.Id, imported.Schema, imported, request.Schemas, problems).ConfigureAwait(false);
        var (path, text, root) = (SchemaDraft.PathOf(known.Id), known.File.Text, known.ToDialect());
        var merged = Merge(root);
        await NameColumnsAsync(merged, before).ConfigureAwait(false);
        if (merged.ToString(Formatting.None) == root.ToString(Formatting.None))
            return new ImportDraft(new FileChange(path, text, text), before.Log);

        // errors in x-event-log are for people to fix: they can, once the properties are there
        var written = SchemaText.Of(merged, known.File);
        if (await BindAsync(written, problems).ConfigureAwait(false) is not { } after)
            return null;
        SchemaDraft.Errors(after).ToList().ForEach(problems.Add);
        return new ImportDraft(new FileChange(path, text, written), after.Log);
    }

    private Task<BoundSchema?> BindAsync(string text, ICollection<Diagnostic> found) => SchemaDraft.BindAsync(known.Id, request.Schemas, text, found);

    private JObject Merge(JObject root)
    {
        var merged = request.IsSamples
            ? SchemaMerge.Widen(root, imported.Schema, Report)
            : SchemaMerge.Update(root, imported.Schema, Report);
        ExactNumbers.Resolve(merged, root, (pointer, isKept) => problems.Add(isKept
            ? Descriptors.DigitsKept.At(imported.Origin, $"{SchemaPath.Of(pointer)} of '{imported.DetailType}' is JSON text.")
            : Descriptors.DigitsLost.At(known.File.At(pointer), $"{SchemaPath.Of(pointer)} has more digits than its type holds.")));
        if (request.Table is { } table && merged[SchemaDocument.MappingKeyword] is JObject mapping)
            mapping["table"] = table;
        return merged;
    }

    private void Report(DiagnosticDescriptor descriptor, JsonPointer location, string message) => problems.Add(descriptor.At(known.File.At(location), message));

    private async Task NameColumnsAsync(JObject merged, BoundSchema before)
    {
        if (merged[SchemaDocument.MappingKeyword] is null)
        {
            var columns = await SchemaDraft.PlanAsync(known.Id, request.Schemas, merged).ConfigureAwait(false);
            var table = request.Table ?? names.NewTable(imported.Source, imported.DetailType);
            Dialect.Insert(merged, SchemaDocument.MappingKeyword, SchemaDraft.Mapping(table, columns));
            Describe(columns);
        }
        else if (before is { Log: { } was, Document.Mapping: { } mapping }
            && await BindAsync(SchemaText.Of(merged), []).ConfigureAwait(false) is { Log: { } now })
        {
            var added = NamedColumns.Extend(mapping.Columns.Select(column => column.Name), Appended(was, mapping), Appended(now, mapping));
            AddColumns((JObject)merged[SchemaDocument.MappingKeyword]!, added);
            Describe(added);
        }
    }

    private static void AddColumns(JObject mapping, IEnumerable<NamedColumn> added)
    {
        foreach (var column in added)
        {
            if (mapping["columns"] is not JObject)
                mapping.Property("table", StringComparison.Ordinal)!.AddAfterSelf(new JProperty("columns", new JObject()));
            mapping["columns"]![column.Name] = column.ToJson();
        }
    }

    private void Describe(IEnumerable<NamedColumn> columns) =>
        SchemaDraft.Describe(columns, _ => known.File.At(JsonPointer.Root.Then(SchemaDocument.MappingKeyword))).ToList().ForEach(problems.Add);

    /// <summary>The columns that stand after those that x-event-log names.</summary>
    private static List<NamedColumn> Appended(EventLog log, TableMapping mapping) =>
    [
        .. log.Columns.Select(column => new NamedColumn(column.Name, column.From.Keys, column.Type))
            .Where(column => !mapping.Columns.Any(named => named.Name == column.Name && named.From.Keys.AsSpan().SequenceEqual(column.From.AsSpan()))),
    ];
}
