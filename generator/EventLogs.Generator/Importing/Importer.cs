using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>Turns exports or sample events into schema files. One input that cannot be imported does not keep the others out.</summary>
internal sealed class Importer
{
    private static readonly Location TableOption = new("--table");

    private readonly ImportRequest _request;
    private readonly KnownSchemas _known;
    private readonly List<Diagnostic> _problems;
    private readonly List<FileChange> _changes = [];
    private int _unchanged;

    private Importer(ImportRequest request, KnownSchemas known, List<Diagnostic> problems) => (_request, _known, _problems) = (request, known, problems);

    /// <summary>Finds out what to write, and writes nothing.</summary>
    /// <param name="request">What the user asked for.</param>
    /// <param name="inputs">The texts.</param>
    /// <param name="progress">Is told of each schema that is done, and how many there are.</param>
    public static async Task<ImportResult> ImportAsync(
        ImportRequest request, IReadOnlyCollection<ImportInput> inputs, Action<int, int>? progress = null)
    {
        var problems = new List<Diagnostic>();
        var known = KnownSchemas.Read(request.Schemas, problems);
        // without knowing what is there, an import might make a second schema for an event
        if (problems.Count > 0)
            return new ImportResult([], 0, [.. problems]);

        var importer = new Importer(request, known, problems);
        var schemas = importer.EventSchemas(inputs);
        for (var done = 0; importer.MayName(schemas) && done < schemas.Count; done++)
        {
            progress?.Invoke(done, schemas.Count);
            await importer.ImportAsync(schemas[done]).ConfigureAwait(false);
        }

        return new ImportResult([.. importer._changes], importer._unchanged, [.. problems.Distinct()]);
    }

    /// <summary>A schema for each event, in an order that does not depend on that of the inputs: names of new schemas depend on it.</summary>
    private List<EventSchema> EventSchemas(IEnumerable<ImportInput> inputs)
    {
        var all = _request.IsSamples
            ? inputs.SelectMany(input => SampleReader.Read(input, _problems))
            : inputs.Select(input => ExportReader.Read(input, _problems)).OfType<EventExport>().Select(export => ExportConverter.Convert(export, _problems));
        return
        [
            .. all.GroupBy(schema => (schema.Source, schema.DetailType))
                .OrderBy(same => same.Key.Source, StringComparer.Ordinal).ThenBy(same => same.Key.DetailType, StringComparer.Ordinal)
                .Select(same => same.Aggregate(Unite)),
        ];
    }

    private EventSchema Unite(EventSchema first, EventSchema second)
    {
        if (!_request.IsSamples)
        {
            var (descriptor, outcome) = JToken.DeepEquals(first.Schema, second.Schema)
                ? (Descriptors.DuplicateExport, "and is the same")
                : (Descriptors.DifferentExports, "and is not the same: both are one now");
            _problems.Add(descriptor.At(second.Origin, $"'{second.DetailType}' of {second.Source} is in {first.Origin.File} too, {outcome}."));
        }

        return first with { Schema = SchemaMerge.Union(first.Schema, second.Schema) };
    }

    private bool MayName(List<EventSchema> schemas)
    {
        if (_request.Table is not { } table)
            return true;

        var isTaken = _known.Names.IsTaken(table) && !schemas.Exists(schema => _known.Find(schema.Source, schema.DetailType)?.Table == table);
        var problem = schemas.Count > 1 ? Descriptors.TableForSeveral.At(TableOption, $"There are {schemas.Count} events to import.")
            : !TableNames.IsLegal(table) ? Descriptors.IllegalTableName.At(TableOption, $"'{table}' cannot be a table's name.")
            : isTaken ? Descriptors.DuplicateTable.At(TableOption, $"Another schema has the table '{table}'.")
            : null;
        if (problem is not null)
            _problems.Add(problem);
        return problem is null;
    }

    private async Task ImportAsync(EventSchema schema)
    {
        var known = _known.Find(schema.Source, schema.DetailType);
        Envelope.Complete(schema.Schema, known?.Root["properties"] as JObject);
        var draft = known is not null
            ? await new SchemaUpdate(known, schema, _known.Names, _request, _problems).RunAsync().ConfigureAwait(false)
            : await NewSchema.OfAsync(schema, _known.Names, _request, _problems).ConfigureAwait(false);
        if (draft is { Before: var before, After: var after } && before != after)
            _changes.Add(draft);
        else if (draft is not null)
            _unchanged++;
    }
}
