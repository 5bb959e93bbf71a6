using System.Text.Json.Nodes;
using EventLogs.Configuration;

namespace EventLogs.Generator.Tests.Settings;

/// <summary><c>acceptedChanges</c> in eventlogs.json: breaking changes that a team has decided on.</summary>
public sealed class AcceptedChangesTests : IDisposable
{
    private const string Entry = """{ "change": "column-removed", "event": "test.shop/order-placed", "subject": "total", "reason": "nobody reads it" }""";

    private readonly TempFolder _folder = new();

    public AcceptedChangesTests()
    {
        _folder.Write("before/" + Schemas.OrdersFile, Schemas.Orders(Detail("id", "total", "note")).ToString());
        _folder.Write("schemas/" + Schemas.OrdersFile, Schemas.Orders(Detail("id", "note")).ToString());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_breaking_change_that_is_not_accepted_ends_with_exit_code_1() => Assert.Equal(1, (await DiffAsync("")).ExitCode);

    [Theory]
    [InlineData("""{ "change": "column-removed", "event": "test.shop/order-placed", "reason": "nobody reads it" }""")]
    [InlineData(Entry)]
    public async Task An_accepted_one_is_shown_with_its_reason_and_fails_nothing(string entry)
    {
        var result = await DiffAsync(entry + ", " + Property);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(": accepted column-removed: ", result.Out, StringComparison.Ordinal);
        Assert.Contains("\n    Accepted: nobody reads it\n", result.Out, StringComparison.Ordinal);
        Assert.Matches(@": 0 breaking, \d accepted, \d compatible\n\z", result.Out);
    }

    [Theory]
    [InlineData("""{ "change": "column-renamed", "event": "test.shop/order-placed", "reason": "other kind" }""")]
    [InlineData("""{ "change": "column-removed", "event": "test.shop/order-paid", "reason": "other event" }""")]
    [InlineData("""{ "change": "column-removed", "event": "test.shop/order-placed", "subject": "note", "reason": "other column" }""")]
    public async Task Another_change_is_not_accepted_by_it(string entry)
    {
        var result = await DiffAsync(entry + ", " + Property);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(": breaking column-removed: ", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_programs_are_told_the_reason()
    {
        var json = JsonNode.Parse((await DiffAsync(Entry + ", " + Property, "--format", "json")).Out)!;
        var removed = json["changes"]!.AsArray().Single(change => (string)change!["kind"]! == "column-removed")!;
        Assert.Equal((false, true, "nobody reads it"), ((bool)json["isBreaking"]!, (bool)removed["isBreaking"]!, (string)removed["accepted"]!));

        Assert.Contains("::warning file=", (await DiffAsync(Entry + ", " + Property, "--format", "github")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_does_not_exist_is_an_error()
    {
        var result = await DiffAsync(Entry.Replace("column-removed", "column-deleted", StringComparison.Ordinal));

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.Contains("(1,44): error EVL222: 'column-deleted' is not a kind of change. There are: event-added, ", result.Error, StringComparison.Ordinal);
    }

    /// <summary>The property of the record goes with the column.</summary>
    private const string Property = """{ "change": "property-removed", "event": "test.shop/order-placed", "reason": "as the column" }""";

    private static string Detail(params string[] names) => new JsonObject
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["type"] = "string" }))),
    }.ToJsonString();

    private Task<CommandResult> DiffAsync(string entries, params string[] arguments)
    {
        _folder.Write(SettingsFile.Name, "{ \"namespace\": \"Shop\", \"acceptedChanges\": [" + entries + "] }");
        return CommandLine.RunAsync(["diff", "--schemas", _folder["schemas"], "--against", _folder["before"], .. arguments]);
    }
}
