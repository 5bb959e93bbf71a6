using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Commands;

public sealed class IngestTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Events_of_a_folder_become_rows_of_their_tables()
    {
        _shell.Folder.Write("in/1.json", TestCatalog.PlacedEvent("a"));
        _shell.Folder.Write("in/sub/2.ndjson", TestCatalog.PlacedEvent("b") + "\n" + TestCatalog.ShippedEvent("a") + "\n");
        _shell.Folder.Write("in/sub/3.json.gz", Gzip.Compress($"[{TestCatalog.PlacedEvent("c")},\n{TestCatalog.PlacedEvent("d")}]"));

        await _shell.OutputAsync("ingest", _shell.Folder["in"]);

        Assert.Equal(["a", "b", "c", "d"], await _shell.RowsAsync("SELECT orderid FROM order_placed ORDER BY 1"));
        Assert.Equal(["a,2026-11-22,14"], await _shell.RowsAsync("SELECT orderid, date, hour FROM order_shipped"));
    }

    [Fact]
    public async Task The_summary_counts_per_table()
    {
        string[] events = [TestCatalog.PlacedEvent("a"), TestCatalog.RefusedEvent(), TestCatalog.ShippedEvent("a"), "{}", "x"];
        var path = _shell.Folder.Write("in.json", string.Concat(events));
        var columns = events.Select((_, i) => 1 + events.Take(i).Sum(text => text.Length)).ToArray();

        var result = await _shell.RunAsync("ingest", path);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            """
            ╭───────────────┬────────┬───────┬───────┬────────╮
            │ Table         │ Events │ Lines │ Bytes │ Failed │
            ├───────────────┼────────┼───────┼───────┼────────┤
            │ order_placed  │      2 │     1 │    51 │      1 │
            │ order_shipped │      1 │     1 │    51 │      0 │
            ╰───────────────┴────────┴───────┴───────┴────────╯
            5 events: 2 lines, 1 failed, 2 unmatched

            """,
            result.Output);
        Assert.Equal(
            $"""
            failed: {path}:1:{columns[1]}: order_placed: $.detail.orderId: a required value is missing or null
            unmatched: {path}:1:{columns[3]}: no rule for source (missing), detail-type (missing)
            unmatched: {path}:1:{columns[4]}: not JSON: 'x' is an invalid start of a value

            """,
            result.Errors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Standard_input_is_read(bool isCompressed)
    {
        _shell.Input = isCompressed ? Gzip.Compress(TestCatalog.PlacedEvent("a")) : [.. TestCatalog.PlacedEvent("a").Select(c => (byte)c)];

        await _shell.OutputAsync("ingest", "-");

        Assert.Equal(["a"], await _shell.RowsAsync("SELECT orderid FROM order_placed"));
    }

    [Fact]
    public async Task Ingests_add_up()
    {
        var first = _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a"));
        var second = _shell.Folder.Write("2.json", TestCatalog.PlacedEvent("b"));

        await _shell.OutputAsync("ingest", first);
        await _shell.OutputAsync("ingest", second);
        await _shell.OutputAsync("ingest", second, "--arrival", "2026-11-23", "--again");

        Assert.Equal(
            ["a,2026-11-22,14", "b,2026-11-22,14", "b,2026-11-23,00"],
            await _shell.RowsAsync("SELECT orderid, date, hour FROM order_placed ORDER BY 1, 2"));
    }

    [Fact]
    public async Task A_bucket_can_be_deleted_and_copied()
    {
        var path = _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a"));
        await _shell.OutputAsync("ingest", path);
        Directory.Delete(_shell.Bucket, recursive: true);
        await _shell.OutputAsync("ingest", path);
        Assert.Equal(["1"], await _shell.RowsAsync("SELECT count(*) FROM order_placed"));

        // Also to where DuckDB would take the path for a pattern, or for Hive partitions
        var original = _shell.Bucket;
        _shell.BucketName = "date=1999-01-01/a [copy]* of=it's";
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
            _shell.Folder.Write(Path.Combine(_shell.BucketName, Path.GetRelativePath(original, file)), await File.ReadAllBytesAsync(file));
        Directory.Delete(original, recursive: true);
        Assert.Equal(["a,2026-11-22"], await _shell.RowsAsync("SELECT orderid, date FROM order_placed"));
    }

    [Theory]
    [InlineData("2024-12-30T23:59:59Z", "date=2024-12-30/hour=23")]
    [InlineData("2024-12-31T01:30:00+02:00", "date=2024-12-30/hour=23")]
    [InlineData("2024-12-31T01:30", "date=2024-12-31/hour=01")]
    [InlineData("2024-12-31", "date=2024-12-31/hour=00")]
    public async Task Events_arrive_when_they_are_told_to(string arrival, string partition)
    {
        await _shell.OutputAsync("ingest", _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a")), "--arrival", arrival);

        Assert.StartsWith($"order_placed/{partition}/", Assert.Single(_shell.Keys()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--arrival", "yesterday", "--arrival takes an ISO 8601 time such as 2026-11-22T14:00:00Z, since 1970, or 'event', not 'yesterday'.")]
    [InlineData("--arrival", "11/22/2026", "--arrival takes an ISO 8601 time such as 2026-11-22T14:00:00Z, since 1970, or 'event', not '11/22/2026'.")]
    [InlineData("--buffering-size-mb", "0", "--buffering-size-mb takes 1 to 128.")]
    [InlineData("--buffering-size-mb", "129", "--buffering-size-mb takes 1 to 128.")]
    public async Task Options_out_of_range_are_refused(string option, string value, string message)
    {
        var result = await _shell.RunAsync("ingest", "-", option, value);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_shell.Bucket));
    }

    [Fact]
    public async Task Nothing_is_read_when_a_path_does_not_exist()
    {
        var path = _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a"));

        var result = await _shell.RunAsync("ingest", path, _shell.Folder["no"], _shell.Folder["nothing"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            $"error: {_shell.Folder["no"]}: no such file or folder\nerror: {_shell.Folder["nothing"]}: no such file or folder\n",
            result.Errors);
        Assert.Empty(_shell.Keys());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_to_its_end_does_not_keep_the_others_back()
    {
        var whole = Gzip.Compress(string.Concat(Enumerable.Range(0, 20_000).Select(i => TestCatalog.PlacedEvent("a" + (i * 7919)))));
        _shell.Folder.Write("in/1.gz", whole[..(whole.Length / 2)]);
        _shell.Folder.Write("in/2.gz", [.. whole.AsSpan(..(whole.Length / 2)), .. "no longer what it was"u8]);
        _shell.Folder.Write("in/3.json", TestCatalog.PlacedEvent("b"));

        var result = await _shell.RunAsync("ingest", _shell.Folder["in"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"error: {_shell.Folder["in/2.gz"]}: ", result.Errors, StringComparison.Ordinal);
        Assert.Equal(["1"], await _shell.RowsAsync("SELECT count(*) FROM order_placed WHERE orderid = 'b'"));
    }

    [Fact]
    public async Task A_truncated_file_is_reported_and_what_was_whole_is_kept()
    {
        var path = _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a") + "\n" + TestCatalog.PlacedEvent("b")[..50]);

        var result = await _shell.RunAsync("ingest", path);

        Assert.Equal((0, $"unmatched: {path}:2:1: not JSON: the input ends inside of the value\n"), (result.ExitCode, result.Errors));
        Assert.Equal(["a"], await _shell.RowsAsync("SELECT orderid FROM order_placed"));
    }

    [Fact]
    public async Task Of_many_problems_the_first_are_listed_or_all_when_asked()
    {
        var path = _shell.Folder.Write("1.json", string.Concat(Enumerable.Repeat("{}\n", 12)));

        var brief = await _shell.RunAsync("ingest", path);
        var verbose = await _shell.RunAsync("ingest", path, "--verbose", "--again");

        var all = Enumerable.Range(1, 12)
            .Select(line => $"unmatched: {path}:{line}:1: no rule for source (missing), detail-type (missing)");
        Assert.Equal(
            string.Concat(all.Take(10).Append("... and 2 more unmatched: --verbose lists all of them").Select(line => line + "\n")),
            brief.Errors);
        Assert.Equal(string.Concat(all.Select(line => line + "\n")), verbose.Errors);
    }

    [Fact]
    public async Task Files_that_do_not_look_like_events_are_skipped_in_folders_and_said_to_be()
    {
        _shell.Folder.Write("in/1.json", TestCatalog.PlacedEvent("a"));
        _shell.Folder.Write("in/README.md", "# Samples");

        var result = await _shell.RunAsync("ingest", _shell.Folder["in"]);

        Assert.Equal((0, "1 files skipped: in folders only .json, .jsonl, .ndjson, .gz are read\n"), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task Text_of_events_cannot_control_the_terminal()
    {
        var path = _shell.Folder.Write("1.json", "{\"source\":\"\u009b2J\u007f\",\"detail-type\":\"x\"}");

        var result = await _shell.RunAsync("ingest", path);

        Assert.Contains("no rule for source \"\\u009b2J\\u007f\"", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_that_cannot_be_written_is_an_error_with_a_message()
    {
        _shell.Folder.Write("bucket", "a file where the folder should be");

        var result = await _shell.RunAsync("ingest", _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a")));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }
}
