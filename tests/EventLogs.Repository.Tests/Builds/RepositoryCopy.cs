using System.Diagnostics;

namespace EventLogs.RepositoryTests.Builds;

/// <summary>A copy of the repository in another folder, in which README's first command was run: nothing else was built there before.</summary>
public sealed class RepositoryCopy : IAsyncLifetime, IDisposable
{
    private static readonly string[] Changeable = ["schemas", "generated", "docs"];

    private readonly TempFolder _folder = new();

    /// <summary>What README's first command printed.</summary>
    public string FirstBuild { get; private set; } = "";

    public async Task InitializeAsync()
    {
        FastLane.Forbid("copies the repository");
        foreach (var file in Repository.Files())
            Copy(file);
        FirstBuild = await RunAsync("./build.sh");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    public string PathOf(string file) => _folder[file];

    public string Read(string file) => _folder.Read(file);

    public void Write(string file, string text) => _folder.Write(file, text);

    /// <summary>Takes back what a test has changed in the schemas and what was generated from them, and builds the catalog anew if that was anything.</summary>
    public async Task ResetAsync()
    {
        var changed = Changeable
            .SelectMany(folder => Directory.GetFiles(PathOf(folder), "*", SearchOption.AllDirectories).Where(IsSource))
            .Count(file => Reset(Path.GetRelativePath(_folder.Path, file)));
        if (changed > 0)
            await RunAsync("dotnet build generated --configuration Release --verbosity quiet");
    }

    /// <summary>Runs a command line as a person would, and returns what it printed.</summary>
    public async Task<string> RunAsync(string command)
    {
        var (exitCode, output, _) = await TryAsync(command);
        Assert.True(exitCode == 0, $"'{command}' ended with exit code {exitCode}:\n{output}");
        return output;
    }

    /// <summary>Runs a command line that may fail. What it printed is all in the output.</summary>
    public Task<ProcessResult> TryAsync(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"exec 2>&1; {command}"]) { WorkingDirectory = _folder.Path }.WithoutTestHost();
        // of all that is built here, only generated/ differs from what the analyzers have seen already, and they leave that out everywhere
        start.Environment["RunAnalyzers"] = "false";
        return ChildProcess.RunAsync(start);
    }

    private static bool IsSource(string file) => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    /// <returns>Whether it had been changed.</returns>
    private bool Reset(string file)
    {
        var original = Path.Join(Repository.Root, file);
        if (!File.Exists(original))
            File.Delete(PathOf(file));
        else if (File.ReadAllText(original) == Read(file))
            return false;
        else
            // written, not copied: a file that is older than what was built from it would not be built again
            Write(file, File.ReadAllText(original));
        return true;
    }

    private void Copy(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.Copy(Path.Join(Repository.Root, file), PathOf(file));
    }
}

/// <summary>The tests that share a copy, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class RepositoryCopyTests : ICollectionFixture<RepositoryCopy>
{
    public const string Name = "a copy of the repository";
}
