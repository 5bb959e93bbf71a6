using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Commands;

public sealed class TablesTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Tables_are_listed_with_rows_objects_partitions_and_columns()
    {
        await IngestAsync("2026-11-22T14:00:00Z");
        await IngestAsync("2026-11-23T00:00:00Z");

        var lines = (await _shell.OutputAsync("tables")).Split('\n').Select(Cells).ToArray();
        var one = (await _shell.OutputAsync("tables", "ORDER_PLACED")).Split('\n').Select(Cells).ToArray();
        var unknown = await _shell.RunAsync("tables", "order_plced");

        var bytes = _shell.Keys().Sum(key => new FileInfo(Path.Combine(_shell.Bucket, key)).Length);
        Assert.Contains(lines, cells => cells.SequenceEqual(
            ["order_placed", "2", "2", $"{bytes}", "2", "2026-11-22 14", "2026-11-23 00"]));
        Assert.Contains(lines, cells => cells.SequenceEqual(["order_shipped", "0", "0", "0", "0", "", ""]));
        Assert.DoesNotContain(lines, cells => cells.Contains("timestamp"));
        Assert.Contains(one, cells => cells is ["order_placed", "2", ..]);
        Assert.DoesNotContain(one, cells => cells is ["order_shipped", ..]);
        Assert.Contains(one, cells => cells.SequenceEqual(["timestamp", "string", "When"]));
        Assert.Contains(one, cells => cells.SequenceEqual(["tags", "map<string,bigint>", "Labels"]));
        Assert.Contains(one, cells => cells.SequenceEqual(["hour", "string", "Partition: Hour of arrival, UTC (00-23)"]));
        Assert.Equal((1, "error: there is no table or view 'order_plced'; did you mean 'order_placed'?\n"), (unknown.ExitCode, unknown.Errors));
    }

    [Fact]
    public async Task No_name_is_broken_on_a_narrow_terminal_and_on_a_very_narrow_one_each_table_stands_on_lines()
    {
        await IngestAsync("2026-11-22T14:00:00Z");

        _shell.Width = 90;
        var narrow = await _shell.OutputAsync("tables");
        _shell.Width = 66;
        var narrower = await _shell.OutputAsync("tables");
        _shell.Width = 40;
        var lines = await _shell.OutputAsync("tables");

        Assert.Contains("│ order_placed  │", narrow, StringComparison.Ordinal);
        Assert.Contains("│ 2026-11-22 14 │", narrow, StringComparison.Ordinal);
        NonEmpty.All(narrow.TrimEnd('\n').Split('\n'), line => Assert.InRange(line.Length, 1, 90));
        Assert.DoesNotContain("│ Partitions │", narrower, StringComparison.Ordinal);
        Assert.Contains("│ order_placed ", narrower, StringComparison.Ordinal);
        NonEmpty.All(narrower.TrimEnd('\n').Split('\n'), line => Assert.InRange(line.Length, 1, 66));
        Assert.Contains("Table = order_placed\n Rows = 1\nBytes = ", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_that_no_query_sees_are_said()
    {
        await IngestAsync("2026-11-22T14:00:00Z");
        _shell.Folder.Write("bucket/order_placed/date=2026-11-22/hour=15/a.gz", Gzip.Compress("{}\n"));
        _shell.Folder.Write("bucket/order_placed/elsewhere/a.gz", Gzip.Compress("{}\n"));

        Assert.Equal(
            "warning: order_placed: 2 objects lie in no registered partition; queries do not see them; see partitions check\n",
            (await _shell.RunAsync("tables")).Errors);
    }

    [Fact]
    public async Task A_damaged_object_is_an_error_with_a_message()
    {
        await IngestAsync("2026-11-22T14:00:00Z");
        var key = Assert.Single(_shell.Keys());
        _shell.Folder.Write("bucket/" + key, "not gzip");

        var result = await _shell.RunAsync("tables");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: ", result.Errors, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(key), result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partitions_with_other_columns_than_the_table_are_said()
    {
        await IngestAsync("2026-11-22T14:00:00Z");
        using var next = new Shell { Catalog = TestCatalog.WithOneMoreColumn };
        Directory.Move(_shell.Bucket, next.Bucket);

        Assert.Equal(
            "warning: order_placed: 1 partitions have other columns than the table; see partitions sync\n",
            (await next.RunAsync("tables")).Errors);
    }

    private static string[] Cells(string line) => line.StartsWith('│') ? [.. line.Split('│')[1..^1].Select(cell => cell.Trim())] : [];

    private Task<string> IngestAsync(string arrival) =>
        _shell.OutputAsync("ingest", _shell.Folder.Write("events.json", TestCatalog.PlacedEvent("a")), "--again", "--arrival", arrival);
}
