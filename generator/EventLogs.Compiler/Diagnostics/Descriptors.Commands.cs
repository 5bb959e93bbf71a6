namespace EventLogs.Compiler.Diagnostics;

/// <content>What the commands around the generator have to say: import, diff and sample.</content>
internal static partial class Descriptors
{
    // Importing: 100-119

    public static readonly DiagnosticDescriptor NothingToImport = Error(
        "EVL100", "Nothing to import",
        "There is no file to read.",
        "Name files, a folder with .json files, or - for standard input.");

    public static readonly DiagnosticDescriptor NotAnEventSchema = Error(
        "EVL101", "Not the schema of an event",
        "Import takes OpenAPI 3 and JSON Schema exports of a schema registry, and the answers of aws schemas describe-schema and export-schema.",
        "Export the schema again; use --sample to import events.");

    public static readonly DiagnosticDescriptor UnknownEvent = Error(
        "EVL102", "Source or detail-type is missing",
        "Without them nobody knows which events the schema describes.",
        "Add x-amazon-events-source and x-amazon-events-detail-type beside the schema's properties, or give --source and --detail-type.");

    public static readonly DiagnosticDescriptor NotAnEvent = Error(
        "EVL103", "Not an event",
        "A sample is an event as EventBridge delivers it; a file holds one, an array of them, or one on each line.",
        "Give the whole event, not only its detail; import schemas without --sample.");

    public static readonly DiagnosticDescriptor TableForSeveral = Error(
        "EVL104", "One table for several events",
        "Each event has a table of its own.",
        "Import one event at a time, or leave --table out.");

    public static readonly DiagnosticDescriptor NotImported = Error(
        "EVL105", "Event was not imported",
        "What would be written has errors, which stand below this message.",
        "Correct what is imported as the messages below say, or write the schema by hand.");

    public static readonly DiagnosticDescriptor KeywordLeftOut = Warning(
        "EVL106", "Keyword is left out",
        "Only keywords of draft-07 with a value of the right kind say something.",
        "Nothing needs to be done; look whether the schema says what the event needs.");

    public static readonly DiagnosticDescriptor BrokenReference = Warning(
        "EVL107", "Reference leads nowhere",
        "The value is kept as JSON text, because nothing is known of it.",
        "Describe the value in the schema that was written.");

    public static readonly DiagnosticDescriptor RequiredLeftOut = Warning(
        "EVL108", "A required property is not described",
        "Often a slip of the pen: an event without it would be refused.",
        "Describe the property in the schema that was written, if there is one.");

    public static readonly DiagnosticDescriptor RequiredFreeForm = Info(
        "EVL109", "A free-form property is not required",
        "Registries infer schemas from events, and what was null there is an object without properties here.",
        "Nothing needs to be done; require it in the schema that was written, if it is always there.");

    public static readonly DiagnosticDescriptor DuplicateExport = Info(
        "EVL110", "The same event twice",
        "Registries list some events under two names.",
        "Nothing needs to be done: there is one schema.");

    public static readonly DiagnosticDescriptor DifferentExports = Warning(
        "EVL111", "Two different schemas for one event",
        "The schema that is written takes the events of both: it requires what both require, and what has different types is JSON text.",
        "Import one of the two alone, if the other one is out of date.");

    public static readonly DiagnosticDescriptor ColumnRenamed = Info(
        "EVL112", "A property has a column of another name",
        "Athena could not tell its name from another column's or from a partition key's.",
        "Nothing needs to be done; choose another name in x-event-log before there is data.");

    public static readonly DiagnosticDescriptor TooLongForColumn = Warning(
        "EVL113", "A property is kept as JSON text",
        "Glue takes at most 131,072 characters for a column's type.",
        "Nothing needs to be done; query it with json_extract.");

    public static readonly DiagnosticDescriptor PropertyKept = Info(
        "EVL114", "A property is kept that is not imported",
        "Its column would go, and with it the order of the columns in old partitions. It is not required any more.",
        "Nothing needs to be done; delete the property if no event has it and no partition keeps it.");

    public static readonly DiagnosticDescriptor TypeChanged = Warning(
        "EVL115", "A property has another type now",
        "The schema has the type that is imported; partitions from before have the other one.",
        "Compare with real events, and restore what was there if they prove it right.");

    // Evolution: 120-139

    public static readonly DiagnosticDescriptor GitNotFound = Error(
        "EVL120", "git cannot be run",
        "A revision is read with the git command.",
        "Install git, or compare with a folder.");

    public static readonly DiagnosticDescriptor NoRepository = Error(
        "EVL121", "Not in a git repository",
        "A revision is looked up in the repository that holds the schemas folder.",
        "Name a folder to compare with, put the schemas under git, or do what git says.");

    public static readonly DiagnosticDescriptor UnknownRevision = Error(
        "EVL122", "Unknown revision",
        "There is nothing to compare with.",
        "Name a folder, or a branch, tag or commit that this clone has; the message says how to fetch one that it does not have.");

    public static readonly DiagnosticDescriptor NoSchemasInRevision = Error(
        "EVL123", "The revision has no schemas folder",
        "The revision is from before the schemas, or they lay in another folder.",
        "Name a later revision, or check the old one out elsewhere and name that folder.");

    public static readonly DiagnosticDescriptor BaselineHasErrors = Error(
        "EVL124", "What is compared with has errors",
        "Changes are found between two sets of schemas that could both be generated from.",
        "Compare with a version without these errors, or correct the older schemas elsewhere (git worktree add ../older REVISION) and name that folder.");

    public static readonly DiagnosticDescriptor GitFailed = Error(
        "EVL125", "git failed",
        "The revision exists, but git could not read its files.",
        "Do what git says; git fsck finds what a repository lacks.");

    public static readonly DiagnosticDescriptor UnreadableInRevision = Error(
        "EVL170", "The revision does not hold the file",
        "A link out of the repository and a submodule have no content in a revision, so nobody knows what the schema was.",
        "Check the revision out elsewhere (git worktree add ../older REVISION), see to it that the file is there, and name that folder.");

    // The settings of a repository: 210-222

    public static readonly DiagnosticDescriptor UnreadableSettings = Error(
        "EVL210", "eventlogs.json cannot be read",
        "It says where the schemas are and what is made of them; nothing is guessed where it cannot be read.",
        "Make it a file with one JSON object (RFC 8259), without comments and trailing commas.");

    public static readonly DiagnosticDescriptor MalformedSettings = Error(
        "EVL211", "Malformed eventlogs.json",
        "A member that is not known has no effect, which nobody would notice.",
        "Correct it as schemas/eventlogs.meta.schema.json describes it: namespace must be there, all else may be.");

    public static readonly DiagnosticDescriptor InvalidNamespace = Error(
        "EVL212", "The namespace in eventlogs.json cannot be used",
        "The generated C# would not compile.",
        "Write names with dots between them, such as Shop.Events: no C# keyword, and no name that generated code uses itself.");

    public static readonly DiagnosticDescriptor InvalidSettingsPath = Error(
        "EVL213", "A path in eventlogs.json cannot be used",
        "The file is committed: its paths must mean the same on every machine.",
        "Write a path from the folder of eventlogs.json, with / between the names.");

    public static readonly DiagnosticDescriptor InvalidName = Error(
        "EVL214", "The repository's name cannot be used",
        "The namespace of the generated C# begins with it.",
        "Choose another name with --name, such as Shop.");

    public static readonly DiagnosticDescriptor SeveralKinds = Error(
        "EVL215", "Several kinds of input",
        "Events, exports and schemas of details are read in different ways.",
        "Name one kind with --from, and add the others with eventlogs import afterwards.");

    public static readonly DiagnosticDescriptor InvalidLintEntry = Error(
        "EVL220", "An entry of lint cannot be applied",
        "An entry without effect hides that a rule is not followed as the team has decided.",
        "Write the id of a warning or of an info, and off, info, warning or error; 'eventlogs diagnostics' lists the ids. Errors stay errors: correct what they say.");

    public static readonly DiagnosticDescriptor UnusedLintEntry = Warning(
        "EVL221", "An entry of lint matches nothing",
        "What it was for is gone; it would hide the same problem when it comes back.",
        "Delete the entry, or correct its file or pointer.");

    public static readonly DiagnosticDescriptor InvalidAcceptedChange = Error(
        "EVL222", "An accepted change is of no known kind",
        "It would accept nothing.",
        "Write the kind of change as eventlogs diff prints it, such as column-removed.");

    // Formatting: 240-249

    public static readonly DiagnosticDescriptor NotFormatted = Error(
        "EVL240", "File is not formatted",
        "Formatted files differ only in what they say: a review shows no change of white space.",
        "Run eventlogs format.");

    // Made-up events: 140-149

    public static readonly DiagnosticDescriptor UnknownEventName = Error(
        "EVL140", "No such event",
        "Events are made for one schema.",
        "Name the id of an event or its table, as eventlogs list shows them.");

    public static readonly DiagnosticDescriptor NoEvent = Error(
        "EVL141", "No event could be made",
        "The schema's keywords contradict each other, or chance alone does not find what they ask for.",
        "Look at not, oneOf, dependencies and pattern; samples written by hand need none of this.");

    public static readonly DiagnosticDescriptor NoScenario = Error(
        "EVL142", "No scenario",
        "A history is described by a scenario.json beside the schemas of a source.",
        "Write one as docs/samples.md describes it, or leave --scenario out.");

    public static readonly DiagnosticDescriptor MalformedScenario = Error(
        "EVL143", "Malformed scenario",
        "Something in scenario.json is not part of a scenario, or names something that is not there.",
        "Correct it; docs/samples.md describes every part.");
}
