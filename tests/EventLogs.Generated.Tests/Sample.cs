using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Generated.Tests;

/// <summary>One shipped sample event and what must become of it.</summary>
/// <param name="File">Its path under schemas/.</param>
public sealed record Sample(string File)
{
    private const string Schemas = "schemas";
    private const string Expected = "Expected";

    public static IReadOnlyList<Sample> All { get; } =
    [
        .. Directory.EnumerateFiles(PathOf(Schemas), "*.json", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "samples")
            .Select(path => new Sample(Path.GetRelativePath(PathOf(Schemas), path).Replace('\\', '/')))
            .OrderBy(sample => sample.File, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<Sample> Accepted { get; } = [.. All.Where(sample => !sample.IsRefused)];

    public static IReadOnlyList<Sample> Refused { get; } = [.. All.Where(sample => sample.IsRefused)];

    /// <summary>The event log whose sample it is, by the first part of its name.</summary>
    public EventDefinition Definition => EventCatalog.Events.Single(definition => definition.Id == $"{File.Split('/')[0]}/{Name.Split('.')[0]}");

    public byte[] Event => System.IO.File.ReadAllBytes(Path.Join(PathOf(Schemas), File));

    public byte[] ExpectedLine => System.IO.File.ReadAllBytes(PathOf($"{Expected}/{Name}.line"));

    /// <summary>The name of the <see cref="MapError"/>, and the JSONPath where there is one.</summary>
    public string ExpectedReason => System.IO.File.ReadAllText(PathOf($"{Expected}/{Name}.reason")).Trim();

    private string Name => File.Split('/')[^1];

    private bool IsRefused => Name.EndsWith(".fail.json", StringComparison.Ordinal);

    public override string ToString() => File;

    public static string PathOf(string path) => Path.Join(AppContext.BaseDirectory, path);
}
