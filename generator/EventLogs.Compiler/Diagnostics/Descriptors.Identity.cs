namespace EventLogs.Compiler.Diagnostics;

/// <content>Which event a schema is about.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor PathIsNotIdentity = Error(
        "EVL020", "The file's path is not its identity",
        "A schema is found by its path: schemas/<source>/<event-name>.schema.json, the name in kebab case, the title its PascalCase form.",
        "Move or rename the file, or correct x-amazon-events-source or title.");

    public static readonly DiagnosticDescriptor MissingSource = Error(
        "EVL021", "x-amazon-events-source is missing or wrong",
        "Without the exact source the EventBridge rule matches nothing.",
        "Set it to the source of the events, such as \"aws.codedeploy\".");

    public static readonly DiagnosticDescriptor MissingDetailType = Error(
        "EVL022", "x-amazon-events-detail-type is missing or wrong",
        "Without the exact detail-type the EventBridge rule matches nothing.",
        "Set it to the exact detail-type of the events; for several of them to an array of such, and of { \"prefix\": \"...\" }.");

    public static readonly DiagnosticDescriptor DuplicateEvent = Error(
        "EVL023", "Two schemas for one event",
        "Every event would be logged twice, or to the wrong table.",
        "Remove one, or correct its x-amazon-events-detail-type.");

    public static readonly DiagnosticDescriptor DuplicateTable = Error(
        "EVL024", "Two schemas for one table",
        "Two streams would write lines of different columns into one folder.",
        "Give each schema a table of its own in x-event-log.");

    public static readonly DiagnosticDescriptor DuplicateTypeName = Error(
        "EVL025", "Two schemas for one C# class",
        "The names differ only in case, or in characters that a C# name cannot have.",
        "Rename one of the files.");
}
