using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using EventLogs.Local.Redrive;
using EventLogs.Local.Results;
using EventLogs.Local.Stacks;
using EventLogs.Local.Status;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary><c>status</c>: how the logs are, at a glance; of a folder or on AWS.</summary>
internal static class StatusCommand
{
    private const double MaxAgeHours = 1_000_000; // more than a century; far below what a time span holds

    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var location = new LogLocationOptions(bucket);
        var queues = new Option<string[]>("--queue")
        {
            Description = "The URL of a dead-letter queue to look at; may be given several times. Default: those of --outputs.",
            HelpName = "url",
        };
        var maxAge = new Option<double?>("--max-age")
        {
            Description = "How many hours the last event of a table may be old. Default: any number.",
            HelpName = "hours",
        };
        maxAge.Validators.Add(result =>
        {
            if (result.GetValue(maxAge) is { } hours && hours is not (> 0 and <= MaxAgeHours))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--max-age takes more than 0 and at most {MaxAgeHours} hours."));
        });
        var format = CommonOptions.Format("table", "json");
        var command = new Command(
            "status",
            "Show how the logs are: last event, failed, unregistered and undelivered events, days that are not folded. The exit code is 1 when something "
            + "has to be done. --bucket takes a folder or s3://BUCKET.")
        {
            queues, maxAge, format,
        };
        location.AddTo(command);
        command.SetAction((arguments, cancellation) => location.RunAsync(host, arguments, async log =>
        {
            var now = host.Clock.GetUtcNow();
            var status = new LogStatus(log.Objects, log.Partitions, now);
            var tables = await ProgressBar.RunAsync(host.Error, "Tables", progress => LookAsync(host, status, progress, cancellation)).ConfigureAwait(false);
            var states = await AskAsync(host, Queues(arguments.GetValue(queues) ?? [], log.Outputs), cancellation).ConfigureAwait(false);
            var age = arguments.GetValue(maxAge) is { } hours ? TimeSpan.FromHours(hours) : (TimeSpan?)null;
            return Show(host, StatusReport.Of(now, tables, states, age), arguments.GetValue(format) == "json");
        }));
        return command;
    }

    private static async Task<ImmutableArray<TableState>> LookAsync(
        LocalHost host, LogStatus status, Action<int, int> progress, CancellationToken cancellation)
    {
        var tables = ImmutableArray.CreateBuilder<TableState>();
        foreach (var definition in host.Catalog)
        {
            tables.Add(await status.OfAsync(definition, cancellation).ConfigureAwait(false));
            progress(tables.Count, host.Catalog.Length);
        }

        return tables.ToImmutable();
    }

    private static IEnumerable<(string Name, string Url)> Queues(IEnumerable<string> urls, StackOutputs? outputs) =>
    [
        .. urls.Select(url => (url, url)),
        .. StackOutputNames.Queues.Select(name => (name, outputs?.Find(name))).Where(queue => queue.Item2 is not null).Select(queue => (queue.name, queue.Item2!)),
    ];

    private static async Task<ImmutableArray<QueueState>> AskAsync(
        LocalHost host, IEnumerable<(string Name, string Url)> queues, CancellationToken cancellation)
    {
        var states = ImmutableArray.CreateBuilder<QueueState>();
        foreach (var (name, url) in queues)
        {
            using var queue = new DeadLetterQueue(url, host.Aws, host.RetryDelay);
            states.Add(await QueueState.OfAsync(name, queue, cancellation).ConfigureAwait(false));
        }

        return states.ToImmutable();
    }

    private static int Show(LocalHost host, StatusReport report, bool isJson)
    {
        if (isJson)
        {
            CommandJson.Write(host.Out.Profile.Out.Writer, report, StatusJson.Default.StatusReport);
        }
        else
        {
            ShowTables(host, report);
            if (!report.Queues.IsEmpty)
                ShowQueues(host, report);
        }

        foreach (var problem in report.Problems)
            host.Tell(Tables.Printable("error: " + problem));
        return report.Problems.IsEmpty ? 0 : 1;
    }

    private static void ShowTables(LocalHost host, StatusReport report)
    {
        var table = Tables.Create("Table", "Last object", "Age#", "Failed objects#", "Unregistered#", "Outdated#", "Not folded#");
        foreach (var state in report.Tables)
        {
            table.AddRow(
                new Text(state.Table),
                new Text(state.LastObject?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? ""),
                new Text(state.AgeSeconds is { } age ? AgeText(TimeSpan.FromSeconds(age)) : ""),
                Tables.Number(state.FailedObjects),
                Tables.Number(state.UnregisteredPartitions + state.MisplacedObjects),
                Tables.Number(state.OutdatedPartitions + state.ConflictingPartitions),
                state.DaysNotFolded is { } days ? Tables.Number(days) : new Text(""));
        }

        host.Out.Write(table);
    }

    private static void ShowQueues(LocalHost host, StatusReport report)
    {
        var table = Tables.Create("Queue", "Messages#");
        foreach (var queue in report.Queues)
            table.AddRow(Tables.Text(queue.Queue), queue.Messages is { } messages ? Tables.Number(messages) : new Text("?"));
        host.Out.Write(table);
    }

    private static string AgeText(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} d"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes} min"),
    };
}
