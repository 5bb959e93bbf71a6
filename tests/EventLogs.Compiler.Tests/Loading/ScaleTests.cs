using System.Text.Json.Nodes;

namespace EventLogs.CompilerTests.Loading;

/// <summary>Schemas of a size at which work that grows with the square of it would not end.</summary>
[Trait(FastLane.Category, FastLane.Slow)]
public sealed class ScaleTests
{
    private const int Many = 100_000;

    [Fact]
    public async Task A_hundred_thousand_references_in_a_chain_are_refused()
    {
        var schema = Schemas.Orders("""{ "properties": { "p": { "$ref": "#/$defs/d0" } } }""");
        var chain = Enumerable.Range(0, Many).Select(i => KeyValuePair.Create($"d{i}", (JsonNode?)new JsonObject { ["$ref"] = $"#/$defs/d{i + 1}" }));
        schema["$defs"] = new JsonObject(chain.Append(KeyValuePair.Create($"d{Many}", (JsonNode?)new JsonObject { ["type"] = "string" })));

        Assert.Equal(["EVL183"], (await Schemas.CompileAsync(schema.ToJsonString())).Problems());
    }

    [Fact]
    public async Task A_hundred_thousand_columns_are_bound()
    {
        var names = Enumerable.Range(0, Many).Select(i => $"p{i}").ToList();
        var detail = string.Join(", ", names.Select(name => $"\"{name}\": {{ \"type\": \"string\" }}"));
        var columns = string.Join(", ", names.Take(Many / 2).Select(name => $"\"c_{name}\": \"$.detail.{name}\""));

        var compilation = await Schemas.CompileAsync(
            Schemas.Orders($$"""{ "properties": { {{detail}} } }""", $$"""{ "table": "order_placed", "columns": { {{columns}} } }""").ToJsonString());

        Assert.Empty(compilation.Problems());
        Assert.Equal(Many, compilation.Schemas[0].Log!.Columns.Length);
    }

    [Fact]
    public async Task A_hundred_thousand_problems_on_one_line_are_found()
    {
        var properties = string.Join(", ", Enumerable.Range(0, Many).Select(i => $"\"p{i}\": {{ \"typ\": \"string\" }}"));

        var problems = (await Schemas.CompileAsync(Schemas.Orders($$"""{ "properties": { {{properties}} } }""").ToJsonString())).Diagnostics;

        Assert.Equal(Many, problems.Count(problem => problem.Descriptor.Id == "EVL050"));
    }
}
