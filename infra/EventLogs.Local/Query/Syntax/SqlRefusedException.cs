namespace EventLogs.Local.Query.Syntax;

/// <summary>A statement that cannot be answered as Athena would.</summary>
internal sealed class SqlRefusedException(string message) : Exception(message);
