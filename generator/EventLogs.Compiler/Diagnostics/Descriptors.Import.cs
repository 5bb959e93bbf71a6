namespace EventLogs.Compiler.Diagnostics;

/// <content>More of what import has to say.</content>
internal static partial class Descriptors
{
    // Importing: 150-169

    public static readonly DiagnosticDescriptor AnnotationLeftOut = Info(
        "EVL150", "Keyword is left out",
        "It is an annotation: it says nothing that draft-07 or the log could do something with.",
        "Nothing needs to be done; add it to the schema that was written as x-..., if people need it there.");

    public static readonly DiagnosticDescriptor IncompleteEnvelope = Info(
        "EVL151", "Samples without the whole envelope",
        "EventBridge delivers every event with version, id, account, time, region and resources; samples prove that some come without.",
        "Nothing needs to be done: the columns may be null. Use events as EventBridge delivered them, if these were shortened.");

    public static readonly DiagnosticDescriptor ImportedSampleRefused = Warning(
        "EVL152", "A sample would be refused",
        "The log that the schema describes does not take the event that was imported.",
        "Look at the columns of x-event-log: one of them asks for more than the event has.");

    public static readonly DiagnosticDescriptor DigitsKept = Warning(
        "EVL153", "Number with more digits than a double holds",
        "A column of numbers would lose digits, so the value is kept as JSON text with all of them.",
        "Nothing needs to be done; convert it with CAST(... AS decimal(38, 0)). Write \"type\": \"number\" where the digits do not matter.");

    public static readonly DiagnosticDescriptor ManyDetailTypes = Warning(
        "EVL154", "Many detail types",
        "Each detail type has a rule, a delivery stream and a table of its own, and an id in it makes new ones for ever.",
        "Import one such event, and name in its schema what the detail types begin with: \"x-amazon-events-detail-type\": [{ \"prefix\": \"...\" }].");

    public static readonly DiagnosticDescriptor DetailOnly = Error(
        "EVL155", "The schema of a detail alone",
        "Imported as a whole event, its properties would be expected beside detail, and every event would be refused.",
        "Give --detail, and --source and --detail-type where the schema does not say them.");

    public static readonly DiagnosticDescriptor DetailTypeForSeveral = Error(
        "EVL156", "One detail type for several schemas",
        "Each event has a detail type of its own.",
        "Import one schema at a time, or leave --detail-type out: each has its title's or its file's name then.");

    public static readonly DiagnosticDescriptor InvalidYaml = Error(
        "EVL157", "Not YAML that JSON can say",
        "Schemas are read from JSON, and from YAML with one document of mappings, sequences and scalars.",
        "Correct the file at this location.");

    public static readonly DiagnosticDescriptor PartOfOthers = Info(
        "EVL158", "A part of other schemas",
        "Another schema of the folder refers to it, or it has definitions only.",
        "Nothing needs to be done; name the file itself to import it as an event.");

    public static readonly DiagnosticDescriptor DeepestPartsAreText = Warning(
        "EVL159", "The deepest parts of a property are kept as JSON text",
        "Glue takes at most 131,072 characters for a column's type.",
        "Nothing needs to be done; query them with json_extract.");

    public static readonly DiagnosticDescriptor DigitsLost = Warning(
        "EVL160", "Numbers lose digits",
        "The column is there, so its type stays; a double holds 15 to 17 digits.",
        "Add a column of JSON text after the others: { \"from\": ..., \"type\": \"string\" }.");

    public static readonly DiagnosticDescriptor CloudEventIsDetail = Info(
        "EVL241", "A CloudEvent is imported as a detail",
        "EventBridge delivers events of its own; a CloudEvent that is put onto a bus is the detail of one.",
        "Nothing needs to be done where the events are put with these names; otherwise correct source and detail-type in the schema that was written.");
}
