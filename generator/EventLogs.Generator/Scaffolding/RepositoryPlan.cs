using System.Reflection;
using EventLogs.Compiler.Naming;

namespace EventLogs.Generator.Scaffolding;

/// <summary>What a new repository is like.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Schemas">The folder of the schemas, from the root.</param>
/// <param name="Output">The folder that is generated to, from the root.</param>
/// <param name="Project">The project that the generated code is part of already, from the root; null where it gets one of its own.</param>
internal sealed record RepositoryPlan(string Name, string Schemas, string Output, string? Project)
{
    /// <summary>The manifest of the tools, from the root: in the folder .config, unless there is one beside it.</summary>
    public string ToolManifest { get; init; } = ".config/dotnet-tools.json";

    /// <summary>Whether its stack is to have a heartbeat: the schema of the event is then among its schemas.</summary>
    public bool HasHeartbeat { get; init; }

    /// <summary>The namespace of the generated C#.</summary>
    public string Namespace => $"{CSharpNames.Identifier(Name)}.Events";

    /// <summary>The assembly that the generated code is built to, as eventlogs.json names it.</summary>
    public string Assembly => Project is null
        ? $"{Output}/bin/*/net10.0/{Namespace}.dll"
        : $"{Path.ChangeExtension(Project, null)}.dll" is var file && file.Contains('/', StringComparison.Ordinal)
            ? file.Insert(file.LastIndexOf('/'), "/bin/*/net10.0")
            : $"bin/*/net10.0/{file}";

    /// <summary>Whether the root has a solution or a project, which <c>dotnet build</c> finds there: a second one would keep it from that.</summary>
    public bool HasBuild { get; init; }

    /// <summary>The project that the generated code is part of, from the root.</summary>
    public string CodeProject => Project ?? $"{Output}/{Namespace}.csproj";

    /// <summary>The name of the stack: an event log is rarely all that a team deploys.</summary>
    public string StackName => $"{AsciiName}EventLogs";

    /// <summary>The name of the stack's Glue database.</summary>
    public string DatabaseName => $"{AsciiName.ToLowerInvariant()}_event_logs".TrimStart('_');

    /// <summary>The name as far as CloudFormation and Glue take it.</summary>
    private string AsciiName => string.Concat(CSharpNames.Identifier(Name).Where(char.IsAsciiLetterOrDigit)).TrimStart([.. "0123456789"]);

    /// <summary>The source of the event to begin with.</summary>
    public string ExampleSource => $"com.example.{CSharpNames.Identifier(Name).ToLowerInvariant()}";

    /// <summary>The version of the packages that belong together: that of this tool.</summary>
    public string Version { get; } =
        typeof(RepositoryPlan).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Whether a folder has what <c>dotnet build</c> builds without being told.</summary>
    public static bool IsBuilt(string root) =>
        Directory.Exists(root) && Directory.EnumerateFiles(root).Any(file => Path.GetExtension(file) is ".sln" or ".slnx" || file.EndsWith("proj", StringComparison.Ordinal));

    /// <summary>The project file in the output folder, or the nearest above it in the repository: what is under it is compiled with it.</summary>
    /// <param name="root">The folder of the repository.</param>
    /// <param name="output">The output folder, from there.</param>
    /// <param name="own">The name of the project file that a repository gets, which counts for none of those.</param>
    public static string? ProjectOver(string root, string output, string own)
    {
        for (var folder = output; folder is not null; folder = folder.Length == 0 ? null : Path.GetDirectoryName(folder)?.Replace('\\', '/') ?? "")
        {
            var path = Path.Join(root, folder);
            if (!Directory.Exists(path))
                continue;
            var project = Directory.EnumerateFiles(path, "*.csproj").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).FirstOrDefault();
            if (project is not null)
                return folder == output && project == own ? null : folder.Length == 0 ? project : $"{folder}/{project}";
        }

        return null;
    }
}
