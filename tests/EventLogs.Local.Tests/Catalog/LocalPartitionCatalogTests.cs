using System.Text.Json;
using EventLogs.Local.Catalog;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;
using EventLogs.Partitions;

namespace EventLogs.Local.Tests.Catalog;

public sealed class LocalPartitionCatalogTests : IDisposable
{
    private static readonly Partition First = new(["2026-11-22", "14"]);
    private static readonly Partition Second = new(["2026-11-22", "15"]);

    private readonly TempFolder _folder = new();
    private readonly LocalBucket _bucket;

    public LocalPartitionCatalogTests() => _bucket = new LocalBucket(_folder["bucket"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_partition_is_created_once()
    {
        var catalog = new LocalPartitionCatalog(_bucket);

        Assert.Equal([PartitionOutcome.Created], await CreateAsync(catalog, First));
        Assert.Equal([PartitionOutcome.AlreadyExists, PartitionOutcome.Created], await CreateAsync(catalog, First, Second));
        Assert.Equal([PartitionOutcome.AlreadyExists], await CreateAsync(catalog, Second));
        Assert.Equal([PartitionOutcome.AlreadyExists], await CreateAsync(new LocalPartitionCatalog(_bucket), First));
    }

    [Fact]
    public async Task The_file_has_the_columns_that_partitions_were_registered_with()
    {
        var catalog = new LocalPartitionCatalog(_bucket);
        await CreateAsync(catalog, First);
        await catalog.CreateAsync(TestCatalog.WithOneMoreColumn[0].Table, [First, Second], CancellationToken.None);

        var table = new CatalogFile(_bucket).Read().Tables["order_placed"];
        Assert.Equal([KeyValuePair.Create(First.Folder, 0), KeyValuePair.Create(Second.Folder, 1)], table.Partitions);
        var columns = TestCatalog.Events[0].Table.Columns;
        Assert.Equal(columns.Select(column => new CatalogColumn(column.Name, column.Type)), table.ColumnSets[0]);
        Assert.Equal([.. table.ColumnSets[0], new CatalogColumn("channel", "string")], table.ColumnSets[1]);
    }

    [Fact]
    public async Task Ingests_at_the_same_time_do_not_lose_partitions()
    {
        var all = Enumerable.Range(0, 24).Select(hour => new Partition(["2026-11-22", $"{hour:D2}"])).ToArray();

        await Task.WhenAll(all.Select(partition => Task.Run(() => CreateAsync(new LocalPartitionCatalog(_bucket), partition))));

        Assert.Equal(all.Select(partition => partition.Folder), new CatalogFile(_bucket).Read().Tables["order_placed"].Partitions.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"tables\":{\"order_placed\":null}}")]
    [InlineData("{\"tables\":{\"order_placed\":{\"columnSets\":[],\"partitions\":{\"date=2026-11-22/hour=14/\":0}}}}")]
    public async Task A_damaged_file_is_an_error_with_a_way_out(string content)
    {
        var path = _folder.Write("bucket/.catalog/partitions.json", content);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => CreateAsync(new LocalPartitionCatalog(_bucket), First));

        Assert.Equal($"{path} is not a partition catalog. Delete the bucket folder and ingest again.", error.Message);
        Assert.Equal(content, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task The_file_is_plain_json()
    {
        await CreateAsync(new LocalPartitionCatalog(_bucket), First);

        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(_bucket.PathOf(".catalog/partitions.json")));
        var table = document.RootElement.GetProperty("tables").GetProperty("order_placed");
        Assert.Equal(0, table.GetProperty("partitions").GetProperty(First.Folder).GetInt32());
    }

    private static async Task<PartitionOutcome[]> CreateAsync(LocalPartitionCatalog catalog, params Partition[] partitions) =>
        [.. await catalog.CreateAsync(TestCatalog.Events[0].Table, [.. partitions], CancellationToken.None)];
}
