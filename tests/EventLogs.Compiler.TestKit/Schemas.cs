using System.Text.Json.Nodes;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.CompilerTestKit;

/// <summary>Schemas for tests: a small one that is clean, and what becomes of a text.</summary>
internal static class Schemas
{
    /// <summary>Where <see cref="Orders"/> belongs.</summary>
    public const string OrdersFile = "test.shop/order-placed.schema.json";

    /// <summary>The schemas of this repository.</summary>
    public static string Shipped { get; } = Path.Combine(Repository.Root, "schemas");

    private static readonly Lazy<Task<Compilation>> CompiledShipped = new(() => Passes.CompileAsync(Shipped));

    /// <summary>The schemas of this repository, compiled once.</summary>
    public static Task<Compilation> CompileShippedAsync() => CompiledShipped.Value;

    /// <summary>A clean schema with this schema for its detail, and this x-event-log.</summary>
    public static JsonObject Orders(
        string detail = """{ "type": "object", "properties": { "id": { "type": "string" } } }""",
        string mapping = """{ "table": "order_placed" }""") =>
        JsonNode.Parse($$"""
            {
              "x-amazon-events-source": "test.shop",
              "x-amazon-events-detail-type": "Order Placed",
              "x-event-log": {{mapping}},
              "type": "object",
              "required": ["detail"],
              "properties": {
                "source": { "type": "string" },
                "detail-type": { "type": "string" },
                "resources": { "type": "array", "items": { "type": "string" } },
                "detail": {{detail}}
              }
            }
            """)!.AsObject();

    /// <summary>The schema, with a column for the event's ID too.</summary>
    public static JsonObject WithEventId(this JsonObject schema)
    {
        schema["properties"]!["id"] = new JsonObject { ["type"] = "string" };
        var mapping = schema["x-event-log"]!.AsObject();
        mapping.TryAdd("columns", new JsonObject());
        mapping["columns"]!["eventId"] = "$.id";
        return schema;
    }

    /// <summary>Compiles a folder with this one schema.</summary>
    public static async Task<Compilation> CompileAsync(string text)
    {
        using var folder = new TempFolder();
        folder.Write(OrdersFile, text);
        return await Passes.CompileAsync(folder.Path);
    }

    /// <summary>The ids of the diagnostics that are more than a hint, but for the one that nearly every small schema of a test has.</summary>
    public static IEnumerable<string> Problems(this Compilation compilation) =>
        compilation.Diagnostics.Select(diagnostic => diagnostic.Descriptor)
            .Where(descriptor => descriptor.Severity > Severity.Info && descriptor != Descriptors.NoEventId)
            .Select(descriptor => descriptor.Id);
}
