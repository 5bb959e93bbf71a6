using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;
using static EventLogs.CompilerTestKit.Models;

namespace EventLogs.CompilerTests.Emitting;

/// <summary>The emitted records read events and log lines.</summary>
public sealed class RecordJsonTests
{
    private static readonly StructType Address = Named("Address", Required("city-name", Text()), Optional("Since", Instant));

    private static readonly EventLog Log = Models.Log(
        Required("state", Text("START", "STOP")),
        Optional("count", Int),
        Optional("ratio", Number),
        Optional("isLast", Bool),
        Optional("endedAt", Instant),
        Optional("anything", Json),
        Optional("home", Address),
        Optional("addresses", ArrayOf(Address)),
        Optional("byName", MapOf(Address)),
        Optional("matrix", ArrayOf(ArrayOf(Int))),
        Required("owner", Struct(Required("name", Text()), Required("home", Address))));

    private static readonly Lazy<EmittedRecords> Records = new(() => EmittedRecords.Of(Log));

    [Fact]
    public void An_event_comes_back_as_it_was_read()
    {
        var sample = Event("""
            {
              "state": "START", "count": -9223372036854775808, "ratio": 1.5e300, "isLast": false,
              "endedAt": "2026-11-22T14:00:00.1234567+01:00",
              "anything": { "a": [1, null, "\u00e9"] }, "home": { "city-name": "A", "Since": "2026-11-22T14:00:00+00:00" },
              "addresses": [{ "city-name": "B", "Since": null }, null], "byName": { "": null, "c": { "city-name": "C", "Since": null } },
              "matrix": [[1, null], null, []], "owner": { "name": "D", "home": { "city-name": "E", "Since": null } }
            }
            """);

        AssertSameJson(sample, Records.Value.ReadAndWrite(Log, "Event", sample));
    }

    [Fact]
    public void A_line_of_the_log_comes_back_as_it_was_read()
    {
        const string Line = """
            {
              "state": "START", "count": 1, "ratio": 1.5, "isLast": true, "endedAt": "yesterday", "anything": "{\"a\":1}",
              "home": { "city_name": null, "since": "yesterday" }, "addresses": [{ "city_name": null, "since": null }, null],
              "byName": { "": null, "c": { "city_name": "C", "since": null } },
              "matrix": [[1, null], null, []], "owner": { "name": "D", "home": { "city_name": "E", "since": null } }
            }
            """;

        AssertSameJson(Line, Records.Value.ReadAndWrite(Log, "Row", Line));
    }

    [Fact]
    public void What_the_schema_does_not_require_may_be_missing()
    {
        var minimal = Event("""{ "state": "START", "owner": { "name": "D", "home": { "city-name": "E" } } }""");

        var written = JsonNode.Parse(Records.Value.ReadAndWrite(Log, "Event", minimal))!["detail"]!.AsObject();

        Assert.Equal(["state", "owner"], written.Where(property => property.Value is not null).Select(property => property.Key));
        Assert.Equal(Log.Columns.Select(column => column.Name), written.Select(property => property.Key));
    }

    [Fact]
    public void A_line_needs_no_key_for_a_column_without_a_value()
    {
        const string Line = """{ "state": "START", "owner": { "name": "D", "home": { "city_name": null, "since": null } } }""";

        var row = Records.Value.Read(Log, "Row", Line);

        Assert.Equal("START", row.GetType().GetProperty("State")!.GetValue(row));
        Assert.Null(row.GetType().GetProperty("Count")!.GetValue(row));
    }

    [Theory]
    [InlineData("""{ "owner": { "name": "D", "home": { "city-name": "E" } } }""")]
    [InlineData("""{ "state": null, "owner": { "name": "D", "home": { "city-name": "E" } } }""")]
    [InlineData("""{ "state": "START", "owner": { "name": "D" } }""")]
    [InlineData("""{ "state": "START", "owner": { "name": "D", "home": { "city-name": null } } }""")]
    [InlineData("""{ "state": "START", "owner": { "name": "D", "home": { "city-name": 1 } } }""")]
    [InlineData("""{ "state": "START", "owner": { "name": "D", "home": { "city-name": "E" } }, "count": 1.5 }""")]
    [InlineData("""{ "state": "START", "owner": { "name": "D", "home": { "city-name": "E" } }, "count": 9223372036854775808 }""")]
    [InlineData("""{ "state": "START", "owner": { "name": "D", "home": { "city-name": "E" } }, "count": "1" }""")]
    public void An_event_that_the_schema_refuses_is_refused(string detail) =>
        Assert.Throws<JsonException>(() => Records.Value.Read(Log, "Event", Event(detail)));

    [Theory]
    [InlineData("1.0", 1)]
    [InlineData("-12.50e2", -1250)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    public void An_integer_may_be_written_as_json_schema_allows(string number, long expected)
    {
        var sample = Event($$"""
            { "state": "START", "owner": { "name": "D", "home": { "city-name": "E" } }, "count": {{number}}, "matrix": [[{{number}}]] }
            """);

        var detail = JsonNode.Parse(Records.Value.ReadAndWrite(Log, "Event", sample))!["detail"]!;

        Assert.Equal(expected, (long)detail["count"]!);
        Assert.Equal(expected, (long)detail["matrix"]![0]![0]!);
    }

    [Fact]
    public void Unknown_properties_new_states_and_repeated_keys_are_no_error()
    {
        var sample = Event("""
            {
              "state": "START", "state": "NEW", "x": [],
              "owner": { "name": "D", "home": { "city-name": "E", "\u0053ince": null, "y": 1 } }
            }
            """);

        Assert.Equal("NEW", (string?)JsonNode.Parse(Records.Value.ReadAndWrite(Log, "Event", sample))!["detail"]!["state"]);
    }

    [Fact]
    public void A_row_holds_what_the_mapper_makes_of_an_event()
    {
        var sample = Event("""
            { "state": "START", "count": 1e3, "anything": [1, { }], "owner": { "name": "D", "home": { "city-name": "E" } } }
            """);
        var line = ModelMapper.Map(Log, Encoding.UTF8.GetBytes(sample)).Line!;

        var row = JsonNode.Parse(Records.Value.ReadAndWrite(Log, "Row", line))!;

        Assert.Equal(1000, (long)row["count"]!);
        Assert.Equal("[1, { }]", (string?)row["anything"]);
        Assert.Equal("E", (string?)row["owner"]!["home"]!["city_name"]);
    }

    private static string Event(string detail) => $$"""
        {
          "version": "0", "id": "1", "detail-type": "Thing Happened", "source": "test.source", "account": "2",
          "time": "2026-11-22T14:00:00+00:00", "region": "eu-west-1", "resources": ["a"], "detail": {{detail}}
        }
        """;

    private static void AssertSameJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
