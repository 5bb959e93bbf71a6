using EventLogs.Local.Loading;
using EventLogs.Terminal;

namespace EventLogs.Local.Commands;

/// <summary>What a person does next with what a command wrote: command lines, over the same bucket.</summary>
/// <param name="host">What the command ran with.</param>
/// <param name="bucket">The bucket, as it was named.</param>
internal sealed class NextSteps(LocalHost host, string bucket)
{
    /// <summary>After events were ingested.</summary>
    public IReadOnlyCollection<string> AfterIngest() =>
    [
        Line("tables"),
        Line("query") + "   # a shell: .help lists what there is",
        .. host.Queries.IsEmpty ? [] : new[] { Line("queries", onBucket: false) + "   # saved queries: query NAME runs one" },
    ];

    /// <summary>After a fold that found no day that is closed.</summary>
    /// <param name="lastClosed">The last day that is.</param>
    public IReadOnlyCollection<string> AfterEmptyFold(string lastClosed) =>
    [
        $"# no day of the log is closed: {lastClosed} and the days before are. Events of the past arrive on days of their own by",
        Line("ingest FILES --arrival event --fold"),
    ];

    /// <summary>After a report.</summary>
    public IReadOnlyCollection<string> AfterReport() =>
    [
        Line("report --open") + "   # in the browser; --since 30d for other days",
        Line("queries", onBucket: false) + "   # what is on it: your own are files in the folder queries of a source",
    ];

    private string Line(string arguments, bool onBucket = true) =>
        $"{ToolCommands.Of(Root(), ToolCommands.Local)} {arguments}{(onBucket && bucket != LocalCommandLine.DefaultBucket ? $" --bucket {ToolCommands.Argument(bucket)}" : "")}";

    private string Root() => RepositoryCatalog.FileOf(host.Source.Settings) is { } file
        ? Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : "."
        : ".";
}
