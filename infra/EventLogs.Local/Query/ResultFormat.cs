namespace EventLogs.Local.Query;

/// <summary>How the result of a query is shown.</summary>
internal enum ResultFormat
{
    Table,
    Csv,
    Json,
}
