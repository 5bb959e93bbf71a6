namespace EventLogs.Compiler.Diagnostics;

/// <content>Views, and the names in their database.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor MalformedView = Error(
        "EVL058", "Malformed view",
        "A view is a file views/<name>.sql, its name of at most 50 of a-z, 0-9 and _. It starts with '-- title: ...', '-- description: ...' and a line "
        + "'-- column NAME: ...' for each column; one query follows, which CREATE VIEW takes.",
        "Name the file by what a query will call the view, begin it with these lines, and leave out the semicolon at the end.");

    public static readonly DiagnosticDescriptor ViewNameTaken = Error(
        "EVL059", "View's name is taken",
        "Tables and views share the names of one database: the view could not be created, or would take the other one's place.",
        "Give the file of the view another name.");

    public static readonly DiagnosticDescriptor CircularView = Error(
        "EVL060", "View reads itself",
        "Views that read one another in a circle can be created in no order.",
        "Move what they share into a view of its own, which reads tables.");

    public static readonly DiagnosticDescriptor ViewColumns = Error(
        "EVL061", "Columns of a view are not as described",
        "The documentation is made from the head of the view: it would name a column that is not there, or leave one out.",
        "Write one line '-- column NAME: ...' for each column of the query, the name in lower case; name every column with AS.");

    public static readonly DiagnosticDescriptor TableNameTaken = Error(
        "EVL062", "Table is named as another log's history or view",
        "Each table T has a history T_history and a view T_events in the same database: one would take the other one's place.",
        "Give the table another name.");
}
