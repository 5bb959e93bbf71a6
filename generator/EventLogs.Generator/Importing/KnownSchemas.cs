using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Schemas;
using EventLogs.Runtime.Catalog;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>The schemas that are there before an import.</summary>
internal sealed class KnownSchemas
{
    private readonly Dictionary<(string Source, string DetailType), KnownSchema> _schemas = [];
    private readonly List<(string Source, DetailTypes DetailTypes, KnownSchema Schema)> _ofPrefixes = [];

    /// <summary>The names that are taken.</summary>
    public SchemaNames Names { get; } = new();

    /// <summary>Reads a schemas folder, which need not exist. A file that cannot be read is reported, and its id stays taken.</summary>
    public static KnownSchemas Read(string folder, ICollection<Diagnostic> problems)
    {
        var known = new KnownSchemas();
        if (Directory.Exists(folder))
        {
            foreach (var file in SchemaFolder.Find(folder).Schemas)
                known.Add(file, Parse(file, problems));
        }

        return known;
    }

    /// <summary>The schema of an event, or null when there is none.</summary>
    public KnownSchema? Find(string source, string detailType) =>
        _schemas.GetValueOrDefault((source, detailType))
        ?? _ofPrefixes.Find(known => known.Source == source && known.DetailTypes.Contain(detailType)).Schema;

    /// <summary>The detail type by which the schema of an event is called: its own, or the first of those that the schema has.</summary>
    public string NameOf(string source, string detailType) => Find(source, detailType)?.DetailTypes?.First ?? detailType;

    private static JsonFile? Parse(SchemaFile file, ICollection<Diagnostic> problems)
    {
        if (SchemaLoader.ReadText(file, problems) is not { } text)
            return null;
        var (json, problem) = JsonFile.Parse(file.DisplayPath, text);
        if (problem is not null)
            problems.Add(problem);
        return json;
    }

    private void Add(SchemaFile file, JsonFile? json)
    {
        var schema = json?.Root is JObject root ? new KnownSchema(file.Id, json, root) : null;
        Names.Add(file.Id, schema?.Table);
        if (schema is not { Source: { } source, DetailTypes: { } detailTypes })
            return;
        foreach (var detailType in detailTypes.Exact)
            _schemas.TryAdd((source, detailType), schema);
        if (!detailTypes.Prefixes.IsEmpty)
            _ofPrefixes.Add((source, detailTypes, schema));
    }
}
