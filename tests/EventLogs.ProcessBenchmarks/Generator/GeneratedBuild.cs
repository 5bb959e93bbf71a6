namespace EventLogs.ProcessBenchmarks.Generator;

/// <summary>A project of generated code, as a team has it, for <c>dotnet build</c>.</summary>
internal sealed class GeneratedBuild
{
    private readonly Tool _dotnet;
    private readonly string _project;

    /// <summary>Lays it out, restored.</summary>
    /// <param name="tool">The generator.</param>
    /// <param name="eventlogs">The path of the generator's assembly: the library of generated code lies beside it.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="schemas">The schemas.</param>
    /// <param name="contexts"><c>jsonContexts</c> of the settings.</param>
    public GeneratedBuild(Tool tool, string eventlogs, string folder, string schemas, string contexts)
    {
        var input = Directory.CreateDirectory(Path.Combine(folder, "schemas")).FullName;
        foreach (var schema in Directory.EnumerateFiles(schemas, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(input, Path.GetRelativePath(schemas, schema));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(schema, copy);
        }

        File.WriteAllText(Path.Combine(folder, "eventlogs.json"), $$"""{ "namespace": "Registry.Events", "jsonContexts": "{{contexts}}" }""");
        tool.Run("generate", "--schemas", input);
        _project = Path.Combine(folder, "generated", "Registry.Events.csproj");
        File.WriteAllText(_project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(Path.GetDirectoryName(Path.GetFullPath(eventlogs))!, "EventLogs.Runtime.dll")}" />
              </ItemGroup>
            </Project>
            """);
        // compilers that stay would have done part of the next build's work, and what they use would be nobody's
        _dotnet = new Tool("build", "UseSharedCompilation=false", "MSBUILDDISABLENODEREUSE=1", "DOTNET_CLI_USE_MSBUILD_SERVER=0");
        new Tool("restore").Run(_project);
    }

    /// <summary>Builds it.</summary>
    public ProcessUsage Measure() => _dotnet.Run(_project, "-c", "Release", "--no-restore", "-v", "q");
}
