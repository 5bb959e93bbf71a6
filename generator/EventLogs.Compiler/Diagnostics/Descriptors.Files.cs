namespace EventLogs.Compiler.Diagnostics;

/// <content>Schemas as files.</content>
internal static partial class Descriptors
{
    // Reading files: 001-019

    public static readonly DiagnosticDescriptor FolderNotFound = Error(
        "EVL001", "Schemas folder not found",
        "There is nothing to generate from.",
        "Name the folder with --schemas.");

    public static readonly DiagnosticDescriptor NoSchemas = Error(
        "EVL002", "No schemas",
        "The folder has no file <source>/<event>.schema.json; everything generated before would be deleted.",
        "Add a schema, or name another folder with --schemas.");

    public static readonly DiagnosticDescriptor InvalidJson = Error(
        "EVL003", "Not JSON",
        "A schema is one JSON object (RFC 8259) without comments, trailing commas or duplicate names.",
        "Correct the JSON at the location named.");

    public static readonly DiagnosticDescriptor UnsupportedDialect = Error(
        "EVL004", "Unsupported JSON Schema dialect",
        "Keywords mean different things in different drafts.",
        "Set $schema to http://json-schema.org/draft-07/schema#, and write as draft-07 does what later drafts changed: prefixItems is items there.");

    public static readonly DiagnosticDescriptor UnresolvedReference = Error(
        "EVL005", "Reference cannot be resolved",
        "A $ref must lead to a schema in its own file: the generator reads no other file and no network.",
        "Copy what is referred to under $defs and refer to it as #/$defs/<name>; where references lead back to themselves, describe the value at one of them.");

    public static readonly DiagnosticDescriptor UnreadableSchema = Error(
        "EVL006", "Not a JSON Schema",
        "The JSON is well-formed, but a keyword has a value of the wrong kind.",
        "Correct the keyword's value as the JSON Schema draft-07 specification says.");

    public static readonly DiagnosticDescriptor InvalidText = Error(
        "EVL007", "Text with half a surrogate pair",
        "Such text has no UTF-8 form and cannot be written to any artifact.",
        "Write the whole pair, or leave the escape out.");

    public static readonly DiagnosticDescriptor UnreadableFile = Error(
        "EVL008", "File cannot be read",
        "The generator needs every file of the schemas folder.",
        "Make it a file that can be read, and save it as UTF-8: Set-Content -Encoding utf8 does so in Windows PowerShell.");

    // Files of a schemas folder: 200-209

    public static readonly DiagnosticDescriptor UnreadSample = Warning(
        "EVL200", "Events among the samples that are not read",
        "Lint maps samples, and the documentation shows them; a file with several events, or a compressed one, is neither.",
        "Write each event into a file of its own, as order-placed.complete.json, or keep the file outside of samples.");
}
