using System.Collections.Immutable;

namespace EventLogs.Configuration;

/// <summary>What <c>eventlogs.json</c> says of a repository.</summary>
/// <param name="File">The file.</param>
internal sealed record RepositorySettings(string File)
{
    /// <summary>The folder of the schemas, where nothing else is said.</summary>
    public const string DefaultSchemas = "schemas";

    /// <summary>The folder that is generated to, where nothing else is said.</summary>
    public const string DefaultOutput = "generated";

    /// <summary>Of <c>jsonContexts</c>: the records of each event have one.</summary>
    public const string EachEvent = "each-event";

    /// <summary>Of <c>jsonContexts</c>: there are none.</summary>
    public const string None = "none";

    /// <summary>The folder that paths start from.</summary>
    public string Root => Path.GetDirectoryName(Path.GetFullPath(File))!;

    /// <summary>The namespace of the generated C#.</summary>
    public required Setting Namespace { get; init; }

    /// <summary>The folder of the schemas, from the root.</summary>
    public string Schemas { get; init; } = DefaultSchemas;

    /// <summary>The folder that is generated to, from the root.</summary>
    public string Output { get; init; } = DefaultOutput;

    /// <summary>The assembly that holds the catalog, from the root, with <c>*</c> for any one folder; null where it is not said.</summary>
    public string? Assembly { get; init; }

    /// <summary>Whether the records of each event have a context of System.Text.Json's source generator.</summary>
    public bool HasJsonContexts { get; init; } = true;

    /// <summary>How severe diagnostics are here, where the team does not follow the rules' own severity.</summary>
    public ImmutableArray<SettingsEntry> Lint { get; init; } = [];

    /// <summary>The breaking changes of schemas that the team has accepted.</summary>
    public ImmutableArray<SettingsEntry> AcceptedChanges { get; init; } = [];

    /// <summary>A path from the root, as a message names it: from the current folder, unless the file was named by its whole path.</summary>
    public string PathOf(string path) => Path.GetFullPath(Path.Join(Root, path)) is var whole && Path.IsPathRooted(File)
        ? whole
        : Path.GetRelativePath(Environment.CurrentDirectory, whole);
}

/// <summary>A text in <c>eventlogs.json</c>, with its location.</summary>
/// <param name="Text">The text.</param>
/// <param name="Line">The line of its name, counted from 1.</param>
/// <param name="Column">The column of its name in UTF-16 code units, counted from 1.</param>
internal readonly record struct Setting(string Text, int Line, int Column);
