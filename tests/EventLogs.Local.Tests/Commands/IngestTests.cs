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

        var output = await _shell.OutputAsync("ingest", _shell.Folder["in"]);

        Assert.Contains("3 events: 3 lines, 0 failed, 0 unmatched", output, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], await _shell.RowsAsync("SELECT orderid FROM order_placed ORDER BY 1"));
        Assert.Equal(["a,2026-11-22,14"], await _shell.RowsAsync("SELECT orderid, date, hour FROM order_shipped"));
    }
}
