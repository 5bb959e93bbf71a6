using System.Collections.Immutable;

namespace EventLogs.Compiler.Diagnostics;

/// <summary>Every diagnostic of the generator. docs/diagnostics.md is made from this table.</summary>
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

    // Identity: 020-029

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
        "Set it to the detail-type of the events, to the letter; for several of them to an array of such, and of { \"prefix\": \"...\" }.");

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

    // x-event-log: 030-049

    public static readonly DiagnosticDescriptor MissingMapping = Error(
        "EVL030", "x-event-log is missing",
        "It says which table keeps the event.",
        "Add \"x-event-log\": { \"table\": \"my_table\" } at the top of the schema.");

    public static readonly DiagnosticDescriptor MalformedMapping = Error(
        "EVL031", "x-event-log is malformed",
        "It takes table, bus, pattern, columns and remaining; a column is a path, or an object with from, arn, arnPart, description and type.",
        "Correct the member: x-event-log takes table, bus, pattern, columns and remaining; a column is a path, or an object with from, arn, arnPart, description and type.");

    public static readonly DiagnosticDescriptor IllegalTableName = Error(
        "EVL032", "Illegal table name",
        "The name becomes a Glue table, a folder in S3 and a delivery stream: a letter, then letters, digits and _, lower case, 1 to 50 characters; "
        + "'error' is the folder of failed records.",
        "Choose a name of 1 to 50 lower-case letters, digits and _ that begins with a letter and is neither error nor history.");

    public static readonly DiagnosticDescriptor InvalidPath = Error(
        "EVL033", "Not a singular JSONPath",
        "A column has one value: its path is $ followed by .name or ['any name'] (RFC 9535). Array positions are refused because AWS changes them.",
        "Write $ followed by .name or ['any name'] for each level; for an element of resources use arn.");

    public static readonly DiagnosticDescriptor UnknownPath = Error(
        "EVL034", "The path is not in the schema",
        "A column's type comes from the schema at its path.",
        "Correct the path, or describe the property in the schema.");

    public static readonly DiagnosticDescriptor InvalidArn = Error(
        "EVL035", "Malformed arn",
        "arn is <service>:<resource type>, such as codedeploy:application or *:instance.",
        "Write <service>:<resource type>, such as codedeploy:application or *:instance.");

    public static readonly DiagnosticDescriptor ArnOnOtherThanStrings = Error(
        "EVL036", "arn on something that is not an array of strings",
        "arn picks one ARN out of an array of ARNs.",
        "Point from at an array of strings, usually $.resources, and leave type out; or leave arn out.");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "EVL037", "The column's type does not fit",
        "type is one of: string (any value, as text), timestamp (a string that is an ISO 8601 date-time), double (an integer).",
        "Leave type out, or use one that fits the schema at the path: string for any value, timestamp for a string, double for a number.");

    public static readonly DiagnosticDescriptor CollidingColumns = Error(
        "EVL038", "Column names collide",
        "Athena lower-cases names and knows only a-z, 0-9 and _: these columns would be one.",
        "Give one of them another name under columns in x-event-log: \"another_name\": \"<its path>\".");

    public static readonly DiagnosticDescriptor PartitionKeyName = Error(
        "EVL039", "Column is named as a partition key",
        "Every table is partitioned by these names, and a name can stand only once.",
        "Give it another name under columns in x-event-log: \"another_name\": \"<its path>\".");

    public static readonly DiagnosticDescriptor RemainingProperties = Error(
        "EVL040", "A property of detail has no column",
        "The schema says \"remaining\": \"error\".",
        "Give the property a column, or set remaining to append or ignore.");

    public static readonly DiagnosticDescriptor NoColumns = Error(
        "EVL041", "The table has no columns",
        "Glue takes no table without columns.",
        "Name columns in x-event-log, or describe the properties of detail.");

    public static readonly DiagnosticDescriptor ReservedName = Info(
        "EVL042", "Column name is a reserved word",
        "It works, but must be quoted: the DDL does so with backticks; in a query use double quotes where this says so.",
        "Nothing needs to be done; another name saves the quotes.");

    public static readonly DiagnosticDescriptor ChangedName = Info(
        "EVL043", "Column has another name in Athena",
        "Athena knows only a-z, 0-9 and _ in names. The log line keeps the name; the table maps it.",
        "Nothing needs to be done; to choose another name, write it under columns in x-event-log: \"another_name\": \"<its path>\".");

    public static readonly DiagnosticDescriptor ChangedFieldNames = Warning(
        "EVL044", "Fields of a struct collide",
        "Names that differ only by case or by other characters than a-z, 0-9 and _ are one in Athena; the later ones got a number.",
        "Nothing needs to be done; the table's documentation says which is which.");

    public static readonly DiagnosticDescriptor IllegalFieldName = Error(
        "EVL242", "Illegal name of a field",
        "x-event-log-field is the name that a property has as a field of a struct: 1 to 255 of a-z, 0-9 and _, which Athena takes without quotes.",
        "Write such a name, or leave it out: the field then has the property's name, with _ for every other character.");

    public static readonly DiagnosticDescriptor RestOfProperty = Warning(
        "EVL045", "Part of a property has no column",
        "A column reaches into a property of detail, so the property gets no column of its own, and what else is in it is not kept.",
        "Name columns for the rest, or one for the whole property; \"remaining\": \"ignore\" says that it may be lost.");

    public static readonly DiagnosticDescriptor NoEventId = Warning(
        "EVL046", "The event's ID has no column",
        "Events are delivered at least once. Without the ID, rows can be neither de-duplicated nor replayed safely.",
        "Add \"eventId\": \"$.id\" under columns in x-event-log, and id under properties where it is missing; once there is data, "
        + "name the columns that were appended first, in their order.");

    public static readonly DiagnosticDescriptor ArnPartOfOtherThanString = Error(
        "EVL047", "arnPart of something that is not a string",
        "arnPart takes a part of one ARN, such as its account-id or its resource-id.",
        "Point from at a string that holds an ARN, and leave type out; for an array of ARNs say with arn which one; or leave arnPart out.");

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

    // Samples and queries: 080-089

    public static readonly DiagnosticDescriptor SampleRefused = Error(
        "EVL080", "An accepted sample does not map",
        "Real events that look like this one would end under the error prefix.",
        "Correct the schema or the sample, or name it *.fail.json.");

    public static readonly DiagnosticDescriptor SampleAccepted = Error(
        "EVL081", "A refused sample maps",
        "The event was to be refused, but the schema accepts it.",
        "Require more in the schema, or drop .fail from the name.");

    public static readonly DiagnosticDescriptor OrphanSample = Error(
        "EVL082", "Sample, query or view belongs to no schema",
        "A sample is named <schema name>.<case>.json or <schema name>.<case>.fail.json, and a folder of queries or views needs a schema beside it.",
        "Name a sample <schema name>.<case>.json or <schema name>.<case>.fail.json, and put a query or a view into the folder of a source that has a schema.");

    public static readonly DiagnosticDescriptor NoSample = Info(
        "EVL083", "No sample",
        "Nothing shows that the schema fits a real event, and the documentation has no example.",
        "Add samples/<schema name>.<case>.json.");

    public static readonly DiagnosticDescriptor MalformedQuery = Error(
        "EVL084", "Malformed saved query",
        "A query starts with the lines '-- title: ...' (at most 128 characters) and '-- description: ...' (at most 1,024), and has at most 262,144 bytes.",
        "Begin the file with the lines '-- title: ...' and '-- description: ...', with the SELECT after them; shorten what is too long.");

    public static readonly DiagnosticDescriptor UnknownTable = Error(
        "EVL085", "Saved query or view reads an unknown table",
        "It would fail in Athena.",
        "Correct the name, or add a schema whose x-event-log has this table.");

    public static readonly DiagnosticDescriptor UnknownColumn = Error(
        "EVL086", "Saved query or view names an unknown column",
        "It would fail in Athena.",
        "Correct the name, or add the column; eventlogs list shows the columns of every table. A text stands in single quotes.");

    // Output: 090-099

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

    // Files of a schemas folder: 200-209

    public static readonly DiagnosticDescriptor UnreadSample = Warning(
        "EVL200", "Events among the samples that are not read",
        "Lint maps samples, and the documentation shows them; a file with several events, or a compressed one, is neither.",
        "Write each event into a file of its own, as order-placed.complete.json, or keep the file outside of samples.");

    // What a rule delivers: 201-209

    public static readonly DiagnosticDescriptor MalformedPattern = Error(
        "EVL201", "Event pattern that is not one, or cannot be told here",
        "The pattern becomes the event rule's, and the pipeline on one machine has to find out the same: it knows values, prefix, suffix, "
        + "equals-ignore-case, anything-but, numeric and exists.",
        "Write an array of values and operators for each property, as EventBridge has them; leave out what is not known, and ask for it in queries.");

    public static readonly DiagnosticDescriptor PatternNeverMatches = Error(
        "EVL202", "Event pattern that no event of the schema matches",
        "The rule would deliver nothing, without an error anywhere.",
        "Correct the name or the value, or describe the property in the schema.");

    public static readonly DiagnosticDescriptor PatternOfOtherValues = Warning(
        "EVL203", "Event pattern of values that the schema does not list",
        "The schema lists the values of the property under enum, and the pattern takes none of them.",
        "Correct the value, or add it to the enum.");

    public static readonly DiagnosticDescriptor SampleNotDelivered = Error(
        "EVL204", "A sample that the event pattern does not match",
        "The rule would not deliver such an event, and no row would come of it.",
        "Correct the pattern in x-event-log, or the sample, or keep the sample outside of samples.");

    public static readonly DiagnosticDescriptor NoDetailTypeColumn = Info(
        "EVL205", "Several detail types, and no column for them",
        "Rows do not say which of the detail types their events had.",
        "Add \"detailType\": \"$['detail-type']\" under columns in x-event-log, after those that have data.");

    public static readonly DiagnosticDescriptor TwoValuesOfAnElement = Error(
        "EVL206", "Event pattern of several values inside one array",
        "EventBridge wants them to be those of one element, which the pipeline on one machine does not find out.",
        "Ask for one value inside the elements of an array, and for the others in queries.");

    // Parameters of saved queries: 250

    public static readonly DiagnosticDescriptor BadQueryParameter = Error(
        "EVL250", "Parameter of a saved query",
        "The query would not run, or not as another value of the parameter asks for.",
        "Declare parameters below the description, as in '-- param: days int = 30' (int, double, string, boolean or date), and write ${days} where the value goes, without quotes.");

    // Charts of saved queries: 063-069

    public static readonly DiagnosticDescriptor BadQueryDisplay = Error(
        "EVL063", "Chart of a saved query",
        "A report would not show the query as its head asks for.",
        "Declare charts below the description, as in '-- chart: column x=week y=deployments color=application' (docs/report.md has all kinds), "
        + "filters as in '-- filter: application, deploymentgroup', the column of the period as in '-- period: week', and the place in the report as "
        + "in '-- position: 10'.");

    public static readonly DiagnosticDescriptor UnknownDisplayColumn = Error(
        "EVL064", "Chart or filter of an unknown column",
        "A report draws, and filters by, columns of the query's result: this one is not there.",
        "Name a column that the query gives, as its result calls it: in lower case, after AS where the column has one.");

    /// <summary>All of them, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        .. typeof(Descriptors).GetFields()
            .Select(constant => constant.GetValue(null)).OfType<DiagnosticDescriptor>()
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    private static DiagnosticDescriptor Error(string id, string title, string why, string fix) =>
        new(id, Severity.Error, title, why, fix);

    private static DiagnosticDescriptor Warning(string id, string title, string why, string fix) =>
        new(id, Severity.Warning, title, why, fix);

    private static DiagnosticDescriptor Info(string id, string title, string why, string fix) =>
        new(id, Severity.Info, title, why, fix);
}
