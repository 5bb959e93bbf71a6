using EventLogs.Aws.CodeDeploy;
using EventLogs.Details;
using EventLogs.Generated;
using EventLogs.Local.Backfill;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Backfill;

/// <summary><c>backfill</c> and <c>reconcile</c> against a CodeDeploy and an EventBridge of the tests' own.</summary>
public sealed class BackfillTests : IDisposable
{
    private const string Account = "123456789012";
    private static readonly DateOnly Day = new(2026, 11, 3);
    private static readonly string[] Range = ["--from", "2026-11-03", "--to", "2026-11-04", "--rate", "100"];

    private readonly DeploymentServer _aws = new();
    private readonly Shell _shell;

    public BackfillTests() =>
        _shell = new Shell { Catalog = EventCatalog.Events, Clock = TimeProvider.System, Aws = _aws.Settings };

    public void Dispose()
    {
        Assert.Empty(_aws.SignatureProblems);
        _shell.Dispose();
        _aws.Dispose();
    }

    [Fact]
    public async Task Every_deployment_of_the_days_gets_a_row_with_its_details_on_the_day_that_it_ended()
    {
        var ids = _aws.Add(40, Day);
        _aws.Add(3, Day.AddDays(-1), prefix: "d-before-");
        _aws.Add(3, Day.AddDays(2), prefix: "d-after-");

        Assert.Contains("│          40 │     0 │    40 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);

        Assert.Equal(ids, await ColumnAsync("deploymentid"));
        Assert.Equal(
            ["commit-0,checkout,arn:aws:codedeploy:us-west-2:123456789012:deploymentgroup:checkout/production,us-west-2,123456789012,2026-11-03T00:05:00Z,2026-11-03,00"],
            await _shell.RowsAsync("""
                SELECT commitid, application, deploymentgrouparn, region, account, "timestamp", "date", "hour"
                FROM deployment_details WHERE deploymentid = 'd-000'
                """));
        Assert.Equal(["40"], await _shell.RowsAsync("SELECT count(DISTINCT eventid) FROM deployment_details"));
        Assert.Equal(
            [("BatchGetDeployments", 2), ("ListDeploymentTargets", 40), ("ListDeployments", 4)],
            _aws.Operations.CountBy(operation => operation).Select(calls => (calls.Key, calls.Value)).Order());
    }

    [Fact]
    public async Task Every_target_of_a_deployment_that_has_ended_gets_a_row_with_its_hooks()
    {
        _aws.Add(3, Day);
        _aws.Add(1, Day, "InProgress", prefix: "d-now-");
        _aws.Targets["d-000"] = 2;
        _aws.Targets["d-001"] = 60;
        _aws.Targets["d-now-000"] = 5;

        Assert.Contains("│           4 │     0 │     4 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);
        await BackfillAsync();

        Assert.Equal(
            ["d-000,2,2,Install", "d-001,60,60,Install"],
            await _shell.RowsAsync("""
                SELECT instancetarget.deploymentid, count(*), count(DISTINCT eventid), max(instancetarget.lifecycleevents[1].lifecycleeventname)
                FROM target_details GROUP BY 1 ORDER BY 1
                """));
        Assert.Equal(["arn:aws:codedeploy:us-west-2:123456789012:deploymentgroup:checkout/production,2026-11-03T00:01:00Z,2026-11-03,00"],
            await _shell.RowsAsync("""SELECT DISTINCT deploymentgrouparn, "timestamp", "date", "hour" FROM target_details WHERE instancetarget.deploymentid = 'd-000'"""));
        Assert.Equal(4, _aws.Operations.Count(operation => operation == "BatchGetDeploymentTargets"));
    }

    [Fact]
    public async Task A_second_run_adds_nothing_and_asks_for_nothing_that_cannot_have_changed()
    {
        _aws.Add(30, Day);
        await BackfillAsync();
        var (before, calls) = (_shell.Keys(), _aws.Requests.Count);

        Assert.Contains("│          30 │    30 │     0 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);

        Assert.Equal(before, _shell.Keys());
        Assert.Equal(["ListDeployments", "ListDeployments", "ListDeployments"], _aws.Operations.Skip(calls));
    }

    [Fact]
    public async Task An_event_has_the_same_id_in_every_bucket()
    {
        _aws.Add(5, Day);
        await BackfillAsync();
        var first = await ColumnAsync("eventid");
        _shell.BucketName = "other";
        await BackfillAsync();

        Assert.Equal(first, await ColumnAsync("eventid"));
        NonEmpty.All(first, id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
    }

    [Fact]
    public async Task A_deployment_that_runs_gets_a_row_for_each_status_that_it_is_found_in()
    {
        _aws.Add(1, Day, "InProgress");
        await BackfillAsync();
        Assert.Contains("│           1 │     1 │     0 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);
        _aws.Add(1, Day, "Failed");
        await BackfillAsync();

        Assert.Equal(["InProgress", "Failed"], await ColumnAsync("status"));
    }

    [Fact]
    public async Task What_CodeDeploy_does_not_know_any_more_is_counted()
    {
        _aws.Add(2, Day);
        _aws.Gone.Add("d-gone");

        Assert.Contains("│           3 │     0 │     2 │    1 │      0 │", await BackfillAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_as_CodeDeploy_says_is_named_and_the_rest_is_added()
    {
        _aws.Add(3, Day);
        _aws.Deployments["d-001"]["applicationName"] = 7;

        var result = await RunAsync("backfill", ["--account", Account]);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: d-001: ", result.Errors, StringComparison.Ordinal);
        Assert.Equal(["d-000", "d-002"], await ColumnAsync("deploymentid"));
    }

    [Fact]
    public async Task Throttled_calls_are_made_again()
    {
        _aws.Add(2, Day);
        _aws.OnNext(AwsJsonServer.Error(400, "ThrottlingException", "Rate exceeded"), HttpReply.Reset);

        Assert.Contains("│           2 │     0 │     2 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessDeniedException", "error: CodeDeploy ListDeployments: No. (AccessDeniedException). What was delivered stays: run it again to go on\n")]
    public async Task A_refusal_is_one_sentence(string code, string message)
    {
        _aws.OnNext(AwsJsonServer.Error(400, code, "No."));

        var result = await RunAsync("backfill", ["--account", Account]);

        Assert.Equal((1, "", message), (result.ExitCode, result.Output, result.Errors));
    }

    [Theory]
    [InlineData("--account", "12345", "--account takes the 12 digits")]
    [InlineData("--rate", "0", "--rate takes 1 to 100")]
    [InlineData("--from", "2026-11-05", "--from is a day after --to")]
    [InlineData("--from", "yesterday", "'yesterday' is not a day")]
    public async Task A_wrong_option_is_refused(string option, string value, string message)
    {
        string[] given = [.. Range.Chunk(2).Where(pair => pair[0] != option).SelectMany(pair => pair), option, value];

        var result = await _shell.RunAsync(["backfill", .. given]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
        Assert.Empty(_aws.Requests);
    }

    [Fact]
    public async Task A_bucket_needs_the_account()
    {
        var result = await RunAsync("backfill", []);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--account", result.Errors, StringComparison.Ordinal);
    }

    /// <summary>Killed before each change of the bucket, then run again: each deployment once.</summary>
    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task A_run_that_is_killed_at_any_step_is_finished_by_the_next()
    {
        var ids = _aws.Add(7, Day);
        _aws.Targets["d-001"] = 2;
        _aws.Targets["d-006"] = 4;
        var wasKilled = true;
        for (var step = 1; wasKilled; step++)
        {
            _shell.BucketName = $"bucket-{step}";
            wasKilled = await IsKilledAsync(step);
            await BackfillAsync();
            Assert.Equal(ids, await ColumnAsync("deploymentid"));
            Assert.Equal(["6"], await _shell.RowsAsync("SELECT count(DISTINCT eventid) FROM target_details"));
            Assert.InRange(step, 1, 200);
        }
    }

    [Fact]
    public async Task Details_are_put_onto_a_bus_once()
    {
        var ids = _aws.Add(25, Day);

        var first = await BusAsync();
        var second = await BusAsync();

        Assert.Contains("│          25 │     0 │    25 │    0 │      0 │", first.Output, StringComparison.Ordinal);
        Assert.Contains("│          25 │    25 │     0 │    0 │      0 │", second.Output, StringComparison.Ordinal);
        Assert.Equal(ids, _aws.OnBus);
        Assert.Empty(_shell.Keys());
    }

    [Fact]
    public async Task Entries_that_are_refused_for_a_passing_reason_are_put_again_and_the_others_are_not()
    {
        var ids = _aws.Add(10, Day);
        var calls = 0;
        _aws.Refuse = index => index == 0 && calls++ > 0 ? null : calls == 1 && index % 2 == 0 ? "ThrottlingException" : null;

        var result = await BusAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(ids, _aws.OnBus.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Entries_that_stay_refused_are_named_and_put_again_by_the_next_run()
    {
        _aws.Add(4, Day);
        _aws.Refuse = index => index < 2 ? "MalformedDetail" : null;
        var first = await BusAsync();
        _aws.Refuse = _ => null;
        var second = await BusAsync();

        Assert.Equal((1, "error: d-000: No. (MalformedDetail)\nerror: d-001: No. (MalformedDetail)\n"), (first.ExitCode, first.Errors));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(["d-002", "d-003", "d-000", "d-001"], _aws.OnBus);
    }

    /// <summary>Refused at each call, then run again: each deployment once.</summary>
    [Fact]
    public async Task A_run_that_ends_at_any_call_is_finished_by_the_next()
    {
        var ids = _aws.Add(25, Day);
        // three pages, one batch, the targets of each, and three batches of ten
        for (var call = 1; call <= 3 + 1 + 25 + 3; call++)
        {
            var progress = _shell.Folder[$"{call}.progress"];
            _aws.OnBus.Clear();
            _aws.FailAt(call);
            Assert.Equal(1, (await BusAsync(progress)).ExitCode);
            Assert.Equal(0, (await BusAsync(progress)).ExitCode);
            Assert.Equal(ids, _aws.OnBus);
        }
    }

    [Fact]
    public async Task Targets_are_put_onto_a_bus_before_the_details_of_their_deployment()
    {
        var ids = _aws.Add(3, Day);
        _aws.Targets["d-000"] = 2;
        _aws.Targets["d-002"] = 23;

        await BusAsync();
        await BusAsync();

        Assert.Equal(ids, _aws.OnBus);
        Assert.Equal(["d-000/i-0", "d-000/i-1", .. Enumerable.Range(0, 23).Select(number => $"d-002/i-{number}")], _aws.TargetsOnBus);
    }

    [Fact]
    public async Task A_target_that_is_refused_has_its_deployment_put_again()
    {
        _aws.Add(2, Day);
        _aws.Targets["d-001"] = 1;
        _aws.Refuse = index => index == 1 ? "MalformedDetail" : null;
        var first = await BusAsync();
        _aws.Refuse = _ => null;
        var second = await BusAsync();

        Assert.Equal((1, "error: d-001: No. (MalformedDetail)\n"), (first.ExitCode, first.Errors));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(["d-000", "d-001", "d-001"], _aws.OnBus);
        Assert.Equal(["d-001/i-0"], _aws.TargetsOnBus);
    }

    [Fact]
    public async Task Reconcile_says_what_each_side_does_not_know()
    {
        _aws.Add(3, Day);
        await BackfillAsync();
        _aws.Add(2, Day, prefix: "d-late-");
        _aws.Add(1, Day, "InProgress", prefix: "d-now-");
        await IngestAsync("d-000", "d-late-000", "d-elsewhere");

        var result = await RunAsync("reconcile", ["--format", "json"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            """
            {
              "deployments": 6,
              "missing": [
                "d-late-001"
              ],
              "withoutDetails": [
                "d-late-000"
              ],
              "withoutEvents": [
                "d-001",
                "d-002"
              ],
              "running": [
                "d-now-000"
              ],
              "unknown": [
                "d-elsewhere"
              ]
            }

            """.ReplaceLineEndings("\n"),
            result.Output);
    }

    [Fact]
    public async Task After_a_backfill_there_is_nothing_to_reconcile()
    {
        _aws.Add(3, Day);
        await BackfillAsync();

        var result = await RunAsync("reconcile", []);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("│ listed by CodeDeploy  │      3 │                   │", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_history_alone_has_is_neither_asked_for_nor_missed()
    {
        _aws.Add(3, Day);
        _aws.Add(1, Day.AddDays(1), prefix: "d-next-");
        await BackfillAsync();
        await _shell.OutputAsync("ingest", EventsOf(Day, "d-000", "d-001", "d-002"), "--arrival", "event");
        await _shell.OutputAsync("ingest", EventsOf(Day.AddDays(1), "d-next-000"), "--arrival", "event");
        for (var run = 0; run < 2; run++)
            await _shell.RunAsync("fold", "--raw-retention-days", "1");
        Assert.Equal(["d-next-000"], await ColumnAsync("deploymentid"));

        Assert.Contains("│           4 │     4 │     0 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);
        var result = await RunAsync("reconcile", ["--format", "json"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Matches("\"withoutEvents\": \\[\\]", result.Output);
    }

    private async Task<bool> IsKilledAsync(int step)
    {
        var changes = 0;
        var bucket = new LocalBucket(_shell.Bucket)
        {
            BeforeChange = () =>
            {
                if (++changes == step)
                    throw new IOException("killed");
            },
        };
        using var client = new CodeDeployClient(_aws.Settings);
        var origin = new DeploymentOrigin(Account, AwsJsonServer.Region, "aws");
        var target = new LogTarget(bucket, EventCatalog.Events, origin, TimeProvider.System, batchSize: 3);
        var run = new BackfillRun(new DeploymentSource(client, new Pace(100, TimeProvider.System)), target);
        try
        {
            await run.RunAsync(new DayRange(Day, Day), (_, _) => { }, CancellationToken.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private async Task<string> BackfillAsync()
    {
        var result = await RunAsync("backfill", ["--account", Account]);
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        return result.Output;
    }

    private Task<ShellResult> BusAsync(string? progress = null) =>
        RunAsync("backfill", ["--bus", "central", "--progress", progress ?? _shell.Folder["bus.progress"]]);

    private Task<ShellResult> RunAsync(string command, string[] more) => _shell.RunAsync([command, .. Range, .. more]);

    private Task<string[]> ColumnAsync(string column) =>
        _shell.RowsAsync($"SELECT {column} FROM deployment_details ORDER BY deploymentid, \"timestamp\"");

    private Task<string> IngestAsync(params string[] ids) => _shell.OutputAsync("ingest", EventsOf(Day, ids));

    private string EventsOf(DateOnly day, params string[] ids) => _shell.Folder.Write("events.json", string.Concat(ids.Select(id => $$$"""
        {"version":"0","id":"{{{id}}}","detail-type":"{{{Deployments.Log.DetailType}}}","source":"{{{Deployments.Log.Source}}}","account":"{{{Account}}}",
        "time":"{{{day:yyyy-MM-dd}}}T10:00:00Z","region":"us-west-2","resources":[],"detail":{"deploymentId":"{{{id}}}","state":"SUCCESS"}}
        """)));
}
