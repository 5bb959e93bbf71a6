namespace EventLogs.Compiler.Diagnostics;

/// <summary>How much a diagnostic matters. Only an error stops the generator.</summary>
internal enum Severity
{
    Info,
    Warning,
    Error,
}
