namespace EventLogs.Runtime.Catalog;

/// <summary>One column of a table.</summary>
/// <param name="Name">The name in Glue and Athena: lower case, <c>[a-z0-9_]</c>.</param>
/// <param name="Key">The key in a log line that holds the column's value.</param>
/// <param name="Type">The Hive type, as Glue takes it: <c>string</c>, <c>bigint</c>, <c>struct&lt;a:string&gt;</c>.</param>
/// <param name="Comment">What the value is; at most 255 characters (Glue's limit).</param>
/// <param name="IsNullable">False when a line without a value cannot exist: its event would have been refused.</param>
public sealed record ColumnDefinition(string Name, string Key, string Type, string Comment, bool IsNullable);
