using EventLogs.Fixtures;
using EventLogs.Generated;
using EventLogs.Local.Folding;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.History;

/// <summary>Objects of the log are deleted when DuckDB has found all of their events in the history.</summary>
public sealed class ExpiryTests : IDisposable
{
    private const string Days = "15";
    private const string Events = "SELECT eventid, instancegroupid FROM deployment_state_change_events ORDER BY 1";

    // 15 days before today is day 5
    private readonly Shell _shell = Deployments.Shell();

    public static TheoryData<string> Logs => [.. EventCatalog.Events.Concat(FixtureEvents.All).Where(log => log.History!.EventId is not null).Select(log => log.Table.Name)];

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Objects_go_when_they_are_old_and_their_events_are_in_the_history()
    {
        for (var day = 0; day < 4; day++)
            await _shell.ArriveAsync(Deployments.Event($"{day}", "first") + Deployments.Event("0", "copy"), day);
        await _shell.ArriveAsync(Deployments.Event("open", "now"), day: 19);
        string[] expected = ["0,first", "1,first", "2,first", "3,first", "open,now"];

        // what the view reads in the log while a fold runs stays until the next one
        Assert.Equal("", (await _shell.RunAsync("fold", "--raw-retention-days", Days)).Errors);
        Assert.Equal(5, Objects().Count);
        Assert.Equal(expected, await _shell.RowsAsync(Events));

        Assert.Equal(
            string.Concat(Enumerable.Range(1, 3).Reverse().Select(day => $"deployment_state_change: 2026-11-0{day}: objects deleted from the log: 1\n")),
            (await _shell.RunAsync("fold", "--raw-retention-days", Days)).Errors);
        Assert.Equal(2, Objects().Count);
        Assert.Equal(expected, await _shell.RowsAsync(Events));
        Assert.Equal("", (await _shell.RunAsync("fold", "--raw-retention-days", Days, "--force")).Errors);
        Assert.Equal(expected, await _shell.RowsAsync(Events));
        Assert.Equal(["1"], await _shell.RowsAsync("SELECT count(*) FROM deployment_state_change WHERE \"date\" > '2026-11-10'"));
    }

    [Fact]
    public async Task Events_that_arrive_in_a_day_whose_objects_are_gone_come_into_the_history_at_the_next_fold()
    {
        for (var day = 0; day < 3; day++)
            await _shell.ArriveAsync(Deployments.Event($"{day}", "first"), day);
        await FoldAsync();
        await FoldAsync();
        Assert.Single(Objects());

        await _shell.ArriveAsync(Deployments.Event("late", "1") + Deployments.Event("1", "copy") + Deployments.Event("late", "2"), day: 1);
        Assert.Equal(["0,first", "1,first", "2,first"], await _shell.RowsAsync(Events));
        Assert.Equal("deployment_state_change: 2026-11-02: objects with events that the history lacked: 1; it has them now\n", await FoldAsync());
        Assert.Equal(["0,first", "1,first", "2,first", "late,1"], await _shell.RowsAsync(Events));
        Assert.Equal(["late,1,2026-11-02"], await _shell.RowsAsync("SELECT eventid, instancegroupid, \"date\" FROM deployment_state_change_history WHERE eventid = 'late'"));
        var folded = _shell.Content("history/");

        Assert.Equal("deployment_state_change: 2026-11-02: objects deleted from the log: 1\n", await FoldAsync());
        Assert.Equal("", await FoldAsync());
        Assert.Equal(folded, _shell.Content("history/"));
        Assert.Single(Objects());
    }

    [Fact]
    public async Task Without_the_option_nothing_is_deleted()
    {
        for (var day = 0; day < 3; day++)
            await _shell.ArriveAsync(Deployments.Event($"{day}"), day);
        await FoldAsync();
        await _shell.OutputAsync("fold");
        Assert.Equal(3, Objects().Count);

        Assert.StartsWith("error: --raw-retention-days takes 1 to 36500.", (await _shell.RunAsync("fold", "--raw-retention-days", "0")).Errors, StringComparison.Ordinal);
    }

    /// <summary>At every change of the bucket by a fold that deletes and adds, and by an ingest into days whose objects are gone.</summary>
    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task Killed_anywhere_no_event_is_lost_or_there_twice()
    {
        for (var changes = 1; ; changes++)
        {
            using var test = new ExpiryTests();
            for (var day = 0; day < 3; day++)
                await test._shell.ArriveAsync(Deployments.Event($"{day}"), day);
            await test.FoldAsync();
            var wasKilled = await test.KillAsync(changes);
            await test.CheckAsync("0", "1", "2");
            await test._shell.ArriveAsync(Deployments.Event("late"), day: 0);
            wasKilled |= await test.KillAsync(changes);
            Assert.Equal(["0", "1", "2"], (await test._shell.RowsAsync("SELECT eventid FROM deployment_state_change_events ORDER BY 1")).Except(["late"]));

            for (var run = 0; run < 3; run++)
                await test.FoldAsync();
            await test.CheckAsync("0", "1", "2", "late");
            Assert.Single(test.Objects());
            if (!wasKilled)
                break;
        }
    }

    /// <summary>An object is known to be in the history whatever its columns are called and hold.</summary>
    [Theory]
    [MemberData(nameof(Logs))]
    public async Task Events_of_every_log_are_found_in_its_history(string table)
    {
        var log = EventCatalog.Events.Concat(FixtureEvents.All).Single(log => log.Table.Name == table);
        using var shell = new Shell { Catalog = [log], BucketName = "it's [a] {bucket}*" };
        var samples = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.json", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".fail.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        await shell.RunAsync(["ingest", .. samples, "--arrival", "2026-08-01"]);
        await shell.RunAsync(["ingest", .. samples, "--again", "--arrival", "2026-08-10"]);
        await shell.OutputAsync("fold");
        var rows = await shell.RowsAsync($"SELECT * FROM {log.History!.View} ORDER BY ALL");
        for (var run = 0; run < 2; run++)
            Assert.Equal(0, (await shell.RunAsync("fold", "--raw-retention-days", "10")).ExitCode);

        var withoutId = await shell.RowsAsync($"SELECT count(*) FROM {table} WHERE \"{log.History.EventId}\" IS NULL AND \"date\" = '2026-08-01'");
        Assert.Equal(withoutId is ["0"] ? 1 : 2, shell.Keys().Count(key => key.StartsWith(table + "/", StringComparison.Ordinal)));
        Assert.Equal(rows, await shell.RowsAsync($"SELECT * FROM {log.History.View} ORDER BY ALL"));
    }

    private List<string> Objects() => [.. _shell.Keys().Where(key => key.StartsWith(Deployments.Table + "/", StringComparison.Ordinal))];

    private async Task<string> FoldAsync() => (await _shell.RunAsync("fold", "--raw-retention-days", Days)).Errors;

    private async Task CheckAsync(params string[] ids) =>
        Assert.Equal(ids, await _shell.RowsAsync("SELECT eventid FROM deployment_state_change_events ORDER BY 1"));

    private async Task<bool> KillAsync(int changes)
    {
        var left = changes;
        var bucket = new LocalBucket(_shell.Bucket)
        {
            BeforeChange = () =>
            {
                if (--left <= 0)
                    throw new KilledException();
            },
        };
        var fold = new LocalFold(bucket, _shell.Catalog, _shell.Clock);
        try
        {
            await fold.RunAsync(fold.Everything with { RawRetentionDays = 15 }, CancellationToken.None);
            return left <= 0;
        }
        catch (KilledException)
        {
            return true;
        }
    }

    private sealed class KilledException : Exception;
}
