using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Evolution;

/// <summary>A change, as it is reported.</summary>
/// <param name="Change">The change.</param>
/// <param name="Location">The location in the schemas that shows it.</param>
/// <param name="Accepted">The reason for which it was accepted, if it was.</param>
internal sealed record ReportedChange(Change Change, Location Location, string? Accepted)
{
    /// <summary>Whether it breaks something that nobody has accepted.</summary>
    public bool IsBreaking => Change.IsBreaking && Accepted is null;
}
