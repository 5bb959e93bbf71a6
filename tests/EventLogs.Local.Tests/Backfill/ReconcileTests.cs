using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Backfill;

/// <summary><c>reconcile</c>: what CodeDeploy and the log know of each other.</summary>
public sealed class ReconcileTests : BackfillRuns
{
    [Fact]
    public async Task Reconcile_says_what_each_side_does_not_know()
    {
        Aws.Add(3, Day);
        await BackfillAsync();
        Aws.Add(2, Day, prefix: "d-late-");
        Aws.Add(1, Day, "InProgress", prefix: "d-now-");
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
        Aws.Add(3, Day);
        await BackfillAsync();

        var result = await RunAsync("reconcile", []);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Contains("│ listed by CodeDeploy  │      3 │                   │", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task What_the_history_alone_has_is_neither_asked_for_nor_missed()
    {
        Aws.Add(3, Day);
        Aws.Add(1, Day.AddDays(1), prefix: "d-next-");
        await BackfillAsync();
        await Shell.OutputAsync("ingest", EventsOf(Day, "d-000", "d-001", "d-002"), "--arrival", "event");
        await Shell.OutputAsync("ingest", EventsOf(Day.AddDays(1), "d-next-000"), "--arrival", "event");
        for (var run = 0; run < 2; run++)
            await Shell.RunAsync("fold", "--raw-retention-days", "1");
        Assert.Equal(["d-next-000"], await ColumnAsync("deploymentid"));

        Assert.Contains("│           4 │     4 │     0 │    0 │      0 │", await BackfillAsync(), StringComparison.Ordinal);
        var result = await RunAsync("reconcile", ["--format", "json"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Matches("\"withoutEvents\": \\[\\]", result.Output);
    }

    private Task<string> IngestAsync(params string[] ids) => Shell.OutputAsync("ingest", EventsOf(Day, ids));

    private string EventsOf(DateOnly day, params string[] ids) => Shell.Folder.Write("events.json", string.Concat(ids.Select(id => $$$"""
        {"version":"0","id":"{{{id}}}","detail-type":"{{{Deployments.Log.DetailType}}}","source":"{{{Deployments.Log.Source}}}","account":"{{{Account}}}",
        "time":"{{{day:yyyy-MM-dd}}}T10:00:00Z","region":"us-west-2","resources":[],"detail":{"deploymentId":"{{{id}}}","state":"SUCCESS"}}
        """)));
}
