using System.CommandLine;
using EventLogs.Local.Registration;

namespace EventLogs.Local.Commands;

/// <summary><c>partitions</c>: which partitions are missing, behind their table, or without objects; of a folder and on AWS.</summary>
internal static class PartitionsCommand
{
    public static Command Create(LocalHost host, Option<string> bucket) => new(
        "partitions", "Check, register and update the partitions of the tables. --bucket takes a folder or s3://BUCKET.")
    {
        CreateCheck(host, bucket),
        CreateRepair(host, bucket),
        CreateSync(host, bucket, "sync"),
    };

    /// <summary><c>partitions sync</c>, also under the name that it had before there were others.</summary>
    public static Command CreateSync(LocalHost host, Option<string> bucket, string name)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what is behind, and change nothing." };
        return Create(
            host,
            bucket,
            new Command(name, "Give registered partitions the columns that were appended to their table since.") { dryRun },
            async (arguments, work, output, cancellation) =>
            {
                var isDryRun = arguments.GetValue(dryRun);
                return output.ShowSync(await ProgressBar.RunAsync(host.Error, "Tables", progress => work.SyncAsync(isDryRun, progress, cancellation)).ConfigureAwait(false), isDryRun);
            });
    }

    private static Command CreateCheck(LocalHost host, Option<string> bucket) => Create(
        host,
        bucket,
        new Command("check", "Compare the partitions with what lies in the bucket. The exit code is 1 when something has to be done."),
        async (_, work, output, cancellation) =>
            output.ShowCheck(await ProgressBar.RunAsync(host.Error, "Tables", progress => work.CheckAsync(progress, cancellation)).ConfigureAwait(false)));

    private static Command CreateRepair(LocalHost host, Option<string> bucket)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what is missing, and change nothing." };
        var removeExpired = new Option<bool>("--remove-expired") { Description = "Also remove partitions without an object from the catalog." };
        return Create(
            host,
            bucket,
            new Command("repair", "Register the partitions that have objects and are missing.") { dryRun, removeExpired },
            async (arguments, work, output, cancellation) =>
            {
                var (isDryRun, removes) = (arguments.GetValue(dryRun), arguments.GetValue(removeExpired));
                var tables = await ProgressBar.RunAsync(
                    host.Error,
                    "Tables",
                    progress => isDryRun ? work.CheckAsync(progress, cancellation) : work.RepairAsync(removes, progress, cancellation)).ConfigureAwait(false);
                return output.ShowRepair(tables, isDryRun);
            });
    }

    private static Command Create(
        LocalHost host,
        Option<string> bucket,
        Command command,
        Func<ParseResult, PartitionWork, PartitionsOutput, CancellationToken, Task<int>> run)
    {
        var location = new LogLocationOptions(bucket);
        var table = TableOption.Create(host, "Only this table. Default: all.");
        var format = CommonOptions.Format("table", "json");
        location.AddTo(command);
        command.Options.Add(table);
        command.Options.Add(format);
        command.SetAction((arguments, cancellation) =>
        {
            var name = arguments.GetValue(table);
            var output = new PartitionsOutput(host, arguments.GetValue(format) == "json");
            return location.RunAsync(
                host,
                arguments,
                opened => run(
                    arguments,
                    new PartitionWork(opened.Partitions, opened.Objects, [.. host.Catalog.Select(log => log.Table).Where(item => name is null || item.Name == name)]),
                    output,
                    cancellation));
        });
        return command;
    }
}
