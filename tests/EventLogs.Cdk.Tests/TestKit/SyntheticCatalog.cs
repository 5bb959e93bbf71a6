using EventLogs.Cdk.Options;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Tests.TestKit;

/// <summary>Catalogs that no schema stands behind.</summary>
internal static class SyntheticCatalog
{
    /// <summary>Two events of two sources, one with all that a table can have; and a query.</summary>
    public static EventLogsCatalog Small { get; } = new(
        [
            Event("com.example/order-placed", "com.example", "Order Placed", new TableDefinition(
                "order_placed",
                "An order.",
                [
                    new("id", "id", "string", "The order", false),
                    new("order_lines", "order-lines", "array<struct<sku:string,count:bigint>>", "What", true),
                ],
                StorageFormat.JsonLines with { SerdeParameters = [new("mapping.order_lines", "order-lines")] })),
            Event("com.example.stock/low", "com.example.stock", "Low", Table("low", 1)),
        ],
        [new SavedQuery("com.example/orders", "Orders", "All orders", "SELECT * FROM order_placed")]);

    /// <summary>As many events as AWS has services to send them, spread over sources of different size.</summary>
    public static EventLogsCatalog Large(int events, int sources) => new(
        [
            .. Enumerable.Range(0, events).Select(index =>
            {
                var (source, name) = ($"com.example.service{index % sources}", $"something_rather_long_has_happened_{index}");
                return Event($"{source}/{name}", source, $"Something {index}", Table(name, 40));
            }),
        ],
        []);

    /// <summary>An event by the name of its table.</summary>
    public static EventDefinition Event(string table) => Event($"com.example/{table}", "com.example", table, Table(table, 1));

    private static TableDefinition Table(string name, int columns) => new(
        name,
        "A table.",
        [.. Enumerable.Range(0, columns).Select(Column)],
        StorageFormat.JsonLines);

    private static ColumnDefinition Column(int index) => new($"column_{index}", $"column_{index}", "string", $"Column {index}", true);

    private static EventDefinition Event(string id, string source, string detailType, TableDefinition table) =>
        new(id, source, detailType, table, (_, _, _) => throw new InvalidOperationException("The stack maps nothing."))
        {
            History = new HistoryDefinition(table.Name + "_history", [], "SELECT 1", table.Name + "_events", "SELECT 1"),
        };
}
