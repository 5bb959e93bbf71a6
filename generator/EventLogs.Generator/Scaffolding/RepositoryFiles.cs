using EventLogs.Configuration;

namespace EventLogs.Generator.Scaffolding;

/// <summary>The files of a new repository that are not made from schemas.</summary>
internal static class RepositoryFiles
{
    /// <summary>The files, relative to the root, in the order in which they are shown.</summary>
    public static IEnumerable<(string Path, string Text)> Of(RepositoryPlan plan)
    {
        yield return (SettingsFile.Name, Fill("eventlogs.json", plan));
        yield return ($"{plan.Schemas}/eventlogs.meta.schema.json", Read("eventlogs.meta.schema.json"));
        yield return ($"{plan.Schemas}/event-log.meta.schema.json", Read("event-log.meta.schema.json"));
        if (plan.Project is null)
            yield return ($"{plan.Output}/{plan.Namespace}.csproj", Fill("project.xml", plan));
        yield return (plan.ToolManifest, Fill("dotnet-tools.json", plan));
        yield return (".gitattributes", Fill("gitattributes", plan));
        yield return (".gitignore", Fill("gitignore", plan));
        yield return (".vscode/settings.json", Fill("settings.json", plan));
        yield return ("README.md", Fill("readme.txt", plan));
    }

    /// <summary>An event to begin with.</summary>
    public static string Example(RepositoryPlan plan) => Fill("example.json", plan);

    private static string Fill(string file, RepositoryPlan plan) => Read(file)
        .Replace("{version}", plan.Version, StringComparison.Ordinal)
        .Replace("{schemas}", plan.Schemas, StringComparison.Ordinal)
        .Replace("{output}", plan.Output, StringComparison.Ordinal)
        .Replace("{namespace}", plan.Namespace, StringComparison.Ordinal)
        .Replace("{assembly}", plan.Assembly, StringComparison.Ordinal)
        .Replace("{project}", Path.GetDirectoryName(plan.Project)?.Replace('\\', '/') switch { null => plan.Output, "" => ".", var folder => folder }, StringComparison.Ordinal)
        .Replace("{source}", plan.ExampleSource, StringComparison.Ordinal)
        .Replace("{name}", plan.Name, StringComparison.Ordinal);

    private static string Read(string file)
    {
        using var stream = typeof(RepositoryFiles).Assembly.GetManifestResourceStream("init/" + file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
