using System.Text.Json;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Registration;

/// <summary><c>partitions</c> over a folder.</summary>
public sealed class FolderPartitionsTests : IDisposable
{
    private const string Catalog = ".catalog/partitions.json";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task What_is_in_order_is_said_to_be()
    {
        await IngestAsync("2026-11-22T14:00:00Z");

        Assert.Contains("│ order_placed  │          1 │       0 │", await _shell.OutputAsync("partitions", "check"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partitions_that_are_missing_are_registered_again()
    {
        await IngestAsync("2026-11-22T14:00:00Z");
        await IngestAsync("2026-11-22T15:00:00Z");
        File.Delete(Path.Combine(_shell.Bucket, Catalog));

        var check = await _shell.RunAsync("partitions", "check");
        Assert.Equal((1, "error: order_placed: 2 partitions are missing (date=2026-11-22/hour=14/ is the first): partitions repair registers them\n"), (check.ExitCode, check.Errors));
        Assert.Equal(["0"], await _shell.RowsAsync("SELECT count(*) FROM order_placed"));

        await _shell.OutputAsync("partitions", "repair", "--dry-run");
        Assert.Equal(1, (await _shell.RunAsync("partitions", "check")).ExitCode);
        await _shell.OutputAsync("partitions", "repair");

        await _shell.OutputAsync("partitions", "check");
        Assert.Equal(["2"], await _shell.RowsAsync("SELECT count(*) FROM order_placed"));
    }

    [Fact]
    public async Task Partitions_without_objects_are_removed_when_that_is_asked_for()
    {
        await IngestAsync("2026-11-22T14:00:00Z");
        await IngestAsync("2026-11-22T15:00:00Z");
        Directory.Delete(Path.Combine(_shell.Bucket, "order_placed", "date=2026-11-22", "hour=14"), recursive: true);

        Assert.Equal(["date=2026-11-22/hour=14/"], await ExpiredAsync("check"));
        Assert.Equal(["date=2026-11-22/hour=14/"], await ExpiredAsync("repair"));
        Assert.Equal(["date=2026-11-22/hour=14/"], await ExpiredAsync("repair", "--remove-expired"));

        Assert.Empty(await ExpiredAsync("check"));
        Assert.Equal(["1"], await _shell.RowsAsync("SELECT count(*) FROM order_placed"));
    }

    [Fact]
    public async Task An_object_in_no_partition_is_said()
    {
        await IngestAsync("2026-11-22T14:00:00Z");
        _shell.Folder.Write("bucket/order_placed/date=2026-11-22/stray.gz", "");

        var result = await _shell.RunAsync("partitions", "check");

        Assert.Equal(
            (1, "error: order_placed/date=2026-11-22/stray.gz: it does not lie in order_placed/date=yyyy-MM-dd/hour=HH/\n"), (result.ExitCode, result.Errors));
        Assert.Equal(0, (await _shell.RunAsync("partitions", "repair")).ExitCode);
    }

    [Fact]
    public async Task One_table_can_be_named()
    {
        await IngestAsync("2026-11-22T14:00:00Z");
        File.Delete(Path.Combine(_shell.Bucket, Catalog));

        Assert.Equal(0, (await _shell.RunAsync("partitions", "check", "--table", "order_shipped")).ExitCode);
        Assert.Equal(1, (await _shell.RunAsync("partitions", "check", "--table", "order_placed")).ExitCode);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("repair")]
    [InlineData("sync")]
    public async Task Without_a_bucket_there_is_nothing_to_do(string command) =>
        Assert.Contains("there is no bucket folder", (await _shell.RunAsync("partitions", command)).Errors, StringComparison.Ordinal);

    [Fact]
    public async Task A_folder_has_no_database()
    {
        var result = await _shell.RunAsync("partitions", "check", "--database", "event_logs");

        Assert.Equal((1, "error: --database is for buckets in S3: a folder has its own catalog\n"), (result.ExitCode, result.Errors));
    }

    private async Task<string[]> ExpiredAsync(params string[] arguments)
    {
        var report = JsonElement.Parse(await _shell.OutputAsync(["partitions", .. arguments, "--format", "json"]));
        return [.. report.GetProperty("tables")[0].GetProperty("expired").EnumerateArray().Select(item => item.GetString()!)];
    }

    private Task<string> IngestAsync(string arrival) =>
        _shell.OutputAsync("ingest", _shell.Folder.Write("events.json", TestCatalog.PlacedEvent("a")), "--again", "--arrival", arrival);
}
