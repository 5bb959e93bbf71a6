using System.Text.Json;

namespace EventLogs.RepositoryTests.Builds;

/// <summary>A script of the build, and how it is run.</summary>
internal sealed record BuildScript(string Name, string Program, string[] Arguments, string Folder)
{
    private static readonly string Tools = Path.Join(Repository.Root, "tests", "tools");

    /// <summary>Those that can run here: PowerShell is there when <c>dotnet tool restore</c> has been run in tests/tools.</summary>
    public static IReadOnlyDictionary<string, BuildScript> All { get; } = new[]
    {
        new BuildScript("build.sh", "bash", [Path.Join(Repository.Root, "build.sh")], Repository.Root),
        new BuildScript("build.ps1", "dotnet", ["tool", "run", "pwsh", "--", "-NoProfile", "-File", Path.Join(Repository.Root, "build.ps1")], Tools),
    }.Where(script => script.Folder != Tools || Directory.Exists(PowerShellPackage())).ToDictionary(script => script.Name, StringComparer.Ordinal);

    private static string PowerShellPackage()
    {
        var manifest = JsonElement.Parse(File.ReadAllText(Path.Join(Tools, ".config", "dotnet-tools.json")));
        var version = manifest.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString();
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Path.Join(packages, "powershell", version);
    }
}
