using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Commands;

public sealed class SyncPartitionsTests : IDisposable
{
    private readonly Shell _before = new();
    private readonly Shell _now = new() { Catalog = TestCatalog.WithOneMoreColumn };

    public void Dispose()
    {
        _before.Dispose();
        _now.Dispose();
    }

    [Fact]
    public async Task Partitions_that_are_behind_get_the_columns_of_their_table()
    {
        await IngestAsync(_before, "2026-11-22T14:00:00Z");
        await IngestAsync(_before, "2026-11-22T15:00:00Z");
        Directory.Move(_before.Bucket, _now.Bucket);
        await IngestAsync(_now, "2026-11-22T16:00:00Z");
        Assert.Contains("warning: order_placed: 2 partitions", (await _now.RunAsync("tables")).Errors, StringComparison.Ordinal);

        Assert.Equal(["order_placed", "3", "1", "2", "0"], await CountsAsync("partitions", "sync", "--dry-run"));
        Assert.Equal(["order_placed", "3", "1", "2", "0"], await CountsAsync("sync-partitions"));

        Assert.Equal(["order_placed", "3", "3", "0", "0"], await CountsAsync("sync-partitions"));
        Assert.Empty((await _now.RunAsync("tables")).Errors);
        Assert.Equal(["3,3"], await _now.RowsAsync("SELECT count(*), count(DISTINCT hour) FROM order_placed"));
        Assert.DoesNotContain("1", PartitionLines());
    }

    [Fact]
    public async Task A_partition_with_other_columns_is_left_alone_and_said()
    {
        await IngestAsync(_now, "2026-11-22T14:00:00Z");
        Directory.Move(_now.Bucket, _before.Bucket);

        var result = await _before.RunAsync("sync-partitions");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["order_placed", "1", "0", "0", "1"], Counts(result.Output));
        Assert.Equal(
            "error: order_placed/date=2026-11-22/hour=14/: its column channel is not one of the table's; "
            + "drop the partition and register it again\n",
            result.Errors);
    }

    [Fact]
    public async Task Without_a_bucket_there_is_nothing_to_sync() =>
        Assert.Contains("there is no bucket folder", (await _now.RunAsync("sync-partitions")).Errors, StringComparison.Ordinal);

    private static string[] Counts(string output)
    {
        var row = output.Split('\n').Single(line => line.Contains("order_placed", StringComparison.Ordinal));
        return [.. row.Split('│')[1..^1].Select(cell => cell.Trim())];
    }

    private async Task<string[]> CountsAsync(params string[] arguments) => Counts(await _now.OutputAsync(arguments));

    /// <summary>Which columns the partitions have, in the catalog's file.</summary>
    private IEnumerable<string> PartitionLines() => File.ReadLines(Path.Combine(_now.Bucket, ".catalog", "partitions.json"))
        .Where(line => line.Contains("hour=", StringComparison.Ordinal))
        .Select(line => line.TrimEnd(',').Split(' ')[^1]);

    private static Task<string> IngestAsync(Shell shell, string arrival) =>
        shell.OutputAsync("ingest", shell.Folder.Write("events.json", TestCatalog.PlacedEvent("a")), "--again", "--arrival", arrival);
}
