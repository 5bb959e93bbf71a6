using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using EventLogs.Aws;
using EventLogs.Aws.EventBridge;
using EventLogs.Details;
using EventLogs.Details.CodeDeploy;
using EventLogs.Local.Commands;
using EventLogs.Local.Results;
using EventLogs.LocalApp.Backfill;
using Spectre.Console;

namespace EventLogs.LocalApp.Commands;

/// <summary><c>backfill</c>: the details of deployments that the log has missed.</summary>
internal static class BackfillCommand
{
    private const string AccountVariable = "AWS_ACCOUNT_ID";
    private const int MaxShown = 10;

    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var codeDeploy = new CodeDeployOptions();
        var bus = new Option<string?>("--bus")
        {
            Description = "Put the events onto this event bus, by name or ARN, instead of into the bucket.",
            HelpName = "name",
        };
        var account = new Option<string?>("--account")
        {
            Description = $"The 12-digit id of the account. Needed for the bucket. Default: the variable {AccountVariable}.",
            HelpName = "id",
        };
        account.Validators.Add(result =>
        {
            if (result.GetValue(account) is { } id && !IsAccount(id))
                result.AddError($"--account takes the 12 digits of an account's id, not '{id}'.");
        });
        var progress = new Option<string?>("--progress")
        {
            Description = "The file that keeps what the bus has accepted, so that it is not put again. Default: backfill-<bus>.progress.",
            HelpName = "file",
        };
        var format = CommonOptions.Format("table", "json");
        var command = new Command("backfill", "Ask CodeDeploy for the details of deployments of which the log has none, and of their targets, as events.") { bus, account, progress, format };
        codeDeploy.AddTo(command);
        command.SetAction((arguments, cancellation) => codeDeploy.RunAsync(host, arguments, arguments.GetValue(bucket)!, async (target, days) =>
        {
            var settings = codeDeploy.Settings(arguments, host);
            var isJson = arguments.GetValue(format) == "json";
            var origin = Origin(settings, arguments.GetValue(account) ?? Environment.GetEnvironmentVariable(AccountVariable));
            using var client = new CodeDeployClient(settings);
            var run = codeDeploy.Source(arguments, host, client);
            if (arguments.GetValue(bus) is { } name)
            {
                using var events = new EventBridgeClient(settings);
                var pace = codeDeploy.Pace(arguments, host.Clock);
                var publisher = new EventPublisher(PutAsync, Task.Delay);
                var file = arguments.GetValue(progress) ?? DefaultProgress(name);
                var onto = new BusTarget(publisher, name, origin, file);
                return await RunAsync(host, new BackfillRun(run, onto), days, isJson, cancellation).ConfigureAwait(false);

                async Task<ImmutableArray<EntryResult>> PutAsync(ImmutableArray<EventEntry> batch, CancellationToken stop)
                {
                    await pace.WaitAsync(stop).ConfigureAwait(false);
                    return await events.PutEventsAsync(batch, stop).ConfigureAwait(false);
                }
            }

            if (origin is null)
                return LocalCommandLine.Fail(host, $"whose deployments are they? Give the account with --account, or set {AccountVariable}");
            if (!new LoggedDeployments(target, host.Catalog).AreInCatalog)
                return LocalCommandLine.Fail(host, LoggedDeployments.NotInCatalog);
            var into = new LogTarget(target, host.Catalog, origin, host.Clock);
            return await RunAsync(host, new BackfillRun(run, into), days, isJson, cancellation).ConfigureAwait(false);
        }));
        return command;
    }

    private static async Task<int> RunAsync(LocalHost host, BackfillRun run, DayRange days, bool isJson, CancellationToken cancellation)
    {
        try
        {
            var summary = await ProgressBar.RunAsync(host.Error, "Deployments", progress => run.RunAsync(days, progress, cancellation)).ConfigureAwait(false);
            if (isJson)
                CommandJson.Write(host.Out.Profile.Out.Writer, summary, RepositoryJsonContext.Default.BackfillSummary);
            else
                Show(host, summary);
            ShowProblems(host, summary);
            return summary.Problems.IsEmpty ? 0 : 1;
        }
        catch (AwsException exception)
        {
            return LocalCommandLine.Fail(host, $"{Tables.Printable(exception.Message)}. What was delivered stays: run it again to go on");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return LocalCommandLine.Fail(host, "interrupted. What was delivered stays: run it again to go on");
        }
    }

    private static void Show(LocalHost host, BackfillSummary summary)
    {
        var table = Tables.Create("Deployments#", "Known#", "Added#", "Gone#", "Failed#");
        table.AddRow(
            Tables.Number(summary.Deployments),
            Tables.Number(summary.Known),
            Tables.Number(summary.Added),
            Tables.Number(summary.Gone),
            Tables.Number(summary.Failed));
        host.Out.Write(table);
    }

    private static void ShowProblems(LocalHost host, BackfillSummary summary)
    {
        foreach (var problem in summary.Problems.Take(MaxShown))
            host.Error.WriteLine(Tables.Printable($"error: {problem}"));
        if (summary.Problems.Length > MaxShown)
            host.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"... and {summary.Problems.Length - MaxShown:N0} more"));
    }

    private static DeploymentOrigin? Origin(AwsClientSettings settings, string? account) =>
        account is not null && IsAccount(account) && AwsRegion.Of(settings) is { } region
            ? new DeploymentOrigin(account, region.Name, region.Partition)
            : null;

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    private static string DefaultProgress(string bus) =>
        $"backfill-{string.Concat(bus.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'))}.progress";
}
