using System.Diagnostics;
using System.IO.Compression;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>A folder with the packages of this repository, and the same again as those of the next version.</summary>
public sealed class PackageFeed : IAsyncLifetime, IDisposable
{
    /// <summary>The projects that make packages.</summary>
    internal static readonly string[] Projects =
    [
        "generator/EventLogs.Build", "generator/EventLogs.Generator", "generator/EventLogs.Runtime", "infra/EventLogs.Cdk", "infra/EventLogs.Lambdas",
        "infra/EventLogs.LocalTool",
    ];

    private const string Version = "0.1.0";

    private readonly TempFolder _folder = new();

    /// <summary>The folder.</summary>
    internal string Folder => _folder.Path;

    /// <summary>The next version.</summary>
    internal const string Next = "0.1.1";

    public async Task InitializeAsync()
    {
        // all in one build, which reads the projects that they share once
        var build = _folder.Write("pack.proj", $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{string.Join(';', Projects.Select(FileOf))}" Targets="Pack" BuildInParallel="true"
                  Properties="Configuration=Release;NoBuild=true;_IsPacking=true;PackageOutputPath={Folder}" />
              </Target>
            </Project>
            """);
        var result = await ChildProcess.RunAsync(new ProcessStartInfo("dotnet", ["msbuild", build, "-nologo", "-verbosity:quiet"]).WithoutTestHost());
        Assert.True(result.ExitCode == 0, $"The projects cannot be packed:\n{result.Output}{result.Errors}");

        foreach (var package in Directory.GetFiles(Folder, $"*.{Version}.nupkg"))
            await RenumberAsync(package);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private static string FileOf(string project) => Path.Join(Repository.Root, project, Path.GetFileName(project) + ".csproj");

    /// <summary>The version of a package and of those of its dependencies that come from here stand in its manifest alone.</summary>
    private static async Task RenumberAsync(string package)
    {
        var next = package.Replace($".{Version}.nupkg", $".{Next}.nupkg", StringComparison.Ordinal);
        File.Copy(package, next);
        using var archive = ZipFile.Open(next, ZipArchiveMode.Update);
        var manifest = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal));
        string text;
        using (var reader = new StreamReader(manifest.Open()))
            text = await reader.ReadToEndAsync();
        text = text.Replace($"<version>{Version}</version>", $"<version>{Next}</version>", StringComparison.Ordinal)
            .Replace($"version=\"{Version}\"", $"version=\"{Next}\"", StringComparison.Ordinal);
        await using var stream = manifest.Open();
        stream.SetLength(0);
        await using var writer = new StreamWriter(stream);
        await writer.WriteAsync(text);
    }
}
