namespace EventLogs.Compiler.Diagnostics;

/// <content>Samples and saved queries.</content>
internal static partial class Descriptors
{
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
}
