using EventLogs.Compiler.Schemas;
using EventLogs.Configuration;
using EventLogs.Generator.Scaffolding;
using EventLogs.Terminal;

namespace EventLogs.Generator.Commands;

/// <summary>What a person does next with what a command wrote: command lines, from the current folder.</summary>
internal static class NextSteps
{
    private const string Shell = "query   # a shell: .help lists what there is";

    /// <summary>After new schemas.</summary>
    /// <param name="schemas">The folder of the schemas.</param>
    /// <param name="written">The schemas, from there.</param>
    /// <param name="events">The files of events that they were made from.</param>
    public static IReadOnlyCollection<string> AfterImport(string schemas, IReadOnlyCollection<string> written, IReadOnlyCollection<string> events)
    {
        var root = RootOf(schemas);
        return
        [
            $"# read {string.Join(", ", written.Take(3).Select(path => Path.Join(schemas, path)))}{(written.Count > 3 ? ", ..." : "")}: the names of columns are yours until there is data",
            $"{ToolCommands.Of(root, ToolCommands.EventLogs)} generate",
            .. Build(root),
            .. events.Count == 0 ? [] : new[] { Ingest(root, events) },
        ];
    }

    /// <summary>After generated code was written: it counts once it is built.</summary>
    public static IReadOnlyCollection<string> AfterGenerate(string schemas) => [.. Build(RootOf(schemas))];

    /// <summary>In a new repository.</summary>
    /// <param name="folder">Its root.</param>
    /// <param name="plan">What it is like.</param>
    /// <param name="events">Files of events that there are, from the root; none where some have to be made up.</param>
    /// <param name="written">The schemas that were written, from their folder.</param>
    public static IReadOnlyCollection<string> AfterInit(string folder, RepositoryPlan plan, IReadOnlyCollection<string> events, IReadOnlyCollection<string> written)
    {
        var isElsewhere = Path.GetFullPath(folder) != Path.GetFullPath(".");
        var local = ToolCommands.Of(folder, ToolCommands.Local);
        var build = $"dotnet build{(plan.HasBuild ? " infra/app" : "")}";
        return
        [
            .. isElsewhere ? new[] { $"cd {ToolCommands.Argument(folder)}" } : [],
            .. plan.Project is { } project ? new[] { $"dotnet add {ToolCommands.Argument(project)} package EventLogs.Runtime --version {plan.Version}" } : [],
            local == ToolCommands.Local ? build : $"dotnet tool restore && {build}",
            .. events.Count > 0
                ? new[] { Ingest(folder, events) }
                : written.Take(1).Select(path => $"{ToolCommands.Of(folder, ToolCommands.EventLogs)} sample {EventOf(path)} | {local} ingest -"),
            $"{local} {Shell}",
        ];
    }

    private static string Ingest(string root, IEnumerable<string> events) =>
        $"{ToolCommands.Of(root, ToolCommands.Local)} ingest {string.Join(' ', events.Select(ToolCommands.Argument))}";

    /// <summary>The project that compiles what is generated; nothing where there is none.</summary>
    private static IEnumerable<string> Build(string root)
    {
        var settings = SettingsFile.Find(root) is { } file ? SettingsFile.Read(file).Settings : null;
        if (settings is null || RepositoryPlan.ProjectOver(settings.Root, settings.Output, own: "") is not { } project)
            yield break;
        var folder = Path.GetDirectoryName(project) is { Length: > 0 } named ? named : ".";
        yield return $"dotnet build {ToolCommands.Argument(settings.PathOf(folder))}";
    }

    private static string RootOf(string schemas) => SettingsFile.Find(schemas) is { } file ? Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : "." : ".";

    private static string EventOf(string schema) => schema.Replace('\\', '/')[..^SchemaFolder.SchemaEnding.Length];
}
