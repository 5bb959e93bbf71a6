using System.Text.Json;
using EventLogs.Compiler.Model;
using static EventLogs.CompilerTestKit.Models;

namespace EventLogs.CompilerTests.TestKit;

public sealed class ExpectedRowTests
{
    private const string Event = """
        {
          "detail": {
            "text": "é", "count": 7.0, "share": 1e2, "flag": true, "at": "2024-02-29T23:59:59.1239+01:00",
            "list": [1, null], "names": { "A b": "x" }, "part": { "the-a": 1 }, "any": { "b": [1] }
          }
        }
        """;

    private const string Row = """
        {
          "text": "é", "count": 7, "share": 100, "flag": true, "at": "2024-02-29 22:59:59.123",
          "list": [1, null], "names": { "A b": "x" }, "part": { "the_a": 1, "b": null }, "any": "{\"b\":[1]}", "none": null
        }
        """;

    private static readonly EventLog Log = Models.Log(
        Optional("text", Text()), Optional("count", Int), Optional("share", Number), Optional("flag", Bool), Optional("at", Timestamp),
        Optional("list", ArrayOf(Int)), Optional("names", MapOf(Text())),
        Optional("part", Struct(Optional("the-a", Int), Optional("b", Int))), Optional("any", Json), Optional("none", Text()));

    [Fact]
    public void A_row_with_the_values_of_the_event_is_right() => Assert.Null(Difference(Row));

    [Theory]
    [InlineData("\"é\"", "\"e\"", "text")]
    [InlineData("\"é\"", "null", "text")]
    [InlineData("7", "8", "count")]
    [InlineData("7", "\"7\"", "count")]
    [InlineData("100", "100.5", "share")]
    [InlineData("true", "false", "flag")]
    [InlineData("59.123", "59.124", "at")]
    [InlineData("[1, null]", "[1]", "list")]
    [InlineData("[1, null]", "[null, 1]", "list")]
    [InlineData("\"A b\"", "\"a b\"", "names")]
    [InlineData("\"x\" }", "\"x\", \"more\": null }", "names")]
    [InlineData("\"the_a\": 1", "\"the_a\": null", "part")]
    [InlineData("\"b\": null", "\"b\": 0", "part")]
    [InlineData(", \"b\": null", "", "part")]
    [InlineData("[1]}", "[2]}", "any")]
    [InlineData("\"none\": null", "\"none\": \"\"", "none")]
    [InlineData("\"none\"", "\"no\"", "none")]
    public void Any_other_value_is_found(string value, string other, string column) =>
        Assert.Contains(column, Difference(Row.Replace(value, other, StringComparison.Ordinal)), StringComparison.Ordinal);

    private static string? Difference(string row) => ExpectedRow.Difference(Log, JsonElement.Parse(Event), JsonElement.Parse(row));
}
