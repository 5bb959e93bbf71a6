namespace EventLogs.TestKit;

/// <summary>A test that looks at another process through /proc; left out, and counted so, where there is none.</summary>
public sealed class ProcFactAttribute : FactAttribute
{
    public ProcFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "There is no /proc here.";
}
