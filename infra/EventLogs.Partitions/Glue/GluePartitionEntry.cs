using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Aws.Glue;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions.Glue;

/// <summary>Reads a partition as Glue describes it, and makes of it the one that has its table's columns.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/glue/latest/webapi/API_BatchUpdatePartition.html</remarks>
internal static class GluePartitionEntry
{
    private const string Storage = "StorageDescriptor";
    private const string Serde = "SerdeInfo";
    private const string Parameters = "Parameters";

    /// <summary>How a partition's columns stand to those of its table.</summary>
    public static PartitionDrift DriftOf(GluePartition partition, TableDefinition table) =>
        PartitionDrift.Between([.. partition.Columns.Select(column => (column.Name, column.Type))], table);

    /// <summary>The partition with the table's columns and serde parameters. Everything else stays as it is.</summary>
    public static PartitionUpdate Update(FoundPartition partition, TableDefinition table)
    {
        var described = JsonObject.Create(partition.Description);
        var storage = described?[Storage]?.DeepClone().AsObject() ?? [];
        TakeOver(GlueStorage.ToNode(table, location: ""), storage);
        return new PartitionUpdate(partition.Partition.Values, new PartitionInput(
            partition.Partition.Values, ToElement(storage), described?[Parameters] is { } parameters ? ToElement(parameters) : null));
    }

    /// <summary>Takes columns and serde parameters over, and a serde where there is none. Location and formats stay.</summary>
    private static void TakeOver(JsonObject table, JsonObject partition)
    {
        partition["Columns"] = table["Columns"]!.DeepClone();
        if (partition[Serde] is not { } serde)
        {
            partition[Serde] = table[Serde]!.DeepClone();
            return;
        }

        var settings = serde[Parameters] ??= new JsonObject();
        foreach (var (name, value) in table[Serde]![Parameters]!.AsObject())
            settings[name] = value?.DeepClone();
    }

    private static JsonElement ToElement(JsonNode node) => JsonElement.Parse(node.ToJsonString());
}
