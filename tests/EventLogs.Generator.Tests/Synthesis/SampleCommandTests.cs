using System.Globalization;
using System.Text.Json.Nodes;

namespace EventLogs.Generator.Tests.Synthesis;

public sealed class SampleCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("aws.codedeploy/instance-state-change")]
    [InlineData("instance_state_change")]
    public async Task An_event_is_named_by_its_id_or_its_table(string name)
    {
        var result = await SampleAsync(name, "--count", "3", "--seed", "4");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        NonEmpty.All(Lines(result.Out, 3), line => Assert.Equal("aws.codedeploy", (string?)JsonNode.Parse(line)!["source"]));
    }

    [Fact]
    public async Task Ten_events_are_made_where_no_number_is_given() => Lines((await SampleAsync("instance_state_change")).Out, 10);

    [Fact]
    public async Task Of_broken_events_the_reasons_stand_on_the_lines_of_standard_error()
    {
        var result = await SampleAsync("deployment_state_change", "--count", "50", "--invalid");

        Assert.Equal(0, result.ExitCode);
        Lines(result.Out, 50);
        NonEmpty.All(Lines(result.Error, 50), line => Assert.NotNull((string?)JsonNode.Parse(line)!["reason"]));
    }

    [Theory]
    [InlineData("aws.codedeploy")]
    [InlineData("deployment_state_change")]
    public async Task A_history_is_named_by_its_source_or_by_one_of_its_events(string name)
    {
        var result = await SampleAsync(name, "--scenario", "--count", "100");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(5, Lines(result.Out, 100).Select(line => (string?)JsonNode.Parse(line)!["detail-type"]).Distinct().Count());
    }

    [Fact]
    public async Task A_history_lies_between_the_days_that_are_asked_for()
    {
        var result = await SampleAsync("aws.codedeploy", "--scenario", "--start", "2025-03-01", "--until", "2025-03-03T12:00Z");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var times = DeploymentTimes(result.Out);
        Assert.Equal(new DateTime(2025, 3, 1), times.Min().Date);
        Assert.InRange(times.Max(), new DateTimeOffset(2025, 3, 3, 6, 0, 0, TimeSpan.Zero), new DateTimeOffset(2025, 3, 3, 12, 0, 0, TimeSpan.Zero));
        Lines((await SampleAsync("aws.codedeploy", "--scenario", "--until", "2026-01-06", "--count", "9")).Out, 9);
    }

    [Fact]
    public async Task A_history_can_end_now()
    {
        var before = DateTimeOffset.UtcNow;
        var result = await SampleAsync("aws.codedeploy", "--scenario", "--start", "3d", "--until", "now");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var times = DeploymentTimes(result.Out);
        Assert.InRange(times.Min(), before.AddDays(-3).AddSeconds(-1), before.AddDays(-2));
        Assert.InRange(times.Max(), before.AddHours(-12), DateTimeOffset.UtcNow);
    }

    [Theory]
    [InlineData("--start takes an ISO 8601 day or time", "--scenario", "--start", "soon")]
    [InlineData("--start takes an ISO 8601 day or time", "--scenario", "--start", "1969-12-31")]
    [InlineData("--start takes an ISO 8601 day or time", "--scenario", "--start", "99999d")]
    [InlineData("--until takes an ISO 8601 day or time", "--scenario", "--until", "9999-12-31")]
    [InlineData("--start is a time after --until", "--scenario", "--start", "2025-02-01", "--until", "2025-01-01")]
    [InlineData("--start and --until go with --scenario", "--start", "2025-02-01")]
    public async Task A_period_that_is_none_is_an_error(string message, params string[] arguments)
    {
        var result = await SampleAsync(["aws.codedeploy", .. arguments]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws.codedeploy")]
    [InlineData("nothing", "--scenario")]
    public async Task An_unknown_name_is_an_error_that_lists_what_there_is(params string[] arguments)
    {
        var result = await SampleAsync(arguments);

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.Contains("error EVL140: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("aws.codedeploy/instance-state-change", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_nothing_fits_is_an_error()
    {
        const string Nothing = """{ "type": "object", "minProperties": 2, "maxProperties": 1 }""";
        _folder.Write(Schemas.OrdersFile, Schemas.Orders(Nothing).ToJsonString());

        Assert.Contains("error EVL141: ", (await FailAsync("order_placed")).Error, StringComparison.Ordinal);
        Assert.Contains("error EVL141: ", (await FailAsync("order_placed", "--invalid")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schemas_with_errors_make_no_events()
    {
        _folder.Write(Schemas.OrdersFile, "{}");

        Assert.Contains("error EVL030: ", (await FailAsync("order_placed")).Error, StringComparison.Ordinal);
        Assert.Contains("error EVL030: ", (await FailAsync("order_placed", "--scenario")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_without_a_scenario_has_no_history()
    {
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToJsonString());

        var errors = (await FailAsync("test.shop", "--scenario")).Error;

        Assert.Contains("test.shop/scenario.json: error EVL142: ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "scenario.json(1,1)")]
    [InlineData("null", "scenario.json: ")]
    [InlineData("[]", "scenario.json(1,")]
    [InlineData("{}", "scenario.json(1,")]
    [InlineData("\"count\": 1", "\"count\": [3, 1]", "scenario.json(")]
    [InlineData("\"count\": 1", "\"count\": [1, 2, 3]", "scenario.json(")]
    [InlineData("\"every\": \"1h\"", "\"every\": \"1 hour\"", "scenario.json(")]
    [InlineData("\"every\": \"1h\"", "\"every\": \"soon\"", "scenario.json(")]
    [InlineData("\"order\": \"{digits 4}\"", "\"order\": []", "scenario.json(")]
    [InlineData("\"late\"", "\"tooLate\"", "scenario.json(")]
    [InlineData("\"about\": \"shop\"", "\"about\": \"store\"", "There is no entity 'store'")]
    [InlineData("\"emit\": \"placed\"", "\"emit\": \"sent\"", "There is no event 'sent'")]
    [InlineData("\"schema\": \"order-placed\"", "\"schema\": \"order-sent\"", "There is no schema 'order-sent'")]
    [InlineData("\"id\": \"{order}\"", "\"id\": \"{number}\"", "There is no value 'number'")]
    [InlineData("\"weight\": 1", "\"weight\": 0", "An entity has no variant")]
    [InlineData("{ \"emit\": \"placed\" }", "{ \"emit\": \"placed\", \"follow\": \"end\" }", "There is no variant 'end'")]
    [InlineData("{ \"emit\": \"placed\" }", "{ \"wait\": \"1s\" }", "nothing happens")]
    public async Task A_malformed_scenario_is_an_error_with_its_place(params string[] change)
    {
        const string Scenario = """
            {
              "description": "A shop.", "start": "2026-01-01T00:00:00Z", "values": {},
              "entities": [{ "name": "shop", "count": 1, "values": {} }],
              "events": { "placed": { "schema": "order-placed", "event": {
                "source": "{source}", "detail-type": "{detail-type}", "detail": { "id": "{order}" } } } },
              "runs": { "about": "shop", "every": "1h", "values": { "order": "{digits 4}" },
                "variants": { "order": { "weight": 1, "steps": [{ "emit": "placed" }] } } },
              "delivery": { "delay": "0s", "late": 0, "lateDelay": "1m", "twice": 0 }
            }
            """;
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToJsonString());
        _folder.Write("test.shop/scenario.json", Scenario);
        var sound = await CommandLine.RunAsync("sample", "test.shop", "--scenario", "--schemas", _folder.Path);
        Assert.Equal((0, ""), (sound.ExitCode, sound.Error));

        var changed = change is [var whole, _] ? whole : Scenario.Replace(change[0], change[1], StringComparison.Ordinal);
        _folder.Write("test.shop/scenario.json", changed);
        var result = await CommandLine.RunAsync("sample", "test.shop", "--scenario", "--schemas", _folder.Path);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error EVL143: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(change[^1], result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scenario_in_the_documentation_plays()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "samples.md"));
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToJsonString());
        _folder.Write("test.shop/scenario.json", page.Split("```json\n")[1].Split("```")[0]);

        var result = await CommandLine.RunAsync("sample", "test.shop", "--scenario", "--count", "200", "--schemas", _folder.Path);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var details = Lines(result.Out, 200).Select(line => JsonNode.Parse(line)!["detail"]!).ToList();
        Assert.Equal(["north", "south"], details.Select(detail => (string?)detail["shop"]).Distinct().Order());
        Assert.Equal(["NEW", "PAID"], details.Select(detail => (string?)detail["state"]).Distinct().Order());
    }

    [Theory]
    [InlineData("--count", "-1", "--count takes a whole number that is not negative, not '-1'.")]
    [InlineData("--count", "many", "--count takes a whole number that is not negative, not 'many'.")]
    [InlineData("--seed", "text", "--seed takes a whole number of 32 bits, not 'text'.")]
    [InlineData("--seed", "2147483648", "--seed takes a whole number of 32 bits, not '2147483648'.")]
    public async Task A_number_that_is_none_is_refused(string option, string value, string message)
    {
        var result = await SampleAsync("instance_state_change", option, value);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"error: {message}\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--count", "0", 0)]
    [InlineData("--seed", "-7", 10)]
    public async Task No_event_may_be_asked_for_and_any_number_is_a_seed(string option, string value, int events)
    {
        var result = await SampleAsync("instance_state_change", option, value);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Lines(result.Out, events);
    }

    [Fact]
    public async Task Extremes_are_made_on_request()
    {
        var usual = await SampleAsync("instance_state_change", "--count", "100");
        var extreme = await SampleAsync("instance_state_change", "--count", "100", "--extreme");

        Assert.DoesNotContain("DROP TABLE", usual.Out, StringComparison.Ordinal);
        Assert.Contains("DROP TABLE", extreme.Out, StringComparison.Ordinal);
        Assert.NotEqual(0, (await SampleAsync("aws.codedeploy", "--scenario", "--extreme")).ExitCode);
    }

    [Fact]
    public async Task A_history_has_no_broken_events() =>
        Assert.NotEqual(0, (await SampleAsync("aws.codedeploy", "--scenario", "--invalid")).ExitCode);

    private static string[] Lines(string text, int count)
    {
        var lines = text.Split('\n')[..^1];
        Assert.Equal(count, lines.Length);
        return lines;
    }

    private static Task<CommandResult> SampleAsync(params string[] arguments) =>
        CommandLine.RunAsync(["sample", .. arguments, "--schemas", Schemas.Shipped]);

    /// <summary>Of state changes: what they stand on, such as commits, may have happened before.</summary>
    private static List<DateTimeOffset> DeploymentTimes(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains("\"aws.codedeploy\"", StringComparison.Ordinal)).Select(TimeOf)];

    private static DateTimeOffset TimeOf(string line) =>
        DateTimeOffset.Parse((string)JsonNode.Parse(line)!["time"]!, CultureInfo.InvariantCulture);

    private async Task<CommandResult> FailAsync(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(["sample", .. arguments, "--schemas", _folder.Path]);
        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        return result;
    }
}
