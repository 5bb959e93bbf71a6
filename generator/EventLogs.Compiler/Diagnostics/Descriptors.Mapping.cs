namespace EventLogs.Compiler.Diagnostics;

/// <content>The keyword x-event-log.</content>
internal static partial class Descriptors
{
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
}
