using EventLogs.Compiler.Output;

namespace EventLogs.Generator.Reporting;

/// <summary>What became of a file, as JSON has it.</summary>
/// <param name="Path">Relative to the folder that the document names, with / between the parts.</param>
/// <param name="Change"><c>added</c>, <c>changed</c>, <c>removed</c>, or <c>kept</c> for one that was there.</param>
internal sealed record FileChangeJson(string Path, string Change)
{
    public const string Added = "added";
    public const string Changed = "changed";
    public const string Removed = "removed";
    public const string Kept = "kept";

    public static FileChangeJson Of(FileChange change) => new(change.Path, change switch
    {
        { Before: null } => Added,
        { After: null } => Removed,
        _ => Changed,
    });
}
