using System.Text;
using EventLogs.Fixtures;
using EventLogs.Generated;
using EventLogs.Local.History;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.History;

public sealed class FoldTests : IDisposable
{
    private readonly Shell _shell = Deployments.Shell();

    public static TheoryData<string> Logs => [.. EventCatalog.Events.Concat(FixtureEvents.All).Select(log => log.Table.Name)];

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Closed_days_become_a_history_of_one_row_for_each_event()
    {
        await _shell.ArriveAsync(Deployments.Event("a", "1") + Deployments.Event("b", "2"), day: 0);
        await _shell.ArriveAsync(Deployments.Event("a", "3"), day: 1);
        await _shell.ArriveAsync(Deployments.Event("c", "4", day: 19), day: 19);

        Assert.Equal(
            """
            ╭─────────────────────────────────┬────────┬────────┬──────┬────────────╮
            │ History                         │ Folded │ Failed │ Days │ Read up to │
            ├─────────────────────────────────┼────────┼────────┼──────┼────────────┤
            │ deployment_state_change_history │      2 │      0 │    2 │ 2026-11-02 │
            ╰─────────────────────────────────┴────────┴────────┴──────┴────────────╯

            """,
            await _shell.OutputAsync("fold"));
        Assert.Equal(["a,1,2026-11-01", "b,2,2026-11-01"], await _shell.RowsAsync("SELECT eventid, instancegroupid, \"date\" FROM deployment_state_change_history ORDER BY 1"));
        Assert.Equal(["a,1", "b,2", "c,4"], await _shell.RowsAsync("SELECT eventid, instancegroupid FROM deployment_state_change_events ORDER BY 1"));
        Assert.Equal(["4"], await _shell.RowsAsync("SELECT count(*) FROM deployment_state_change"));
    }

    [Fact]
    public async Task The_time_of_an_event_is_a_timestamp_in_history_and_view_and_text_in_the_log()
    {
        await _shell.ArriveAsync(Deployments.Event("a"), day: 0);
        await _shell.ArriveAsync(Deployments.Event("b", day: 19), day: 19);
        await _shell.OutputAsync("fold");

        Assert.Equal(["2026-11-01T05:00:00Z", "2026-11-20T05:00:00Z"], await _shell.RowsAsync("SELECT \"timestamp\" FROM deployment_state_change ORDER BY 1"));
        Assert.Equal(["2026-11-01 06:00:00.000"], await _shell.RowsAsync("SELECT \"timestamp\" + INTERVAL '1' HOUR FROM deployment_state_change_history"));
        Assert.Equal(["2026-11-01 05:00:00.000", "2026-11-20 05:00:00.000"], await _shell.RowsAsync("SELECT \"timestamp\" FROM deployment_state_change_events ORDER BY 1"));
    }

    [Fact]
    public async Task A_query_that_is_bounded_by_the_day_reads_only_the_objects_of_that_day()
    {
        for (var day = 0; day < 4; day++)
            await _shell.ArriveAsync(Deployments.Event($"{day}"), day);
        await _shell.ArriveAsync(Deployments.Event("later"), day: 19);
        await _shell.OutputAsync("fold");

        foreach (var table in new[] { "history", "events" })
        {
            var plan = await _shell.OutputAsync("query", $"EXPLAIN ANALYZE SELECT * FROM deployment_state_change_{table} WHERE \"date\" = '2026-11-02'");
            Assert.Contains("Scanning Files: 1/4", plan, StringComparison.Ordinal);
        }

        // Of the log those that are younger than the history, and the day before them
        Assert.Contains(
            "Total Files Read: 2 ",
            await _shell.OutputAsync("query", "EXPLAIN ANALYZE SELECT count(DISTINCT \"timestamp\") FROM deployment_state_change_events WHERE \"date\" >= '2026-11-01'"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fold_opens_only_the_objects_of_its_day_and_of_the_one_before()
    {
        await _shell.ArriveAsync(Deployments.Event("a"), day: 0);
        await _shell.ArriveAsync(Deployments.Event("b"), day: 2);
        await _shell.ArriveAsync(Deployments.Event("c"), day: 3);
        foreach (var key in _shell.Keys().Where(key => key.Contains("date=2026-11-01", StringComparison.Ordinal)))
            _shell.Folder.Write("bucket/" + key, "not gzip");

        await _shell.OutputAsync("fold", "--from", "2026-11-03");

        Assert.Equal(["2"], await _shell.RowsAsync("SELECT count(*) FROM deployment_state_change_history"));
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_fails_and_stays_in_the_log()
    {
        await _shell.ArriveAsync(Deployments.Event("a"), day: 0);
        await _shell.ArriveAsync(Deployments.Event("b"), day: 4);
        var damaged = Assert.Single(_shell.Keys(), key => key.Contains("date=2026-11-01", StringComparison.Ordinal));
        var content = File.ReadAllBytes(Path.Combine(_shell.Bucket, damaged));
        _shell.Folder.Write("bucket/" + damaged, "not gzip");

        var result = await _shell.RunAsync("fold");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: deployment_state_change: 2026-11-01: ", result.Errors, StringComparison.Ordinal);
        Assert.Contains("│      1 │      1 │    1 │            │", result.Output, StringComparison.Ordinal);

        _shell.Folder.Write("bucket/" + damaged, content);
        Assert.Equal(["a", "b"], await _shell.RowsAsync("SELECT eventid FROM deployment_state_change_events ORDER BY 1"));
        Assert.Contains("│      1 │      0 │    2 │ 2026-11-05 │", await _shell.OutputAsync("fold"), StringComparison.Ordinal);
        Assert.Equal(["a", "b"], await _shell.RowsAsync("SELECT eventid FROM deployment_state_change_events ORDER BY 1"));
    }

    [Fact]
    public async Task A_range_is_folded_again_by_force_and_days_that_are_open_are_left_alone()
    {
        for (var day = 0; day < 4; day++)
            await _shell.ArriveAsync(Deployments.Event($"{day}"), day);
        Assert.Contains("│      2 │      0 │    2 │", await _shell.OutputAsync("fold", "--from", "2026-11-02", "--to", "2026-11-03"), StringComparison.Ordinal);

        // The day after one that is folded depends on it
        Assert.Contains("│      3 │      0 │    4 │ 2026-11-04 │", await _shell.OutputAsync("fold"), StringComparison.Ordinal);
        Assert.Contains("│      0 │      0 │    4 │", await _shell.OutputAsync("fold"), StringComparison.Ordinal);
        Assert.Contains("│      2 │      0 │    4 │", await _shell.OutputAsync("fold", "--from", "2026-11-02", "--to", "2026-11-02", "--force"), StringComparison.Ordinal);

        var open = await _shell.RunAsync("fold", "--to", "2026-11-21");
        Assert.Equal((0, "warning: days after 2026-11-19 are not closed yet; they were left alone\n"), (open.ExitCode, open.Errors));
    }

    [Theory]
    [InlineData("error: '2026-13-01' is not a day such as 2026-11-22.", "--from", "2026-13-01")]
    [InlineData("error: --from is a day after --to", "--from", "2026-11-02", "--to", "2026-11-01")]
    public async Task Days_that_make_no_sense_are_refused(string message, params string[] arguments)
    {
        var result = await _shell.RunAsync(["fold", .. arguments]);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(message, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_bucket_there_is_nothing_to_fold()
    {
        var result = await _shell.RunAsync("fold");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: there is no bucket folder ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_do_not_fold_at_a_time()
    {
        await _shell.ArriveAsync(Deployments.Event("a"), day: 0);
        using (await HistoryLock.TryTakeAsync(new LocalBucket(_shell.Bucket), 1, CancellationToken.None))
        {
            var result = await _shell.RunAsync("fold");
            Assert.Equal((1, ""), (result.ExitCode, result.Output));
            Assert.Equal("error: another process is at work on the history of this bucket; run it again when that is done\n", result.Errors);
        }

        await _shell.OutputAsync("fold");
    }

    [Fact]
    public async Task Events_that_arrive_in_a_folded_day_are_seen_at_once_and_folded_the_next_time()
    {
        await _shell.ArriveAsync(Deployments.Event("a", "1"), day: 1);
        await _shell.ArriveAsync(Deployments.Event("b", "2"), day: 2);
        await _shell.OutputAsync("fold");

        // The late one is the first arrival of what the history of the next day has
        await _shell.ArriveAsync(Deployments.Event("b", "3") + Deployments.Event("c", "4"), day: 1);

        string[] expected = ["a,1", "b,3", "c,4"];
        const string query = "SELECT eventid, instancegroupid FROM deployment_state_change_events ORDER BY 1";
        Assert.Equal(expected, await _shell.RowsAsync(query));
        Assert.Contains("│      2 │      0 │    2 │ 2026-11-03 │", await _shell.OutputAsync("fold"), StringComparison.Ordinal);
        Assert.Equal(expected, await _shell.RowsAsync(query));
        Assert.Equal(expected, await _shell.RowsAsync("SELECT eventid, instancegroupid FROM deployment_state_change_history ORDER BY 1"));
    }

    [Fact]
    public async Task A_column_that_was_appended_is_null_in_older_days()
    {
        using var older = Deployments.Shell(log: Deployments.OlderLog);
        await older.ArriveAsync(Deployments.Event("a"), day: 0);
        await older.OutputAsync("fold");
        Directory.Move(older.Bucket, _shell.Bucket);
        Assert.Equal(["a,"], await _shell.RowsAsync("SELECT eventid, account FROM deployment_state_change_history"));

        await _shell.ArriveAsync(Deployments.Event("b"), day: 1);
        await _shell.OutputAsync("fold");
        await _shell.ArriveAsync(Deployments.Event("c"), day: 19);

        Assert.Equal(["a,", "b,123456789012", "c,123456789012"], await _shell.RowsAsync("SELECT eventid, account FROM deployment_state_change_events ORDER BY 1"));
    }

    [Fact]
    public async Task An_object_in_the_folder_of_the_first_day_that_there_is_or_of_the_last_keeps_nothing_from_being_folded()
    {
        await _shell.ArriveAsync(Deployments.Event("a"), day: 0);
        var key = Assert.Single(_shell.Keys());
        foreach (var day in new[] { "0001-01-01", "9999-12-31" })
            _shell.Folder.Write("bucket/" + key.Replace("2026-11-01", day, StringComparison.Ordinal), Gzip.Compress(Gzip.ReadLines(Path.Combine(_shell.Bucket, key))[0].Replace("\"a\"", $"\"{day}\"", StringComparison.Ordinal) + "\n"));

        for (var run = 0; run < 3; run++)
            await _shell.RunAsync("fold", "--raw-retention-days", "15");

        Assert.Equal(["0001-01-01,0001-01-01", "a,2026-11-01"], await _shell.RowsAsync("SELECT eventid, \"date\" FROM deployment_state_change_events ORDER BY 1"));
    }

    /// <summary>So many events of one second that several threads sort them, with copies in other objects and in the same.</summary>
    [Fact]
    public async Task A_day_that_is_folded_again_has_the_same_bytes()
    {
        var events = new StringBuilder();
        for (var number = 0; number < 30_000; number++)
            events.Append(Deployments.Event($"{number * 7919 % 20_000}", $"{number}"));
        await _shell.ArriveAsync(events + Deployments.Event("twice", "later", day: 1) + Deployments.Event("twice", "first"), day: 1);
        await _shell.OutputAsync("fold");
        var folded = _shell.Content("history/");
        Assert.Equal(["20001,first"], await _shell.RowsAsync("SELECT count(*), max(instancegroupid) FROM deployment_state_change_history"));

        for (var run = 0; run < 3; run++)
        {
            await _shell.OutputAsync("fold", "--force");
            Assert.Equal(folded, _shell.Content("history/"));
        }
    }

    [Fact]
    public async Task What_Athena_has_added_to_a_day_lies_in_a_folder_of_its_own_there_and_has_its_day()
    {
        await _shell.ArriveAsync(Deployments.Event("a"), day: 0);
        await _shell.ArriveAsync(Deployments.Event("b"), day: 1);
        await _shell.OutputAsync("fold");
        var day = Path.Combine(_shell.Bucket, "history", Deployments.Table, "date=2026-11-01");
        Directory.CreateDirectory(Path.Combine(day, "added-1"));
        File.Move(Path.Combine(day, "events.parquet"), Path.Combine(day, "added-1", "20261101_00001"));

        Assert.Equal(["a,2026-11-01", "b,2026-11-02"], await _shell.RowsAsync("SELECT eventid, \"date\" FROM deployment_state_change_events ORDER BY 1"));
        Assert.Equal(["a"], await _shell.RowsAsync("SELECT eventid FROM deployment_state_change_events WHERE \"date\" = '2026-11-01'"));
    }

    [Fact]
    public async Task Only_days_with_a_completion_mark_are_read()
    {
        await _shell.ArriveAsync(Deployments.Event("a"), day: 0);
        await _shell.ArriveAsync(Deployments.Event("b"), day: 1);
        await _shell.OutputAsync("fold");
        File.Delete(Path.Combine(_shell.Bucket, "history", Deployments.Table, "date=2026-11-01", "_done"));
        _shell.Folder.Write($"bucket/history/{Deployments.Table}/date=2026-11-02/_other", "not Parquet");

        Assert.Equal(["b"], await _shell.RowsAsync("SELECT eventid FROM deployment_state_change_history"));
        Assert.Equal(["a", "b"], await _shell.RowsAsync("SELECT eventid FROM deployment_state_change_events ORDER BY 1"));
    }

    [Fact]
    public async Task History_and_view_are_tables_like_others()
    {
        Directory.CreateDirectory(_shell.Bucket);
        Assert.Equal(["0,"], await _shell.RowsAsync("SELECT count(*), max(eventid) FROM deployment_state_change_history"));
        Assert.Equal(["0,"], await _shell.RowsAsync("SELECT count(*), max(eventid) FROM deployment_state_change_events"));
        await _shell.ArriveAsync(Deployments.Event("a"), day: 0);
        await _shell.OutputAsync("fold");

        Assert.Equal(
            ["deployment_state_change", "deployment_state_change_events", "deployment_state_change_history"], await _shell.RowsAsync("SHOW TABLES"));
        Assert.Equal(["date=2026-11-01"], await _shell.RowsAsync("SHOW PARTITIONS logs.deployment_state_change_history"));
        foreach (var table in new[] { "history", "events" })
        {
            var columns = await _shell.RowsAsync($"SHOW COLUMNS IN deployment_state_change_{table}");
            Assert.Equal([.. Deployments.Log.Table.Columns.Select(column => column.Name), PartitionLayout.Day.Name], columns);
            Assert.Equal(columns, (await _shell.RowsAsync($"DESCRIBE deployment_state_change_{table}")).Select(row => row.Split(',')[0]));
        }

        Assert.Equal(
            "error: deployment_state_change_events is a view: it has no partitions\n",
            (await _shell.RunAsync("query", "SHOW PARTITIONS deployment_state_change_events")).Errors);
        Assert.Equal(
            "error: deployment_state_change_history has no partitions that are registered: eventlogs-local fold writes its days\n",
            (await _shell.RunAsync("query", "MSCK REPAIR TABLE deployment_state_change_history")).Errors);
        Assert.Equal(
            ["1,1,1"],
            await _shell.RowsAsync(
                """
                SELECT (SELECT count(*) FROM deployment_state_change WHERE "$path" LIKE '%.gz'), count(*), count(h.eventid)
                FROM logs.deployment_state_change_events AS e JOIN logs.deployment_state_change_history AS h ON h.eventid = e.eventid
                """));
    }

    [Fact]
    public async Task Tables_shows_the_history()
    {
        await _shell.ArriveAsync(Deployments.Event("a"), day: 0);
        await _shell.ArriveAsync(Deployments.Event("b"), day: 3);
        await _shell.OutputAsync("fold");

        var bytes = _shell.Keys().Where(key => key.EndsWith(".parquet", StringComparison.Ordinal)).Sum(key => new FileInfo(Path.Combine(_shell.Bucket, key)).Length);
        var cells = (await _shell.OutputAsync("tables")).Split('\n').Select(line => line.Split('│').Select(cell => cell.Trim()).ToList());
        Assert.Contains(cells, row => row.SequenceEqual(
            ["", "deployment_state_change_history", "2", "2", bytes.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), "2", "2026-11-01", "2026-11-04", ""]));
    }

    [Fact]
    public async Task An_ingest_can_fold_and_each_event_can_arrive_at_its_own_time()
    {
        var input = Deployments.Event("a", day: 3) + Deployments.Event("b", day: 1) + Deployments.Event("c", day: 3)
            + Deployments.Event("d").Replace("2026-11-01T05:00:00Z", "soon", StringComparison.Ordinal);

        var output = await _shell.OutputAsync("ingest", _shell.Folder.Write("events.json", input), "--arrival", "event", "--fold");

        Assert.Contains("4 events: 4 lines, 0 failed, 0 unmatched\neach event arrived at its own time, but 1 without one, which arrived now\n", output, StringComparison.Ordinal);
        Assert.Contains("│      2 │      0 │    2 │ 2026-11-04 │", output, StringComparison.Ordinal);
        Assert.Equal(
            ["a,2026-11-04,05", "b,2026-11-02,05", "c,2026-11-04,05", "d,2026-11-21,01"],
            await _shell.RowsAsync("SELECT eventid, \"date\", hour FROM deployment_state_change ORDER BY 1"));
        Assert.Equal(3, _shell.Keys().Count(key => key.StartsWith(Deployments.Table + "/", StringComparison.Ordinal)));
        Assert.Equal(["4"], await _shell.RowsAsync("SELECT count(*) FROM deployment_state_change_events"));
    }

    /// <summary>The values of every kind of column, whatever its name, come through fold and view.</summary>
    [Theory]
    [MemberData(nameof(Logs))]
    public async Task Every_emitted_query_runs_and_loses_no_value(string table)
    {
        var log = EventCatalog.Events.Concat(FixtureEvents.All).Single(log => log.Table.Name == table);
        using var shell = new Shell { Catalog = [log], BucketName = "it's [a] {bucket}*" };
        var samples = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.json", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".fail.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        await shell.RunAsync(["ingest", .. samples, "--arrival", "2026-10-01"]);
        var values = string.Join(", ", log.Table.Columns.Where(column => !log.History!.Timestamps.Contains(column.Name)).Select(column => $"\"{column.Name}\""));

        var logged = await RowsAsync(log.Table.Name);
        Assert.NotEmpty(logged);
        Assert.Equal(logged, await RowsAsync(log.History!.View));
        Assert.Empty(await RowsAsync(log.History.Table));

        await shell.OutputAsync("fold");
        Assert.Equal(logged, await RowsAsync(log.History.View));
        Assert.Equal(logged, await RowsAsync(log.History.Table));
        if (!log.History.Timestamps.IsEmpty)
            Assert.Equal(["0"], await shell.RowsAsync($"SELECT count(*) FROM {log.History.Table} WHERE {string.Join(" OR ", log.History.Timestamps.Select(column => $"\"{column}\" IS NULL"))}"));

        async Task<string> RowsAsync(string name) =>
            string.Join('\n', await shell.RowsAsync($"SELECT DISTINCT {values}, \"date\" FROM {name} ORDER BY ALL"));
    }
}
