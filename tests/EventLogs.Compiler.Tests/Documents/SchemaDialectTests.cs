using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EventLogs.Compiler;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Schemas;
using EventLogs.Compiler.Text;

namespace EventLogs.CompilerTests.Documents;

/// <summary>The examples of docs/schema-dialect.md: each piece of JSON, put into the page's schema, gives the columns that stand below it.</summary>
public sealed partial class SchemaDialectTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema-dialect.md"));

    private static readonly Match[] Examples = [.. Example().Matches(Page).Cast<Match>()];

    public static TheoryData<int> ExampleNumbers() => [.. Enumerable.Range(0, Examples.Length)];

    public static TheoryData<string, string> TypeRows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var row in TypeRow().Matches(Page).Cast<Match>())
            rows.Add(row.Groups["schema"].Value, row.Groups["type"].Value);
        return rows;
    }

    [Theory]
    [MemberData(nameof(ExampleNumbers))]
    public async Task An_example_gives_the_columns_that_stand_below_it(int number)
    {
        var schema = Schema();
        if (number > 0)
            schema["x-event-log"] = JsonNode.Parse($"{{ {Examples[number].Groups["json"].Value} }}")!["x-event-log"]!.DeepClone();

        var log = await BindAsync(schema);

        var expected = Examples[number].Groups["columns"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Spaces().Replace(line, "  "));
        Assert.Equal(expected, log.Columns.Select(Describe));
    }

    [Theory]
    [MemberData(nameof(TypeRows))]
    public async Task A_schema_has_the_type_that_stands_beside_it(string schema, string type)
    {
        var root = Schema();
        root["x-event-log"] = new JsonObject { ["table"] = "order_placed", ["columns"] = new JsonObject { ["value"] = "$.detail.value" }, ["remaining"] = "ignore" };
        root["properties"]!["detail"]!["properties"]!["value"] = JsonNode.Parse(schema);

        var column = Assert.Single((await BindAsync(root)).Columns);

        Assert.Equal(type, $"`{GlueTypes.Of(column.Type)}`{(column.Type is JsonType ? " (JSON text)" : "")}");
    }

    [Fact]
    public void The_page_has_examples_for_every_member_of_x_event_log_and_a_row_for_every_keyword()
    {
        string[] members = ["table", "bus", "pattern", "columns", "from", "description", "type", "arn", "arnPart", "remaining"];
        NonEmpty.All(members, member => Assert.Contains(Examples, example => example.Groups["json"].Value.Contains($"\"{member}\":", StringComparison.Ordinal)));
        NonEmpty.All(Keyword.All.Keys, keyword => Assert.Contains($"`{keyword}`", Page, StringComparison.Ordinal));
        Assert.True(TypeRow().Count(Page) > 15);
    }

    private static JsonObject Schema() => JsonNode.Parse(Examples[0].Groups["json"].Value)!.AsObject();

    private static async Task<EventLog> BindAsync(JsonObject schema)
    {
        using var folder = new TempFolder();
        folder.Write("com.example.shop/order-placed.schema.json", schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        var compilation = await Passes.CompileAsync(folder.Path);
        Assert.Empty(compilation.Problems().Except(["EVL054"]));
        return compilation.Schemas[0].Log!;
    }

    private static string Describe(Column column)
    {
        return $"{column.Name}  {GlueTypes.Of(column.Type)}  {ColumnSourceText.Describe(column.From)}  {(column.IsNullable ? "yes" : "no")}";
    }

    [GeneratedRegex("^```json\\n(?<json>.*?)^```\\n.*?^```text\\n(?<columns>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("^\\| `(?<schema>\\{.*\\})` \\| (?<type>`.*`.*) \\|$", RegexOptions.Multiline)]
    private static partial Regex TypeRow();

    [GeneratedRegex("  +")]
    private static partial Regex Spaces();
}
