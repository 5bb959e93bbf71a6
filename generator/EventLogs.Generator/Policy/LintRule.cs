using EventLogs.Compiler.Diagnostics;
using EventLogs.Configuration;

namespace EventLogs.Generator.Policy;

/// <summary>An entry of <c>lint</c> in eventlogs.json: which diagnostics, and how severe they are.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Severity">The severity; null when they are not to be reported.</param>
/// <param name="FullPath">The file or folder that they are in; null for all.</param>
internal sealed record LintRule(SettingsEntry Entry, Severity? Severity, string? FullPath)
{
    /// <summary>Where the rule applies, for messages.</summary>
    public string Where => (Entry.Find("file"), Entry.Find("pointer")) switch
    {
        (null, null) => "in the schemas",
        (null, { } pointer) => $"at {pointer}",
        ({ } file, null) => $"in {file}",
        var (file, pointer) => $"in {file} at {pointer}",
    };

    public static LintRule Of(RepositorySettings settings, SettingsEntry entry, Severity? severity) => new(
        entry, severity, entry.Find("file") is { } file ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Join(settings.Root, file))) : null);

    /// <summary>Whether a diagnostic is one of those: with this id, in the file or the folder, at the location or beneath it.</summary>
    public bool Matches(Diagnostic diagnostic) => diagnostic.Descriptor.Id == Entry["id"]
        && (FullPath is null || IsAtOrBeneath(Path.GetFullPath(diagnostic.Location.File), FullPath, Path.DirectorySeparatorChar))
        && (Entry.Find("pointer") is not { } pointer || (diagnostic.Location.Pointer is { } at && IsAtOrBeneath(at, pointer, '/')));

    private static bool IsAtOrBeneath(string path, string parent, char separator) =>
        path.StartsWith(parent, StringComparison.Ordinal) && (path.Length == parent.Length || path[parent.Length] == separator);
}
