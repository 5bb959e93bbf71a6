namespace EventLogs.Compiler.Diagnostics;

/// <content>What a schema says of values, and what AWS limits of it.</content>
internal static partial class Descriptors
{
    // Schema content: 050-069

    public static readonly DiagnosticDescriptor UnsupportedKeyword = Error(
        "EVL050", "Unsupported keyword",
        "The keyword changes the shape of an event in a way that a table cannot follow, or is not a keyword of draft-07: often a slip.",
        "Remove or correct it; keywords of your own start with x-.");

    public static readonly DiagnosticDescriptor IgnoredKeyword = Warning(
        "EVL051", "Keyword has no effect",
        "Conditional shapes are not followed: the table keeps what properties says.",
        "Describe the properties under properties; remove the keyword, unless validators need it.");

    public static readonly DiagnosticDescriptor UnknownRequired = Warning(
        "EVL052", "required names an unknown property",
        "Often a slip of the pen; the mapper cannot require what no column reads.",
        "Correct the name, or describe the property.");

    public static readonly DiagnosticDescriptor KeptAsJson = Info(
        "EVL053", "Value is kept as JSON text",
        "It has no one shape (free-form, mixed types, a tuple). Query it with json_extract.",
        "Describe its shape to get columns of its own.");

    public static readonly DiagnosticDescriptor RecursionKeptAsJson = Warning(
        "EVL054", "Recursion or depth is kept as JSON text",
        "A table's type is finite: where a definition contains itself, or is nested deeper than 16 levels, the rest becomes JSON text.",
        "Nothing needs to be done, or describe fewer levels.");

    public static readonly DiagnosticDescriptor LostProperties = Warning(
        "EVL055", "Other properties of an object are not kept",
        "The object has both properties and an additionalProperties schema; a struct has no field for the latter.",
        "Leave out properties to get a map, or keep the whole object as JSON text, under columns in x-event-log: \"name\": { \"from\": \"<its path>\", \"type\": \"string\" }.");

    public static readonly DiagnosticDescriptor MissingEnvelope = Error(
        "EVL056", "The schema does not describe a whole event",
        "The root is the event as EventBridge delivers it: an object with at least source, detail-type and detail.",
        "Describe the envelope, and the event's own data under detail.");

    public static readonly DiagnosticDescriptor TypeConflict = Error(
        "EVL057", "allOf describes a property twice with different types",
        "A column has one type.",
        "Remove one of the descriptions, or give both the same type.");

    // Names and references: 180-189

    public static readonly DiagnosticDescriptor UnusableName = Error(
        "EVL181", "Column name cannot be used",
        "No SQL engine takes an empty name or the character U+0000, however it is quoted: every query of the table would fail.",
        "Give it another name under columns in x-event-log: \"another_name\": \"<its path>\".");

    public static readonly DiagnosticDescriptor ReferenceSibling = Warning(
        "EVL182", "Keyword beside $ref has no effect",
        "In the drafts up to draft-07 a schema with a $ref is nothing but the reference.",
        "Write \"allOf\": [{ \"$ref\": ... }, { <the keywords> }], remove the keyword, or leave $schema out: then it counts, as in later drafts.");

    public static readonly DiagnosticDescriptor DeepReferences = Error(
        "EVL183", "References lead on too far",
        "More than 200 references or combinations (allOf, anyOf, oneOf) follow one another with no property between them.",
        "Refer to the schema at the end directly.");

    // Limits: 070-079

    public static readonly DiagnosticDescriptor LongComment = Warning(
        "EVL070", "Description is cut",
        "Glue takes 255 characters for a column and 2,048 for a table. The documentation keeps the whole text.",
        "Shorten it if the end matters in Athena.");

    public static readonly DiagnosticDescriptor LongType = Error(
        "EVL071", "Column type is too long",
        "Glue takes at most 131,072 characters for a column's type.",
        "Keep the value as JSON text, under columns in x-event-log: \"name\": { \"from\": \"<its path>\", \"type\": \"string\" }.");

    public static readonly DiagnosticDescriptor LongName = Error(
        "EVL072", "Name is too long",
        "Glue takes at most 255 characters for a column's name.",
        "Give it a shorter name under columns in x-event-log: \"short_name\": \"<its path>\".");

    public static readonly DiagnosticDescriptor LongRule = Error(
        "EVL073", "Source, detail-type or event pattern is too long",
        "EventBridge takes at most 256 characters for a source, 128 for a detail-type, and 2048 for the event pattern that they make.",
        "Correct the text: it is longer than any event's can be; of many detail types name what they begin with.");
}
