using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Output;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>Turns exports or sample events into schema files. One input that cannot be imported does not keep the others out.</summary>
internal sealed class Importer
{
    private static readonly Location TableOption = new("--table");
    private static readonly Location DetailTypeOption = new("--detail-type");

    private readonly ImportRequest _request;
    private readonly KnownSchemas _known;
    private readonly List<Diagnostic> _problems;
    private readonly List<FileChange> _changes = [];
    private int _unchanged;

    private Importer(ImportRequest request, KnownSchemas known, List<Diagnostic> problems) => (_request, _known, _problems) = (request, known, problems);

    /// <summary>Finds out what to write, and writes nothing.</summary>
    /// <param name="request">What the user asked for.</param>
    /// <param name="inputs">The texts.</param>
    /// <param name="progress">Is called with how many schemas are done, and how many there are.</param>
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
        var all = _request.IsSamples ? Samples(inputs) : Exports(inputs);
        List<EventSchema> schemas =
        [
            .. all.GroupBy(schema => (schema.Source, DetailType: _known.NameOf(schema.Source, schema.DetailType)))
                .OrderBy(same => same.Key.Source, StringComparer.Ordinal).ThenBy(same => same.Key.DetailType, StringComparer.Ordinal)
                .Select(same => same.Aggregate(Unite)),
        ];
        _problems.AddRange(DetailTypeIds.Check(schemas.Where(schema => _known.Find(schema.Source, schema.DetailType) is null)));
        return schemas;
    }

    private IEnumerable<EventSchema> Samples(IEnumerable<ImportInput> inputs)
    {
        var samples = new SampleSet(_known);
        foreach (var input in inputs)
            new SampleReader(input, _problems).Read(samples.Add);
        return samples.Schemas();
    }

    private List<EventSchema> Exports(IEnumerable<ImportInput> inputs)
    {
        var documents = new SourceDocuments(_problems);
        var references = new References(documents);
        var notes = new KeywordNotes();
        var reader = new ExportReader(_request, documents, references, _problems);
        // all are read first: they may refer to each other
        var read = inputs.Select(input => (Input: input, Document: documents.Read(input))).Where(found => found.Document is not null).ToList();
        var parts = new DocumentParts(references, [.. read.Select(found => found.Document!)]);

        var exports = new List<EventExport>();
        foreach (var (input, document) in read)
        {
            if (_request.IsDetail && input.IsFound && parts.Contains(document!))
                _problems.Add(Descriptors.PartOfOthers.At(document!.At(JsonPointer.Root), "The file is not imported as an event of its own."));
            else
                exports.AddRange(reader.Read(document!));
        }

        if (_request.DetailType is not null && exports.Count > 1)
        {
            _problems.Add(Descriptors.DetailTypeForSeveral.At(DetailTypeOption, $"There are {exports.Count} schemas to import."));
            return [];
        }

        List<EventSchema> schemas = [.. exports.Select(export => ExportConverter.Convert(export, references, notes, _problems))];
        _problems.AddRange(notes.Diagnostics());
        return schemas;
    }

    private EventSchema Unite(EventSchema first, EventSchema second)
    {
        var (descriptor, outcome) = JToken.DeepEquals(first.Schema, second.Schema)
            ? (Descriptors.DuplicateExport, "and is the same")
            : (Descriptors.DifferentExports, "and is not the same: both are one now");
        _problems.Add(descriptor.At(second.Origin, $"'{second.DetailType}' of {second.Source} is in {first.Origin.File} too, {outcome}."));
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

    private async Task ImportAsync(EventSchema imported)
    {
        var known = _known.Find(imported.Source, imported.DetailType);
        _problems.AddRange(SampleCheck.Envelopes(imported));
        Envelope.Complete(imported.Schema, imported.IsInferred, known?.Root["properties"] as JObject);
        var draft = known is not null
            ? await new SchemaUpdate(known, imported, _known.Names, _request, _problems).RunAsync().ConfigureAwait(false)
            : await NewSchema.OfAsync(imported, _known.Names, _request, _problems).ConfigureAwait(false);
        if (draft is null)
            return;

        if (draft.Change.Before == draft.Change.After)
            _unchanged++;
        else
            _changes.Add(draft.Change);
        if (draft.Log is { } log)
            _problems.AddRange(SampleCheck.Mapped(imported, log));
    }
}
