using System.Collections.Frozen;

namespace EventLogs.Compiler.Naming;

/// <summary>Names that a folder in the output cannot have.</summary>
internal static class FolderNames
{
    /// <summary>What stands in the output folder beside the folders of the sources, some of it when the code is built.</summary>
    private static readonly FrozenSet<string> Taken = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "manifest.json", "EventCatalog.g.cs", "packages.lock.json", "bin", "obj");

    /// <summary>Devices of Windows, with any ending.</summary>
    /// <remarks>Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file</remarks>
    private static readonly FrozenSet<string> Devices = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "con", "prn", "aux", "nul",
            .. Enumerable.Range(0, 10).SelectMany(number => (string[])[$"com{number}", $"lpt{number}"]),
        ]);

    /// <summary>Whether a source's folder would stand in the way of a file, or not be a folder to Windows.</summary>
    public static bool IsTaken(string name) =>
        Taken.Contains(name) || name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || IsDevice(name);

    /// <summary>Whether Windows takes the name for a device.</summary>
    public static bool IsDevice(string name) => Devices.Contains(name.Split('.')[0]);
}
