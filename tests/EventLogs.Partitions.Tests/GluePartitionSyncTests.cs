using System.Text.Json.Nodes;
using EventLogs.Partitions.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions.Tests;

public sealed class GluePartitionSyncTests
{
    private static readonly TableDefinition Before = ShopTables.Placed;

    private static readonly TableDefinition Now = ShopTables.PlacedWithOneMoreColumn;

    [Fact]
    public void A_partition_that_is_behind_gets_the_columns_of_its_table_and_keeps_the_rest()
    {
        var answer = Answer(Partition(Before, 14));

        var request = Assert.Single(GluePartitionSync.Plan(answer.ToJsonString(), [Now]).Requests);

        Assert.Equal(("logs", "order_placed"), ((string?)request["DatabaseName"], (string?)request["TableName"]));
        var entry = Assert.Single(request["Entries"]!.AsArray())!;
        Assert.Equal("""["2026-11-22","14"]""", entry["PartitionValueList"]!.ToJsonString());
        var expected = answer["Partitions"]![0]!.DeepClone();
        foreach (var member in new[] { "DatabaseName", "TableName", "CreationTime", "CatalogId" })
            expected.AsObject().Remove(member);
        var storage = expected["StorageDescriptor"]!;
        storage["Columns"]!.AsArray().Add(
            new JsonObject { ["Name"] = "is_gift", ["Type"] = "boolean", ["Comment"] = "Whether it is a gift" });
        storage["SerdeInfo"]!["Parameters"]!["mapping.is_gift"] = "is-gift";
        Assert.True(JsonNode.DeepEquals(expected, entry["PartitionInput"]), entry["PartitionInput"]!.ToJsonString());
    }

    [Fact]
    public void A_request_has_at_most_as_many_partitions_as_Glue_takes()
    {
        var partitions = Enumerable.Range(0, 201).Select(hour => Partition(Before, hour));

        var requests = GluePartitionSync.Plan(Answer([.. partitions]).ToJsonString(), [Now]).Requests;

        Assert.Equal([100, 100, 1], requests.Select(request => request["Entries"]!.AsArray().Count));
    }

    [Fact]
    public void Partitions_that_are_up_to_date_or_conflict_or_are_not_ours_are_left_alone()
    {
        var conflicting = Before with { Columns = [.. Before.Columns.Reverse()] };
        var answer = Answer(Partition(Now, 14), Partition(conflicting, 15), Partition(Before with { Name = "others" }, 16));

        var sync = GluePartitionSync.Plan(answer.ToJsonString(), [Now]);

        Assert.Empty(sync.Requests);
        Assert.Equal(
            [("date=2026-11-22/hour=14/", DriftStatus.None), ("date=2026-11-22/hour=15/", DriftStatus.Conflicting)],
            sync.Partitions.Select(item => (item.Folder, item.Drift.Status)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Partitions":{}}""")]
    [InlineData("""{"Partitions":[1]}""")]
    [InlineData("""{"Partitions":[{"TableName":"order_placed"}]}""")]
    [InlineData("""{"Partitions":[{"TableName":"order_placed","StorageDescriptor":{"Columns":[{"Name":1}]}}]}""")]
    [InlineData("""{"Partitions":[{"TableName":"order_placed","DatabaseName":"a","Values":[null],"StorageDescriptor":{"Columns":[]}}]}""")]
    public void What_is_not_an_answer_of_Glue_is_said(string answer)
    {
        var exception = Assert.Throws<InvalidDataException>(() => GluePartitionSync.Plan(answer, [Now]));

        Assert.StartsWith("This is not an answer of aws glue get-partitions: ", exception.Message, StringComparison.Ordinal);
    }

    private static JsonObject Answer(params JsonNode[] partitions) => new() { ["Partitions"] = new JsonArray(partitions) };

    /// <summary>A partition as Glue describes one that was registered when the table was so.</summary>
    private static JsonObject Partition(TableDefinition table, int hour) => new()
    {
        ["Values"] = new JsonArray("2026-11-22", $"{hour:D2}"),
        ["DatabaseName"] = "logs",
        ["TableName"] = table.Name,
        ["CreationTime"] = "2026-11-22T14:02:03+00:00",
        ["StorageDescriptor"] = new JsonObject
        {
            ["Columns"] = new JsonArray([.. table.Columns.Select(Column)]),
            ["Location"] = $"s3://bucket/{table.Name}/date=2026-11-22/hour={hour:D2}/",
            ["InputFormat"] = StorageFormat.JsonLines.InputFormat,
            ["OutputFormat"] = StorageFormat.JsonLines.OutputFormat,
            ["Compressed"] = false,
            ["SerdeInfo"] = new JsonObject
            {
                ["SerializationLibrary"] = StorageFormat.JsonLines.Serde,
                ["Parameters"] = new JsonObject { ["serialization.format"] = "1" },
            },
        },
        ["Parameters"] = new JsonObject { ["owner"] = "somebody" },
        ["CatalogId"] = "123456789012",
    };

    private static JsonObject Column(ColumnDefinition column) =>
        new() { ["Name"] = column.Name, ["Type"] = column.Type, ["Comment"] = column.Comment };
}
