using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.Support;

/// <summary>Two events of a shop, with a column of each type.</summary>
internal static class TestCatalog
{
    public const string Source = "test.shop";
    public const string Placed = "Order Placed";
    public const string Shipped = "Order Shipped";

    public static ImmutableArray<EventDefinition> Events { get; } =
    [
        Event("order-placed", Placed, "order_placed",
        [
            new("timestamp", "timestamp", "string", "When", false),
            new("orderid", "orderId", "string", "Which order", false),
            new("amount", "amount", "double", "Its price", true),
            new("count", "count", "bigint", "How many", true),
            new("is_gift", "is-gift", "boolean", "Whether it is a gift", true),
            new("due", "due", "timestamp", "Until when", true),
            new("items", "items", "array<string>", "What was ordered", true),
            new("address", "address", "struct<street:string,position:struct<lat:double,lon:double>>", "Where to", true),
            new("tags", "tags", "map<string,bigint>", "Labels", true),
        ]),
        Event("order-shipped", Shipped, "order_shipped",
        [
            new("timestamp", "timestamp", "string", "When", false),
            new("orderid", "orderId", "string", "Which order", false),
        ]),
    ];

    /// <summary>The first event with one more column.</summary>
    public static ImmutableArray<EventDefinition> WithOneMoreColumn { get; } =
    [
        Event("order-placed", Placed, "order_placed",
        [
            .. Events[0].Table.Columns,
            new("channel", "channel", "string", "Through what", true),
        ]),
        Events[1],
    ];

    /// <summary>The first event with a table of one column, which may be null.</summary>
    public static ImmutableArray<EventDefinition> OneColumn { get; } =
        [Event("order-placed", Placed, "order_placed", [new("note", "note", "string", "What was said", true)])];

    public static string PlacedEvent(string orderId, string more = "") =>
        Event(Placed, $$"""{"orderId":"{{orderId}}"{{more}}}""");

    public static string ShippedEvent(string orderId) =>
        Event(Shipped, $$"""{"orderId":"{{orderId}}"}""");

    /// <summary>An event that its mapper refuses: it has no order.</summary>
    public static string RefusedEvent(string note = "") =>
        Event(Placed, $$"""{"note":"{{note}}"}""");

    private static string Event(string detailType, string detail) =>
        $$"""{"source":"{{Source}}","detail-type":"{{detailType}}","time":"2026-11-22T14:00:00Z","detail":{{detail}}}""";

    private static EventDefinition Event(string id, string detailType, string table, ImmutableArray<ColumnDefinition> columns)
    {
        var mapper = new TestMapper(Source, detailType, columns);
        return new EventDefinition("test.shop/" + id, Source, detailType, new TableDefinition(table, table, columns, StorageFormat.JsonLines), mapper.Map);
    }
}
