using System.Diagnostics;

namespace EventLogs.RepositoryTests;

/// <summary>A copy of the repository in another folder, without anything that was built.</summary>
public sealed class RepositoryCopy : IDisposable
{
    /// <summary>A build on a slow machine is done by then; something that hangs never is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public RepositoryCopy()
    {
        Root = Directory.CreateTempSubdirectory("event-logs-copy-").FullName;
        foreach (var file in Repository.Files())
        {
            var target = Path.Join(Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Join(Repository.Root, file), target);
        }
    }

    public string Root { get; }

    public string PathOf(string file) => Path.Join(Root, file);

    /// <summary>Runs a command line as a person would, and returns what it printed.</summary>
    public string Run(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command + " 2>&1"]) { WorkingDirectory = Root, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(IsOfTheTestRun).ToList())
            start.Environment.Remove(name);

        using var process = ChildProcess.Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{command}' did not end.");
        }

        var text = output.GetAwaiter().GetResult();
        Assert.True(process.ExitCode == 0, $"'{command}' ended with exit code {process.ExitCode}:\n{text}");
        return text;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>What the test runner sets for itself would lead another build astray.</summary>
    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBuild", StringComparison.Ordinal) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_HOST_PATH" or "MSBUILD_EXE_PATH";
}
