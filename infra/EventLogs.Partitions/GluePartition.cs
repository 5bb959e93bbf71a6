using System.Text.Json.Nodes;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions;

/// <summary>A partition as Glue's API describes it.</summary>
/// <param name="Database">The database that its table is in.</param>
/// <param name="Table">Its table as it is now.</param>
/// <param name="Folder">The folder of its objects under the table's.</param>
/// <param name="Drift">How it stands to the table.</param>
/// <param name="Description">What Glue said of it, of which everything is kept that syncing does not concern.</param>
internal sealed record GluePartition(string Database, TableDefinition Table, string Folder, PartitionDrift Drift, JsonObject Description)
{
    private const string Storage = "StorageDescriptor";
    private const string Serde = "SerdeInfo";
    private const string Parameters = "Parameters";

    /// <summary>Reads one; null when its table is not one of these.</summary>
    public static GluePartition? Read(JsonNode? node, IReadOnlyDictionary<string, TableDefinition> tables)
    {
        if (!tables.TryGetValue(GlueJson.Text(node, "TableName"), out var table))
            return null;

        var columns = GlueJson.Array(GlueJson.Member(node, Storage), "Columns")
            .Select(column => (GlueJson.Text(column, "Name"), GlueJson.Text(column, "Type")))
            .ToList();
        return new GluePartition(
            GlueJson.Text(node, "DatabaseName"),
            table,
            PartitionLayout.PartitionFolder([.. GlueJson.Texts(node, "Values")]),
            PartitionDrift.Between(columns, table),
            node!.AsObject());
    }

    /// <summary>The entry of BatchUpdatePartition that gives it the table's columns and serde parameters.</summary>
    public JsonObject UpdateEntry()
    {
        var input = new JsonObject { ["Values"] = Description["Values"]!.DeepClone(), [Storage] = Description[Storage]!.DeepClone() };
        if (Description[Parameters] is { } parameters)
            input[Parameters] = parameters.DeepClone();
        TakeOver(GlueStorage.ToNode(Table, location: ""), input[Storage]!.AsObject());
        return new JsonObject { ["PartitionValueList"] = Description["Values"]!.DeepClone(), ["PartitionInput"] = input };
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
}
