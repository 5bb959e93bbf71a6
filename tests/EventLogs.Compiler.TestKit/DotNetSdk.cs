using System.Runtime.InteropServices;

namespace EventLogs.CompilerTestKit;

/// <summary>The targeting pack of the .NET that runs the tests: what a build of emitted code would use.</summary>
internal static class DotNetSdk
{
    // <root>/shared/Microsoft.NETCore.App/<version>/ holds the running framework, <root>/packs the SDK's targeting packs
    private static readonly string Root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static readonly string TargetingPack = FindTargetingPack();

    /// <summary>The <c>dotnet</c> command.</summary>
    public static string Host { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>The framework's reference assemblies.</summary>
    public static IEnumerable<string> ReferenceAssemblies { get; } =
        Directory.EnumerateFiles(Path.Combine(TargetingPack, "ref", $"net{Environment.Version.Major}.{Environment.Version.Minor}"), "*.dll");

    /// <summary>The source generator of System.Text.Json.</summary>
    public static string JsonSourceGenerator { get; } =
        Path.Combine(TargetingPack, "analyzers", "dotnet", "cs", "System.Text.Json.SourceGeneration.dll");

    private static string FindTargetingPack()
    {
        var packs = Path.Combine(Root, "packs", "Microsoft.NETCore.App.Ref");
        return Directory.EnumerateDirectories(packs)
            .Where(pack => Version.TryParse(Path.GetFileName(pack), out var version) && version.Major == Environment.Version.Major)
            .MaxBy(pack => Version.Parse(Path.GetFileName(pack)))
            ?? throw new InvalidOperationException($"No targeting pack for .NET {Environment.Version.Major} in {packs}: install its SDK.");
    }
}
