using EventLogs.Generated;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Backfill;

/// <summary>Runs of <c>backfill</c> and <c>reconcile</c> over two days, against a CodeDeploy and an EventBridge of the tests' own.</summary>
public abstract class BackfillRuns : IDisposable
{
    private protected const string Account = "123456789012";

    private protected BackfillRuns() =>
        Shell = new Shell { Catalog = EventCatalog.Events, Clock = TimeProvider.System, Aws = Aws.Settings };

    /// <summary>The first of the days.</summary>
    private protected static DateOnly Day { get; } = new(2026, 11, 3);

    private protected static string[] Range { get; } = ["--from", "2026-11-03", "--to", "2026-11-04", "--rate", "100"];

    private protected DeploymentServer Aws { get; } = new();

    private protected Shell Shell { get; }

    public void Dispose()
    {
        Assert.Empty(Aws.SignatureProblems);
        Shell.Dispose();
        Aws.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<string> BackfillAsync()
    {
        var result = await RunAsync("backfill", ["--account", Account]);
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        return result.Output;
    }

    private protected Task<ShellResult> RunAsync(string command, string[] more) => Shell.RunAsync([command, .. Range, .. more]);

    private protected Task<string[]> ColumnAsync(string column) =>
        Shell.RowsAsync($"SELECT {column} FROM deployment_details ORDER BY deploymentid, \"timestamp\"");
}
