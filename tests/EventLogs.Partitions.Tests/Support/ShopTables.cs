using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions.Tests.Support;

/// <summary>The tables of a shop.</summary>
internal static class ShopTables
{
    public static TableDefinition Placed { get; } = new(
        "order_placed",
        "One order that was placed.",
        [
            new("timestamp", "timestamp", "string", "When", IsNullable: false),
            new("orderid", "orderId", "string", "Which order", IsNullable: false),
            new("items", "items", "array<struct<name:string,count:bigint>>", "What was ordered", IsNullable: true),
        ],
        StorageFormat.JsonLines);

    public static TableDefinition Shipped { get; } = new(
        "order_shipped",
        "One order that was shipped.",
        [new("timestamp", "timestamp", "string", "When", IsNullable: false)],
        StorageFormat.JsonLines);

    /// <summary>The first table with one more column, which is the only one that has another name in the events.</summary>
    public static TableDefinition PlacedWithOneMoreColumn { get; } = Placed with
    {
        Columns = [.. Placed.Columns, new("is_gift", "is-gift", "boolean", "Whether it is a gift", IsNullable: true)],
        Format = StorageFormat.JsonLines with { SerdeParameters = [new("mapping.is_gift", "is-gift")] },
    };
}
