using System.Diagnostics;
using System.IO.Compression;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>
/// What docs/your-own-repository.md says, done in a folder outside of this repository, with the packages that this repository makes and nothing
/// else of it.
/// </summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class YourOwnRepositoryTests : IAsyncLifetime, IDisposable
{
    private const string Document = "docs/your-own-repository.md";

    private static readonly string[] Projects = ["generator/EventLogs.Runtime", "generator/EventLogs.Generator", "infra/EventLogs.Local"];

    private readonly TempFolder _folder = new();

    public async Task InitializeAsync()
    {
        foreach (var project in Projects)
            await RunAsync(Repository.Root, $"dotnet pack {project} --no-build --configuration Release --nologo --output {_folder["feed"]}");
        // only these packages; what the build itself needs comes from the machine's own folder of packages
        _folder.Write("nuget.config", "<configuration><packageSources><clear/><add key=\"feed\" value=\"feed\"/></packageSources></configuration>");
        _folder.Write("shop/events.ndjson", Repository.Read("docs/examples/shop/events.ndjson"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_command_runs_and_prints_what_the_page_says()
    {
        var printed = "";
        foreach (var block in Block.Of(Document).Where(block => block.Language.Length > 0))
        {
            if (block.Language == "sh")
            {
                printed = "";
                foreach (var command in block.Commands)
                    printed += await RunAsync(_folder["shop"], command);
            }
            else
            {
                NonEmpty.All(block.Lines, line => Assert.Contains(line, printed, StringComparison.Ordinal));
            }
        }

        // again, from a folder below: nothing is written that is there
        var files = Directory.GetFiles(_folder["shop"], "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllBytes);
        Assert.DoesNotContain("+ ", await RunAsync(_folder["shop/schemas"], "dotnet eventlogs init .. --name Other"), StringComparison.Ordinal);
        NonEmpty.All(files, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
        Assert.Contains("3 schemas: 0 errors, 0 warnings", await RunAsync(_folder["shop/generated/bin"], "dotnet eventlogs lint"), StringComparison.Ordinal);
        AssertPackagesAreOfNobody();
    }

    /// <summary>No package is about this repository's service, and each says what it is.</summary>
    private void AssertPackagesAreOfNobody()
    {
        var packages = Directory.GetFiles(_folder["feed"], "*.nupkg");
        Assert.Equal(Projects.Length, packages.Length);
        foreach (var package in packages)
        {
            using var archive = ZipFile.OpenRead(package);
            // what backfills CodeDeploy's deployments knows the names of its events
            if (!package.Contains("EventLogs.Local", StringComparison.Ordinal))
                Assert.DoesNotContain(archive.Entries, entry => entry.Name.StartsWith("EventLogs.Generated", StringComparison.Ordinal));
            Assert.Contains(archive.Entries, entry => entry.FullName == "README.md");
            var nuspec = Text(archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)));
            foreach (var member in new[] { "<description>", "<tags>", "<license ", "<readme>" })
                Assert.Contains(member, nuspec, StringComparison.Ordinal);
            Assert.DoesNotContain("CodeDeploy", nuspec, StringComparison.OrdinalIgnoreCase);
            Assert.True(File.Exists(Path.ChangeExtension(package, ".snupkg")), $"{package} has no symbols");
        }
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Runs a command line with folders of packages and of tools that are this test's own.</summary>
    private async Task<string> RunAsync(string folder, string command)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var start = new ProcessStartInfo("bash", ["-c", $"exec 2>&1; {command}"]) { WorkingDirectory = folder }.WithoutTestHost();
        if (folder != Repository.Root)
        {
            start.Environment["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Join(home, ".nuget/packages");
            start.Environment["NUGET_PACKAGES"] = _folder["packages"];
            start.Environment["DOTNET_CLI_HOME"] = _folder["home"];
            start.Environment["DOTNET_NOLOGO"] = "1";
        }

        var result = await ChildProcess.RunAsync(start);
        Assert.True(result.ExitCode == 0, $"'{command}' ended with exit code {result.ExitCode}:\n{result.Output}");
        return result.Output;
    }
}
