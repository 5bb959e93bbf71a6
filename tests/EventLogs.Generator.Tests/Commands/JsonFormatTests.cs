using System.CommandLine;
using EventLogs.Generator.Commands;
using EventLogs.Terminal;
using NJsonSchema;

namespace EventLogs.Generator.Tests.Commands;

/// <summary>Every command prints JSON that its schema describes; a new command has to be in the table of docs/automation.md, and here.</summary>
public sealed class JsonFormatTests : GeneratedShop
{
    private const string Event = """{ "id": "1", "source": "test.shop", "detail-type": "Order Lost", "detail": { "orderId": "a" } }""";

    /// <summary>A command line of each command; {0} is the folder of the test.</summary>
    private static readonly Dictionary<string, string[]> CommandLines = new(StringComparer.Ordinal)
    {
        ["init"] = ["init", "{0}/new"],
        ["generate"] = ["generate", "--schemas", "{0}/schemas", "--output", "{0}/generated"],
        ["lint"] = ["lint", "--schemas", "{0}/schemas"],
        ["format"] = ["format", "--schemas", "{0}/schemas"],
        ["list"] = ["list", "--schemas", "{0}/schemas"],
        ["import"] = ["import", "{0}/event.json", "--sample", "--schemas", "{0}/schemas"],
        ["diff"] = ["diff", "--against", "{0}/schemas", "--schemas", "{0}/schemas"],
        ["sample"] = ["sample", "order_placed", "--count", "3", "--schemas", "{0}/schemas"],
        ["explain"] = ["explain", "EVL034"],
        ["diagnostics"] = ["diagnostics"],
        ["changes"] = ["changes"],
        ["completion"] = ["completion", "fish"],
    };

    /// <summary>Command lines that end with exit code 1 and a document all the same.</summary>
    private static readonly string[][] Failing =
    [
        ["init", "{0}/other", "--from", "{0}/missing.json"],
        ["generate", "--check", "--schemas", "{0}/schemas", "--output", "{0}/never"],
        ["generate", "--schemas", "{0}/broken", "--output", "{0}/never"],
        ["import", "{0}/missing.json", "--schemas", "{0}/schemas"],
        ["lint", "--schemas", "{0}/broken"],
        ["format", "--check", "--schemas", "{0}/untidy"],
    ];

    [Fact]
    public void Every_command_is_in_the_table_and_takes_the_format()
    {
        using var nowhere = new StringWriter();
        var commands = Leaves(EventLogsCommand.Create(Consoles.Over(nowhere, nowhere)), "").ToDictionary(item => item.Name, item => item.Command, StringComparer.Ordinal);

        Assert.Equal(commands.Keys.Order(StringComparer.Ordinal), JsonSchemaFiles.Of("eventlogs").Keys.Order(StringComparer.Ordinal));
        Assert.Equal(commands.Keys.Order(StringComparer.Ordinal), CommandLines.Keys.Order(StringComparer.Ordinal));
        NonEmpty.All(commands.Values, command =>
            Assert.Contains("json", Assert.Single(command.Options, option => option.Name == "--format").HelpName!.Split('|')));
    }

    [Fact]
    public async Task Every_command_prints_what_its_schema_says()
    {
        Folder.Write("event.json", Event);
        foreach (var (command, line) in CommandLines)
        {
            var result = await RunAsync(line);
            Assert.True((result.ExitCode, result.Error) == (0, ""), $"{command}: {result.Error}");
            await ValidateAsync(command, result.Out);
        }
    }

    [Fact]
    public async Task What_fails_prints_a_document_too()
    {
        Folder.Write("broken/" + Schemas.OrdersFile, Schemas.Orders(mapping: """{ "table": "order%placed" }""").ToString());
        Folder.Write("untidy/" + Schemas.OrdersFile, "{\"a\":1}");
        foreach (var line in Failing)
        {
            var result = await RunAsync(line);
            Assert.True((result.ExitCode, result.Error) == (1, ""), $"{string.Join(' ', line)}: {result.ExitCode} {result.Error}");
            await ValidateAsync(line[0], result.Out);
            Assert.Contains("\"severity\": \"error\"", result.Out, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(Folder["never"]));
    }

    private static IEnumerable<(string Name, Command Command)> Leaves(Command command, string path) => command.Subcommands.Where(sub => !sub.Hidden)
        .SelectMany(sub => sub.Subcommands.Count == 0 ? [(path + sub.Name, sub)] : Leaves(sub, $"{path}{sub.Name} "));

    private Task<CommandResult> RunAsync(string[] line) =>
        CommandLine.RunAsync([.. line.Select(part => part.Replace("{0}", Folder.Path, StringComparison.Ordinal)), "--format", "json"]);

    private static async Task ValidateAsync(string command, string json)
    {
        var schema = await JsonSchema.FromFileAsync(JsonSchemaFiles.PathOf("eventlogs", command));
        var problems = schema.Validate(json);
        Assert.True(problems.Count == 0, $"{command}: {string.Join("; ", problems)}\n{json}");
        Assert.EndsWith("\n", json, StringComparison.Ordinal);
    }
}
