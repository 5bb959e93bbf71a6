namespace EventLogs.Compiler.Diagnostics;

/// <content>What is written.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor EditedOutput = Error(
        "EVL090", "Generated file was edited by hand",
        "The change would be lost.",
        "Make the change in the schema or in a template; or use --force to overwrite the file.");

    public static readonly DiagnosticDescriptor StaleOutput = Error(
        "EVL091", "Generated code is not what the schemas say",
        "What is built and deployed differs from the schemas.",
        "Run generate without --check, and commit what it wrote.");

    public static readonly DiagnosticDescriptor UnreadableManifest = Error(
        "EVL092", "manifest.json cannot be read",
        "Without it the generator cannot tell its own files from edited ones.",
        "Restore the file, or use --force to write everything anew.");

    public static readonly DiagnosticDescriptor CannotWrite = Error(
        "EVL093", "Output cannot be written",
        "The output folder would be incomplete.",
        "Check the folder's permissions and the free space, then run again.");

    public static readonly DiagnosticDescriptor OrphanedOutput = Warning(
        "EVL094", "Generated file that no schema owns",
        "It is compiled with the rest, and describes an event that the schemas do not know.",
        "Delete the file, or run generate with --force, which does.");

    public static readonly DiagnosticDescriptor OutputThroughLink = Error(
        "EVL095", "A link in the output folder",
        "What is written through a link, or deleted, lies outside of the output folder.",
        "Delete the link, or name the folder that it leads to with --output.");

    public static readonly DiagnosticDescriptor OutputBusy = Error(
        "EVL096", "Output folder is in use",
        "Two runs at once would mix what they write.",
        "Wait until the other run has ended, or end it, and run again.");
}
