using EventLogs.Details;
using EventLogs.Details.CodeDeploy;
using EventLogs.Generated;
using EventLogs.Local.Storage;
using EventLogs.LocalApp.Backfill;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Backfill;

/// <summary><c>backfill</c> into the log of a bucket.</summary>
public sealed class BackfillTests : BackfillRuns
{
    [Fact]
    public async Task Every_deployment_of_the_days_gets_a_row_with_its_details_on_the_day_that_it_ended()
    {
        var ids = Aws.Add(40, Day);
        Aws.Add(3, Day.AddDays(-1), prefix: "d-before-");
        Aws.Add(3, Day.AddDays(2), prefix: "d-after-");

        Assert.Contains("│          40 │     0 │    40 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);

        Assert.Equal(ids, await ColumnAsync("deploymentid"));
        Assert.Equal(
            ["commit-0,checkout,arn:aws:codedeploy:us-west-2:123456789012:deploymentgroup:checkout/production,us-west-2,123456789012,2026-11-03T00:05:00Z,2026-11-03,00"],
            await Shell.RowsAsync("""
                SELECT commitid, application, deploymentgrouparn, region, account, "timestamp", "date", "hour"
                FROM deployment_details WHERE deploymentid = 'd-000'
                """));
        Assert.Equal(["40"], await Shell.RowsAsync("SELECT count(DISTINCT eventid) FROM deployment_details"));
        Assert.Equal(
            [("BatchGetDeployments", 2), ("ListDeploymentTargets", 40), ("ListDeployments", 4)],
            Aws.Operations.CountBy(operation => operation).Select(calls => (calls.Key, calls.Value)).Order());
    }

    [Fact]
    public async Task Every_target_of_a_deployment_that_has_ended_gets_a_row_with_its_hooks()
    {
        Aws.Add(3, Day);
        Aws.Add(1, Day, "InProgress", prefix: "d-now-");
        Aws.Targets["d-000"] = 2;
        Aws.Targets["d-001"] = 60;
        Aws.Targets["d-now-000"] = 5;

        Assert.Contains("│           4 │     0 │     4 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);
        await BackfillAsync();

        Assert.Equal(
            ["d-000,2,2,Install", "d-001,60,60,Install"],
            await Shell.RowsAsync("""
                SELECT instancetarget.deploymentid, count(*), count(DISTINCT eventid), max(instancetarget.lifecycleevents[1].lifecycleeventname)
                FROM target_details GROUP BY 1 ORDER BY 1
                """));
        Assert.Equal(["arn:aws:codedeploy:us-west-2:123456789012:deploymentgroup:checkout/production,2026-11-03T00:01:00Z,2026-11-03,00"],
            await Shell.RowsAsync("""SELECT DISTINCT deploymentgrouparn, "timestamp", "date", "hour" FROM target_details WHERE instancetarget.deploymentid = 'd-000'"""));
        Assert.Equal(4, Aws.Operations.Count(operation => operation == "BatchGetDeploymentTargets"));
    }

    [Fact]
    public async Task A_second_run_adds_nothing_and_asks_for_nothing_that_cannot_have_changed()
    {
        Aws.Add(30, Day);
        await BackfillAsync();
        var (before, calls) = (Shell.Keys(), Aws.Requests.Count);

        Assert.Contains("│          30 │    30 │     0 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);

        Assert.Equal(before, Shell.Keys());
        Assert.Equal(["ListDeployments", "ListDeployments", "ListDeployments"], Aws.Operations.Skip(calls));
    }

    [Fact]
    public async Task An_event_has_the_same_id_in_every_bucket()
    {
        Aws.Add(5, Day);
        await BackfillAsync();
        var first = await ColumnAsync("eventid");
        Shell.BucketName = "other";
        await BackfillAsync();

        Assert.Equal(first, await ColumnAsync("eventid"));
        NonEmpty.All(first, id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
    }

    [Fact]
    public async Task A_deployment_that_runs_gets_a_row_for_each_status_that_it_is_found_in()
    {
        Aws.Add(1, Day, "InProgress");
        await BackfillAsync();
        Assert.Contains("│           1 │     1 │     0 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);
        Aws.Add(1, Day, "Failed");
        await BackfillAsync();

        Assert.Equal(["InProgress", "Failed"], await ColumnAsync("status"));
    }

    [Fact]
    public async Task What_CodeDeploy_does_not_know_any_more_is_counted()
    {
        Aws.Add(2, Day);
        Aws.Gone.Add("d-gone");

        Assert.Contains("│           3 │     0 │     2 │    1 │      0 │", await BackfillAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_as_CodeDeploy_says_is_named_and_the_rest_is_added()
    {
        Aws.Add(3, Day);
        Aws.Deployments["d-001"]["applicationName"] = 7;

        var result = await RunAsync("backfill", ["--account", Account]);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: d-001: ", result.Errors, StringComparison.Ordinal);
        Assert.Equal(["d-000", "d-002"], await ColumnAsync("deploymentid"));
    }

    [Fact]
    public async Task Throttled_calls_are_made_again()
    {
        Aws.Add(2, Day);
        Aws.OnNext(AwsJsonServer.Error(400, "ThrottlingException", "Rate exceeded"), HttpReply.Reset);

        Assert.Contains("│           2 │     0 │     2 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccessDeniedException", "error: CodeDeploy ListDeployments: No. (AccessDeniedException). What was delivered stays: run it again to go on\n")]
    public async Task A_refusal_is_one_sentence(string code, string message)
    {
        Aws.OnNext(AwsJsonServer.Error(400, code, "No."));

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

        var result = await Shell.RunAsync(["backfill", .. given]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
        Assert.Empty(Aws.Requests);
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
        var ids = Aws.Add(7, Day);
        Aws.Targets["d-001"] = 2;
        Aws.Targets["d-006"] = 4;
        var wasKilled = true;
        for (var step = 1; wasKilled; step++)
        {
            Shell.BucketName = $"bucket-{step}";
            wasKilled = await IsKilledAsync(step);
            await BackfillAsync();
            Assert.Equal(ids, await ColumnAsync("deploymentid"));
            Assert.Equal(["6"], await Shell.RowsAsync("SELECT count(DISTINCT eventid) FROM target_details"));
            Assert.InRange(step, 1, 200);
        }
    }

    private async Task<bool> IsKilledAsync(int step)
    {
        var changes = 0;
        var bucket = new LocalBucket(Shell.Bucket)
        {
            BeforeChange = () =>
            {
                if (++changes == step)
                    throw new IOException("killed");
            },
        };
        using var client = new CodeDeployClient(Aws.Settings);
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
}
