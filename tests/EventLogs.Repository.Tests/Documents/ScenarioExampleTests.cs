namespace EventLogs.RepositoryTests.Documents;

/// <summary>The scenario that docs/samples.md shows makes events of the schema that it is about.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class ScenarioExampleTests : IDisposable
{
    private const string Schema = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "OrderPlaced",
          "x-amazon-events-source": "com.example.shop",
          "x-amazon-events-detail-type": "Order Placed",
          "x-event-log": { "table": "order_placed", "columns": { "timestamp": "$.time" }, "remaining": "append" },
          "type": "object",
          "required": ["source", "detail-type", "time", "detail"],
          "properties": {
            "source": { "type": "string", "description": "Who sent the event" },
            "detail-type": { "type": "string", "description": "What kind of event it is" },
            "time": { "type": "string", "format": "date-time", "description": "When" },
            "detail": {
              "type": "object",
              "required": ["id", "shop", "state"],
              "properties": {
                "id": { "type": "string", "description": "Which order" },
                "shop": { "enum": ["north", "south"], "type": "string", "description": "Where" },
                "state": { "enum": ["NEW", "PAID"], "type": "string", "description": "How far" }
              }
            }
          }
        }
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_example_makes_events()
    {
        var example = Assert.Single(Block.Of("docs/samples.md"), block => block.Language == "json");
        _folder.Write("schemas/com.example.shop/order-placed.schema.json", Schema);
        _folder.Write("schemas/com.example.shop/scenario.json", example.Text);

        var result = await Tool.EventLogsAsync(_folder.Path, "sample", "com.example.shop", "--scenario", "--count", "200");

        Assert.True(result.ExitCode == 0, result.Errors);
        var events = result.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(200, events.Length);
        foreach (var value in new[] { "north", "south", "NEW", "PAID" })
            Assert.Contains(events, text => text.Contains($"\"{value}\"", StringComparison.Ordinal));
    }
}
