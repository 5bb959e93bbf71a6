using System.Collections.Immutable;
using EventLogs.Local.Commands;
using EventLogs.Local.Loading;
using EventLogs.Runtime.Catalog;
using EventLogs.Terminal;

namespace EventLogs.CompilerTestKit;

/// <summary>The command line <c>eventlogs-local</c> over a catalog and a bucket.</summary>
internal sealed class LocalRun(ImmutableArray<EventDefinition> catalog, string bucket)
{
    /// <summary>The views that queries can read.</summary>
    public ImmutableArray<ViewDefinition> Views { get; init; } = [];

    /// <summary>The saved queries, by their names.</summary>
    public ImmutableArray<SavedQuery> Queries { get; init; } = [];

    /// <summary>Runs a command line.</summary>
    /// <param name="input">What stands on standard input.</param>
    /// <param name="arguments">The arguments but the bucket.</param>
    public async Task<CommandResult> RunAsync(byte[] input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var host = new LocalHost(
            CatalogSource.Of(catalog, Views, Queries), Consoles.Over(output, errors), () => new MemoryStream(input), TimeProvider.System);
        var exitCode = await LocalCommandLine.RunAsync(host, [.. arguments, "--bucket", bucket]);
        return new CommandResult(exitCode, output.ToString(), errors.ToString());
    }
}
