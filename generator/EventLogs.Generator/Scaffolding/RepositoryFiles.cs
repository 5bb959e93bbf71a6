using EventLogs.Configuration;

namespace EventLogs.Generator.Scaffolding;

/// <summary>The files of a new repository that are not made from schemas.</summary>
internal static class RepositoryFiles
{
    /// <summary>The functions of the stack, by the names of their packages, and what each one calls.</summary>
    private static readonly (string Function, string Call)[] Functions =
    [
        ("create-partition", "CreatePartitionAsync(EventCatalog.Events)"),
        ("firehose-transform", "TransformAsync(EventCatalog.Events)"),
        ("maintain", "MaintainAsync(EventCatalog.Events, EventCatalog.Views)"),
    ];

    /// <summary>The files, relative to the root, in the order in which they are shown.</summary>
    public static IEnumerable<(string Path, string Text)> Of(RepositoryPlan plan)
    {
        yield return (SettingsFile.Name, Fill("eventlogs.json", plan));
        yield return ($"{plan.Schemas}/eventlogs.meta.schema.json", Read("eventlogs.meta.schema.json"));
        yield return ($"{plan.Schemas}/event-log.meta.schema.json", Read("event-log.meta.schema.json"));
        if (plan.HasHeartbeat)
        {
            yield return ($"{plan.Schemas}/eventlogs/heartbeat.schema.json", Read("heartbeat.schema.json"));
            yield return ($"{plan.Schemas}/eventlogs/samples/heartbeat.complete.json", Read("heartbeat.complete.json"));
        }

        if (plan.Project is null)
            yield return ($"{plan.Output}/{plan.Namespace}.csproj", Fill("project.xml", plan));
        foreach (var file in Infrastructure(plan))
            yield return file;
        yield return (plan.ToolManifest, Fill("dotnet-tools.json", plan));
        yield return (".gitattributes", Fill("gitattributes", plan));
        yield return (".gitignore", Fill("gitignore", plan));
        yield return (".vscode/settings.json", Fill("settings.json", plan));
        yield return ("README.md", Fill("readme.txt", plan));
    }

    /// <summary>An event to begin with.</summary>
    public static string Example(RepositoryPlan plan) => Fill("example.json", plan);

    /// <summary>The CDK app, the functions, and what builds and deploys them.</summary>
    private static IEnumerable<(string Path, string Text)> Infrastructure(RepositoryPlan plan)
    {
        yield return ("infra/app/EventLogsApp.csproj", Fill("app.xml", plan));
        yield return ("infra/app/Program.cs", Fill("app.txt", plan));
        yield return ("infra/functions/Directory.Build.props", Fill("functions.xml", plan));
        foreach (var (function, call) in Functions)
        {
            yield return ($"infra/functions/{function}/{function}.csproj", Fill("function.xml", plan));
            yield return ($"infra/functions/{function}/Program.cs", Fill("function.txt", plan).Replace("{call}", call, StringComparison.Ordinal));
        }

        yield return ("infra/Dockerfile", Fill("Dockerfile", plan));
        yield return ("infra/Dockerfile.dockerignore", Fill("dockerignore", plan));
        if (!plan.HasBuild)
            yield return ($"{plan.Namespace}.slnx", Fill("solution.xml", plan));
        yield return ("cdk.json", Fill("cdk.json", plan));
        yield return ("package.json", Fill("package.json", plan));
    }

    private static string Fill(string file, RepositoryPlan plan) => Read(file)
        .Replace("{code}", plan.CodeProject, StringComparison.Ordinal)
        .Replace("{stack}", plan.StackName, StringComparison.Ordinal)
        .Replace("{database}", plan.DatabaseName, StringComparison.Ordinal)
        .Replace("{version}", plan.Version, StringComparison.Ordinal)
        .Replace("{schemas}", plan.Schemas, StringComparison.Ordinal)
        .Replace("{output}", plan.Output, StringComparison.Ordinal)
        .Replace("{namespace}", plan.Namespace, StringComparison.Ordinal)
        .Replace("{assembly}", plan.Assembly, StringComparison.Ordinal)
        .Replace("{build}", plan.HasBuild ? " infra/app" : "", StringComparison.Ordinal)
        .Replace("{source}", plan.ExampleSource, StringComparison.Ordinal)
        .Replace("{name}", plan.Name, StringComparison.Ordinal);

    private static string Read(string file)
    {
        using var stream = typeof(RepositoryFiles).Assembly.GetManifestResourceStream("init/" + file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
