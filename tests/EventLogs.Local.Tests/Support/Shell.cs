using System.Collections.Immutable;
using EventLogs.Aws;
using EventLogs.Local.Commands;
using EventLogs.Local.Loading;
using EventLogs.LocalApp.Commands;
using EventLogs.Runtime.Catalog;
using EventLogs.Terminal;

namespace EventLogs.Local.Tests.Support;

/// <summary>What a command line printed.</summary>
internal sealed record ShellResult(int ExitCode, string Output, string Errors);

/// <summary>Runs command lines in a temporary folder, with its bucket.</summary>
internal sealed class Shell : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 30, 0, TimeSpan.Zero);

    public TempFolder Folder { get; } = new();

    public string BucketName { get; set; } = "bucket";

    public string Bucket => Folder[BucketName];

    public ImmutableArray<EventDefinition> Catalog { get; init; } = TestCatalog.Events;

    public ImmutableArray<SavedQuery> Queries { get; init; } = [];

    /// <summary>How many characters a line of the terminal has; null for no terminal.</summary>
    public int? Width { get; set; }

    public ImmutableArray<ViewDefinition> Views { get; init; } = [];

    /// <summary>Where the catalog comes from instead.</summary>
    public CatalogSource? Source { get; init; }

    /// <summary>The lines that a person types; null where there is none.</summary>
    public IReadOnlyList<string>? Typed { get; set; }

    public byte[] Input { get; set; } = [];

    public TimeProvider Clock { get; set; } = new TestClock(Now);

    /// <summary>How AWS is reached: not at all, but for a server of the test.</summary>
    public AwsClientSettings Aws { get; set; } = new();

    public Task<ShellResult> RunAsync(params string[] arguments) => RunOnAsync(Bucket, arguments);

    /// <summary>Runs a command line on another bucket.</summary>
    public async Task<ShellResult> RunOnAsync(string bucket, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var host = new LocalHost(
            Source ?? CatalogSource.Of(Catalog, Views, Queries), Consoles.Over(output, errors), () => new MemoryStream(Input), Clock)
        {
            Aws = Aws,
            Commands = RepositoryCommands.All,
            RetryDelay = TimeSpan.Zero,
            OpenLineInput = Typed is { } lines ? _ => new TypedLines(lines) : null,
        };
        if (Width is { } width)
            host.Out.Profile.Width = host.Error.Profile.Width = width;
        // directives and the version stand alone
        string[] line = arguments is [['[' or '-', ..] or "version", ..] ? arguments : [.. arguments, "--bucket", bucket];
        var exitCode = await LocalCommandLine.RunAsync(host, line);
        return new ShellResult(exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Runs a command line that must succeed.</summary>
    public async Task<string> OutputAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        return result.Output;
    }

    /// <summary>The rows of a query, as CSV lines without the heading.</summary>
    public async Task<string[]> RowsAsync(string sql) =>
        (await OutputAsync("query", sql, "--format", "csv")).TrimEnd('\n').Split('\n')[1..];

    /// <summary>The keys of all objects, in order.</summary>
    public string[] Keys() => Directory.Exists(Bucket)
        ? [.. Directory.EnumerateFiles(Bucket, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Bucket, path).Replace('\\', '/'))
            .Where(key => !key.StartsWith(".catalog/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)]
        : [];

    public void Dispose() => Folder.Dispose();
}
