using System.Globalization;
using System.Text.Json;

namespace EventLogs.Generator.Tests.Synthesis;

/// <summary>A history of CodeDeploy, logged on this machine: the saved queries give what a count over its events gives.</summary>
[Trait(FastLane.Category, FastLane.Slow)]
public sealed class HistoryQueryTests(LoggedHistory history) : IClassFixture<LoggedHistory>
{
    private static readonly string[] Ends = ["SUCCESS", "FAILURE", "STOP"];

    [Fact]
    public async Task Every_event_counts_once()
    {
        var rows = await history.AskAsync("events-per-day");

        Assert.Equal(history.Changes.Count, rows.Sum(row => Number(row, "events")));
        Assert.Equal(
            history.Changes.GroupBy(item => item.IsDeployment).OrderByDescending(kind => kind.Key).Select(kind => (long)kind.DistinctBy(item => item.Deployment).Count()),
            rows.OrderBy(row => Text(row, "event_log"), StringComparer.Ordinal).Select(row => Number(row, "deployments")));
    }

    [Fact]
    public async Task A_deployment_is_what_its_events_say()
    {
        var rows = await history.RowsAsync("SELECT * FROM deployments");

        var instances = Instances().ToLookup(instance => instance.Key.Deployment);
        var events = history.Changes.CountBy(item => item.Deployment).ToDictionary();
        Assert.Equal(
            history.Deployments.Select(deployment => (
                deployment.Key,
                (deployment.First().Application, deployment.First().Group, deployment.Last().State),
                (Find(deployment, "START")?.At, Find(deployment, "READY")?.At, Find(deployment, Ends)?.At),
                Find(deployment, "START") is { } start && Find(deployment, Ends) is { } end ? Seconds(start, end) : (long?)null,
                ((long)instances[deployment.Key].Count(instance => instance.Last().State == "SUCCESS"), (long)instances[deployment.Key].Count(instance => instance.Last().State == "FAILURE")),
                (long)events[deployment.Key])).OrderBy(row => row.Key, StringComparer.Ordinal),
            rows.Select(row => (
                Text(row, "deploymentid"),
                (Text(row, "application"), Text(row, "deploymentgroup"), Text(row, "state")),
                (Time(row, "started_at"), Time(row, "ready_at"), Time(row, "ended_at")),
                row.GetProperty("duration_seconds").ValueKind == JsonValueKind.Null ? (long?)null : Number(row, "duration_seconds"),
                (Number(row, "instances_succeeded"), Number(row, "instances_failed")),
                Number(row, "events"))).OrderBy(row => row.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_deployment_is_what_CodeDeploy_says_of_it()
    {
        var rows = await history.RowsAsync("SELECT * FROM deployments WHERE has_details");

        Assert.Equal(
            history.Details.Values.Select(details => (
                details.Deployment,
                (details.Creator, details.Text, details.Commit, details.Bucket, details.Error),
                (details.RollbackOf, details.RolledBackBy, details.RollbackOf is not null))).OrderBy(row => row.Deployment, StringComparer.Ordinal),
            rows.Select(row => (
                Text(row, "deploymentid"),
                (Text(row, "creator"), row.GetProperty("description").GetString(), row.GetProperty("commitid").GetString(),
                    row.GetProperty("bucket").GetString(), row.GetProperty("errorcode").GetString()),
                (row.GetProperty("rollback_of").GetString(), row.GetProperty("rolled_back_by").GetString(), row.GetProperty("is_rollback").GetBoolean())))
                .OrderBy(row => row.Item1, StringComparer.Ordinal));
        Assert.InRange(history.Details.Values.Count(details => details.RollbackOf is not null), 20, 500);
    }

    [Fact]
    public async Task An_instance_is_what_its_events_say()
    {
        var rows = await history.RowsAsync("SELECT * FROM deployment_instances");

        Assert.Equal(
            Instances().Select(instance => (
                instance.Key.Deployment, instance.Key.Instance!, instance.Last().State, (DateTimeOffset?)instance.First().At, Find(instance, Ends)?.At, (long)instance.Count())).Order(),
            rows.Select(row => (
                Text(row, "deploymentid"), Text(row, "instance"), Text(row, "state"), Time(row, "first_seen_at"), Time(row, "ended_at"), Number(row, "events"))).Order());
    }

    [Fact]
    public async Task A_hook_is_what_CodeDeploy_says_of_it()
    {
        var rows = await history.RowsAsync("SELECT * FROM deployment_hooks");

        Assert.Equal(
            history.Hooks.Select(hook => (hook.On.Deployment, hook.On.Target, hook.What, hook.When, (hook.When.End - hook.When.Start)?.TotalSeconds, hook.Why)).Order(),
            rows.Select(row => (
                Text(row, "deploymentid"), Text(row, "target"),
                (Number(row, "position"), Text(row, "hook"), Text(row, "status")),
                (Time(row, "started_at"), Time(row, "ended_at")),
                Decimal(row, "duration_seconds"),
                (row.GetProperty("error_code").GetString(), row.GetProperty("script").GetString()))).Order());
        Assert.Equal(["Failed", "Skipped", "Succeeded"], history.Hooks.Select(hook => hook.What.Status).Distinct().Order());
    }

    [Theory]
    [InlineData("%")]
    [InlineData("production")]
    public async Task Hooks_fail_as_often_as_CodeDeploy_says(string group)
    {
        var rows = await history.AskAsync("failing-hooks", $"groups={group}");

        var groups = history.Changes.GroupBy(change => change.Deployment).ToDictionary(changes => changes.Key, changes => changes.First().Group);
        var runs = history.Hooks.Where(hook => hook.When.End is not null && (group == "%" || groups[hook.On.Deployment] == group)).ToList();
        var expected = runs.Where(hook => hook.What.Status == "Failed").GroupBy(hook => (hook.On.Application, hook.What.Name, hook.Why.Error, hook.Why.Script))
            .Select(failures => (
                failures.Key,
                (Failed: failures.LongCount(), Runs: runs.LongCount(hook => hook.On.Application == failures.Key.Application && hook.What.Name == failures.Key.Name)),
                failures.Select(hook => hook.On.Target).Distinct().LongCount(),
                failures.Select(hook => hook.On.Deployment).Distinct().LongCount(),
                failures.Max(hook => hook.When.End)))
            .Select(row => (row, Rounded(100.0 * row.Item2.Failed / row.Item2.Runs)))
            .ToList();
        Assert.Equal(expected.Order(), rows.Select(row => ((
            (Text(row, "application"), Text(row, "hook"), (string?)Text(row, "error_code"), row.GetProperty("script").GetString()),
            (Number(row, "failed"), Number(row, "runs")),
            Number(row, "targets"),
            Number(row, "deployments"),
            Time(row, "last_failure")),
            Decimal(row, "failed_percent"))).Order());
        Assert.InRange(expected.Count, 10, 100);
        Assert.Equal(rows.Select(row => Number(row, "failed")).OrderDescending(), rows.Select(row => Number(row, "failed")));
    }

    [Fact]
    public async Task Duplicates_are_found()
    {
        var rows = await history.AskAsync("duplicate-events");

        Assert.Equal(history.Duplicates, rows.Count);
        NonEmpty.All(rows, row => Assert.Equal(2, Number(row, "times")));
    }

    [Fact]
    public async Task Every_deployment_is_in_the_state_that_came_last()
    {
        var rows = await history.AskAsync("latest-state");

        Assert.Equal(
            history.Deployments.Select(deployment => (deployment.Key, deployment.Last().State, (DateTimeOffset?)deployment.Last().At)).Order(),
            rows.Select(row => (Text(row, "deploymentid"), Text(row, "state"), Time(row, "changed_at"))).Order());
    }

    [Fact]
    public async Task Every_deployment_counts_once_in_the_failure_rate()
    {
        var rows = await history.AskAsync("failure-rate");

        var expected = history.Deployments.Where(HasEnded)
            .GroupBy(deployment => deployment.First().Application)
            .Select(deployments => (deployments.Key, Count(deployments, "SUCCESS"), Count(deployments, "FAILURE"), Count(deployments, "STOP")));
        Assert.Equal(
            expected.Order(),
            rows.Select(row => (Text(row, "application"), Number(row, "succeeded"), Number(row, "failed"), Number(row, "stopped"))).Order());
    }

    [Fact]
    public async Task Durations_are_from_the_start_to_the_end()
    {
        var rows = await history.AskAsync("deployment-duration");

        var expected = history.Deployments.Where(HasEnded)
            .GroupBy(deployment => deployment.First().Application, deployment => Seconds(deployment.First(), deployment.Last()))
            .Select(seconds => (seconds.Key, (long)seconds.Count(), seconds.Max()));
        Assert.Equal(expected.Order(), rows.Select(row => (Text(row, "application"), Number(row, "deployments"), Number(row, "longest_seconds"))).Order());
    }

    [Fact]
    public async Task What_has_not_ended_is_unfinished()
    {
        var rows = await history.AskAsync("unfinished-deployments");

        var longAgo = DateTimeOffset.UtcNow.AddHours(-1);
        var expected = history.Deployments.Where(deployment => !HasEnded(deployment) && deployment.First().At < longAgo);
        Assert.Equal(expected.Select(deployment => deployment.Key).Order(), rows.Select(row => Text(row, "deploymentid")).Order());
    }

    [Fact]
    public async Task Instances_are_blamed_for_each_deployment_that_failed_on_them()
    {
        var rows = await history.AskAsync("failed-instances");

        var expected = history.Changes.Where(item => !item.IsDeployment && item.State == "FAILURE")
            .GroupBy(item => item.Instance!)
            .Select(failures => (failures.Key, (long)failures.DistinctBy(item => item.Deployment).Count()));
        Assert.Equal(expected.Order(), rows.Select(row => (Text(row, "instance"), Number(row, "failed_deployments"))).Order());
    }

    [Fact]
    public async Task What_follows_a_failure_at_once_is_suspected_to_be_a_rollback()
    {
        var rows = await history.AskAsync("rollback-suspects");

        // a failure on an instance is rolled back; the history may end before that
        var failed = history.Changes.Where(item => !item.IsDeployment && item.State == "FAILURE").Select(item => item.Deployment).Distinct().ToList();
        Assert.InRange(failed.Except(rows.Select(row => Text(row, "failed_deployment"))).Count(), 0, 12);
        NonEmpty.All(rows, row => Assert.InRange(Number(row, "seconds_after_failure"), 0, 600));
    }

    [Fact]
    public async Task Failures_in_a_row_are_one_outage()
    {
        var rows = await history.AskAsync("time-to-recovery");

        var expected = history.Deployments.Where(deployment => deployment.Last().State is "SUCCESS" or "FAILURE")
            .GroupBy(deployment => (deployment.First().Application, deployment.First().Group), deployment => deployment.Last())
            .SelectMany(ends => Outages(ends).Select(outage => (ends.Key.Application, Minutes: outage)))
            .GroupBy(outage => outage.Application, outage => outage.Minutes)
            .Select(outages => (outages.Key, outages.LongCount(), outages.LongCount(minutes => minutes is null), Rounded(outages.Average()), Rounded(outages.Max())));
        Assert.Equal(expected.Order(), rows.Select(row => (
            Text(row, "application"), Number(row, "outages"), Number(row, "not_recovered"), Decimal(row, "mean_minutes"), Decimal(row, "longest_minutes"))).Order());
    }

    [Fact]
    public async Task Of_one_deployment_each_instance_is_listed_once()
    {
        var rows = await history.AskAsync("deployment-instances");

        var deployment = Assert.Single(rows.Select(row => Text(row, "deploymentid")).Distinct());
        Assert.Equal(
            history.Changes.Where(item => item.Deployment == deployment).Select(item => item.Instance).OfType<string>().Distinct().Order(),
            rows.Select(row => Text(row, "instance")).Order());
    }

    private IEnumerable<IGrouping<(string Deployment, string? Instance), StateChange>> Instances() =>
        history.Changes.Where(item => !item.IsDeployment).OrderBy(item => item.At).GroupBy(item => (item.Deployment, item.Instance));

    private static StateChange? Find(IEnumerable<StateChange> changes, params string[] states) => changes.FirstOrDefault(change => states.Contains(change.State));

    /// <summary>How many minutes each outage took; null for one that is not over.</summary>
    internal static List<double?> Outages(IEnumerable<StateChange> ends)
    {
        var outages = new List<double?>();
        DateTimeOffset? since = null;
        foreach (var end in ends.OrderBy(end => end.At))
        {
            if (end.State == "FAILURE")
            {
                since ??= end.At;
            }
            else if (since is { } begin)
            {
                outages.Add((end.At - begin).TotalMinutes);
                since = null;
            }
        }

        return since is null ? outages : [.. outages, null];
    }

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 1, MidpointRounding.AwayFromZero) : null;

    private static double? Decimal(JsonElement row, string column) =>
        row.GetProperty(column) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static bool HasEnded(IEnumerable<StateChange> deployment) => Ends.Contains(deployment.Last().State);

    private static long Count(IEnumerable<IEnumerable<StateChange>> deployments, string state) => deployments.Count(deployment => deployment.Last().State == state);

    private static long Seconds(StateChange start, StateChange end) => (long)(end.At - start.At).TotalSeconds;

    private static string Text(JsonElement row, string column) => row.GetProperty(column).GetString()!;

    private static DateTimeOffset? Time(JsonElement row, string column) =>
        row.GetProperty(column) is { ValueKind: JsonValueKind.String } time ? DateTimeOffset.Parse(time.GetString() + "Z", CultureInfo.InvariantCulture) : null;

    private static long Number(JsonElement row, string column) => row.GetProperty(column).GetInt64();
}
