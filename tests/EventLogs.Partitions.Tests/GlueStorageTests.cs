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

    private static string Write(TableDefinition table, string location) => GlueStorage.ToElement(table, location).GetRawText();

    private static void AssertJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
