using System.Collections.Immutable;
using System.CommandLine;
using EventLogs.Details.CodeDeploy;
using EventLogs.Local.Commands;
using EventLogs.Local.Results;
using EventLogs.LocalApp.Backfill;
using Spectre.Console;

namespace EventLogs.LocalApp.Commands;

/// <summary><c>reconcile</c>: which deployments CodeDeploy knows and the log does not, and the other way round.</summary>
internal static class ReconcileCommand
{
    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var codeDeploy = new CodeDeployOptions();
        var format = CommonOptions.Format("table", "json");
        var command = new Command(
            "reconcile", "Compare the log with what CodeDeploy knows. The exit code is 1 when a backfill has something to add.") { format };
        codeDeploy.AddTo(command);
        command.SetAction((arguments, cancellation) => codeDeploy.RunAsync(host, arguments, arguments.GetValue(bucket)!, async (target, days) =>
        {
            if (!target.Exists)
                return LocalCommandLine.FailWithoutBucket(host, target);
            var log = new LoggedDeployments(target, host.Catalog);
            if (!log.AreInCatalog)
                return LocalCommandLine.Fail(host, LoggedDeployments.NotInCatalog);

            using var client = new CodeDeployClient(codeDeploy.Settings(arguments, host));
            var source = codeDeploy.Source(arguments, host, client);
            var result = await Reconciliation.OfAsync(source, log, days, cancellation).ConfigureAwait(false);
            if (arguments.GetValue(format) == "json")
                WriteJson(host, result);
            else
                Show(host.Out, result);
            return result.IsComplete ? 0 : 1;
        }));
        return command;
    }

    private static (string Name, string Member, ImmutableArray<string> Ids)[] Groups(Reconciliation result) =>
    [
        ("missing", "missing", result.Missing),
        ("without details", "withoutDetails", result.WithoutDetails),
        ("without events", "withoutEvents", result.WithoutEvents),
        ("running", "running", result.Running),
        ("unknown to CodeDeploy", "unknown", result.Unknown),
    ];

    private static void Show(IAnsiConsole console, Reconciliation result)
    {
        var table = Tables.Create("Deployments", "Number#", "Which");
        table.AddRow(new Text("listed by CodeDeploy"), Tables.Number(result.Deployments), new Text(""));
        foreach (var (name, _, ids) in Groups(result))
            table.AddRow(new Text(name), Tables.Number(ids.Length), Tables.Text(string.Join(' ', ids)));
        console.Write(table);
    }

    /// <summary>As docs/schemas/reconcile.schema.json has it.</summary>
    private static void WriteJson(LocalHost host, Reconciliation result) => CommandJson.Write(host.Out.Profile.Out.Writer, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("deployments", result.Deployments);
        foreach (var (_, member, ids) in Groups(result))
        {
            json.WriteStartArray(member);
            foreach (var id in ids)
                json.WriteStringValue(id);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    });
}
