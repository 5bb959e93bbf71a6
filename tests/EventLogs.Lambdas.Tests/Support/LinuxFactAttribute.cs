using System.Runtime.InteropServices;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>A test that runs the published executables, which are for 64-bit Linux and are built there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = LinuxOnly.Reason;
}

/// <summary>A theory that runs the published executables.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = LinuxOnly.Reason;
}

/// <summary>Whether the executables can be built and run here.</summary>
file static class LinuxOnly
{
    public static string? Reason { get; } = OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64
        ? null
        : "The executables are built and run on Linux x86-64 only.";
}
