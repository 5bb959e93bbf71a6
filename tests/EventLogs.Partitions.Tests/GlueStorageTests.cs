using System.Text.Json.Nodes;
using EventLogs.Partitions.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions.Tests;

public sealed class GlueStorageTests
{
    [Fact]
    public void The_descriptor_is_what_glue_documents() =>
        AssertJson(
            $$"""
            {
              "Columns": [
                { "Name": "timestamp", "Type": "string", "Comment": "When" },
                { "Name": "orderid", "Type": "string", "Comment": "Which order" },
                { "Name": "items", "Type": "array<struct<name:string,count:bigint>>", "Comment": "What was ordered" },
                { "Name": "is_gift", "Type": "boolean", "Comment": "Whether it is a gift" }
              ],
              "Location": "s3://logs/x/",
              "InputFormat": "{{StorageFormat.JsonLines.InputFormat}}",
              "OutputFormat": "{{StorageFormat.JsonLines.OutputFormat}}",
              "SerdeInfo": { "SerializationLibrary": "{{StorageFormat.JsonLines.Serde}}", "Parameters": { "mapping.is_gift": "is-gift" } }
            }
            """,
            Write(ShopTables.PlacedWithOneMoreColumn, "s3://logs/x/"));

    /// <summary>A partition that was registered without a serde is given what the registrar would give it.</summary>
    [Fact]
    public void Syncing_gives_what_registering_gives()
    {
        var table = ShopTables.PlacedWithOneMoreColumn;
        var registered = JsonNode.Parse(Write(ShopTables.Placed, "s3://logs/x/"))!.AsObject();
        registered.Remove("SerdeInfo");
        var answer = new JsonObject
        {
            ["Partitions"] = new JsonArray(new JsonObject
            {
                ["Values"] = new JsonArray("2026-11-22", "14"),
                ["DatabaseName"] = "logs",
                ["TableName"] = table.Name,
                ["StorageDescriptor"] = registered,
            }),
        };

        var request = Assert.Single(GluePartitionSync.Plan(answer.ToJsonString(), [table]).Requests);

        AssertJson(Write(table, "s3://logs/x/"), request["Entries"]![0]!["PartitionInput"]!["StorageDescriptor"]!.ToJsonString());
    }

    private static string Write(TableDefinition table, string location) => GlueStorage.ToElement(table, location).GetRawText();

    private static void AssertJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
