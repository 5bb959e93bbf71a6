using System.Collections.Immutable;
using EventLogs.Compiler.Files;
using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Schemas;

/// <summary>The files of a schemas folder by their purpose, in ordinal order, so that the same folder gives the same output anywhere.</summary>
/// <param name="Schemas">Every <c>*.schema.json</c> but meta-schemas.</param>
/// <param name="Samples">Every <c>samples/*.json</c>.</param>
/// <param name="Queries">Every <c>queries/*.sql</c>.</param>
/// <param name="Views">Every <c>views/*.sql</c>.</param>
/// <param name="Unreadable">The folders that cannot be read, or stand where a schema is looked for, with the reason.</param>
internal sealed record SchemaFolder(
    ImmutableArray<SchemaFile> Schemas,
    ImmutableArray<SchemaFile> Samples,
    ImmutableArray<SchemaFile> Queries,
    ImmutableArray<SchemaFile> Views,
    ImmutableArray<(SchemaFile Folder, string Reason)> Unreadable)
{
    private static readonly string[] OtherSampleEndings = [".ndjson", ".jsonl", ".gz"];

    /// <summary>Files of events among the samples that hold none as a sample does: one event, in a file of its own.</summary>
    public ImmutableArray<SchemaFile> OtherSamples { get; init; } = [];

    public const string SchemaEnding = ".schema.json";
    private const string MetaSchemaEnding = ".meta.schema.json";

    /// <summary>Finds them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">What messages call the folder, where it is not by its path.</param>
    public static SchemaFolder Find(string folder, string? name = null)
    {
        var entries = FolderWalk.Of(folder);
        var files = entries.Where(entry => !entry.IsFolder).Select(NamedFile).ToImmutableArray();
        return new SchemaFolder(
            [.. files.Where(IsSchema)],
            [.. files.Where(file => file.Parts is [_, "samples", ..] && Is(file, ".json"))],
            [.. files.Where(file => file.Parts is [_, "queries", ..] && Is(file, ".sql"))],
            [.. files.Where(file => file.Parts is [_, "views", ..] && Is(file, ".sql"))],
            [
                .. from entry in entries
                   where entry.IsFolder
                   let reason = entry.Problem ?? (IsSchema(NamedFile(entry)) ? "It is a folder, and named as a schema." : null)
                   where reason is not null
                   select (NamedFile(entry), reason),
            ])
        {
            OtherSamples = [.. files.Where(file => file.Parts is [_, "samples", ..] && OtherSampleEndings.Any(ending => Is(file, ending)))],
        };

        SchemaFile NamedFile(FolderEntry entry) =>
            new(entry.FullPath, entry.RelativePath, Path.Join(name ?? folder, entry.RelativePath).Replace(Path.DirectorySeparatorChar, '/'));
    }

    private static bool IsSchema(SchemaFile file) => Is(file, SchemaEnding) && !Is(file, MetaSchemaEnding) && file.Parts is not [_, "samples", ..];

    private static bool Is(SchemaFile file, string ending) => file.RelativePath.EndsWith(ending, StringComparison.Ordinal);
}

/// <summary>One file.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="RelativePath">Where it is in the schemas folder.</param>
/// <param name="DisplayPath">How messages name it: as the user named the folder.</param>
internal sealed record SchemaFile(string FullPath, string RelativePath, string DisplayPath)
{
    public string[] Parts => RelativePath.Split('/');

    public string Folder => RelativePath[..Math.Max(0, RelativePath.LastIndexOf('/'))];

    public string Name => RelativePath[(RelativePath.LastIndexOf('/') + 1)..];

    /// <summary>The identity that the file's location gives it.</summary>
    public SchemaId Id => new(Folder, Name[..^SchemaFolder.SchemaEnding.Length]);
}
