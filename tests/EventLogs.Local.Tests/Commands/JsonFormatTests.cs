using System.CommandLine;
using System.Text.Json;
using EventLogs.Generated;
using EventLogs.Local.Commands;
using EventLogs.Local.Loading;
using EventLogs.Local.Tests.Support;
using EventLogs.LocalApp.Commands;
using EventLogs.Terminal;

namespace EventLogs.Local.Tests.Commands;

/// <summary>Every command prints JSON that its schema describes; a new command has to be in the table of docs/automation.md, and here.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class JsonFormatTests : IDisposable
{
    /// <summary>A command line of each command, in an order in which they work; the exit code is 0 unless it is said here.</summary>
    private static readonly (string Command, string[] Line, int ExitCode)[] Lines =
    [
        ("ingest", ["ingest", "{0}/events.json", "--arrival", "event"], 0),
        ("fold", ["fold"], 0),
        ("query", ["query", "SELECT deploymentid, 1.5 AS ratio, ARRAY[1] AS list, NULL AS nothing FROM deployments"], 0),
        ("queries", ["queries"], 0),
        ("tables", ["tables"], 0),
        ("partitions check", ["partitions", "check"], 0),
        ("partitions repair", ["partitions", "repair"], 0),
        ("partitions sync", ["partitions", "sync"], 0),
        ("sync-partitions", ["sync-partitions"], 0),
        ("status", ["status"], 0),
        ("reconcile", ["reconcile", "--from", "2026-11-03", "--to", "2026-11-04", "--rate", "100"], 1),
        ("backfill", ["backfill", "--from", "2026-11-03", "--to", "2026-11-04", "--rate", "100", "--account", "123456789012"], 0),
        ("commits", ["commits", "{0}/clone", "--repository", "example-org/shop"], 0),
        ("replay", ["replay"], 0),
        ("cost", ["cost"], 0),
        ("report", ["report", "--output", "{0}/report.html"], 0),
    ];

    /// <summary>What only a queue of SQS has something to do for.</summary>
    private const string WithQueue = "redrive";

    private readonly DeploymentServer _aws = new();
    private readonly Shell _shell;

    public JsonFormatTests() => _shell = new Shell
    {
        Catalog = EventCatalog.Events,
        Views = EventCatalog.Views,
        Queries = EventCatalog.Queries,
        Clock = TimeProvider.System,
        Aws = _aws.Settings,
    };

    public void Dispose()
    {
        _shell.Dispose();
        _aws.Dispose();
    }

    [Fact]
    public void Every_command_is_in_the_table_and_takes_the_format()
    {
        using var nowhere = new StringWriter();
        var host = new LocalHost(CatalogSource.Of(_shell.Catalog, [], []), Consoles.Over(nowhere, nowhere), () => Stream.Null, TimeProvider.System)
        {
            Commands = RepositoryCommands.All,
        };
        var commands = Leaves(LocalCommandLine.Create(host), "").ToDictionary(item => item.Name, item => item.Command, StringComparer.Ordinal);

        Assert.Equal(commands.Keys.Order(StringComparer.Ordinal), JsonSchemaFiles.Of("eventlogs-local").Keys.Order(StringComparer.Ordinal));
        Assert.Equal([WithQueue], commands.Keys.Except(Lines.Select(line => line.Command)));
        NonEmpty.All(commands.Values, command =>
            Assert.Contains("json", Assert.Single(command.Options, option => option.Name == "--format").HelpName!.Split('|')));
    }

    [Fact]
    public async Task Every_command_prints_what_its_schema_says()
    {
        await PrepareAsync();
        foreach (var (command, line, exitCode) in Lines)
        {
            var result = await _shell.RunAsync([.. line.Select(part => part.Replace("{0}", _shell.Folder.Path, StringComparison.Ordinal)), "--format", "json"]);
            Assert.True(result.ExitCode == exitCode, $"{command}: {result.Errors}");
            var document = JsonMembers.Check(command, result.Output);
            Assert.True(document.ValueKind == JsonValueKind.Object || document.GetArrayLength() > 0, command);
        }
    }

    [Fact]
    public async Task Tables_count_what_lies_in_the_bucket()
    {
        await PrepareAsync();
        await _shell.OutputAsync("ingest", _shell.Folder["events.json"], "--arrival", "event");
        await _shell.OutputAsync("fold");

        var tables = JsonMembers.Check("tables", await _shell.OutputAsync("tables", "--format", "json"));

        Assert.Equal(
            [("deployment_state_change", "log", 1L, 1), ("deployment_state_change_history", "history", 1L, 1)],
            tables.EnumerateArray().Take(2).Select(table => (
                table.GetProperty("name").GetString(), table.GetProperty("kind").GetString(), table.GetProperty("rows").GetInt64(), table.GetProperty("partitions").GetInt32())));
        NonEmpty.All(tables.EnumerateArray(), table => Assert.NotEmpty(table.GetProperty("columns").EnumerateArray()));
    }

    private static IEnumerable<(string Name, Command Command)> Leaves(Command command, string path) => command.Subcommands.Where(sub => !sub.Hidden)
        .SelectMany(sub => sub.Subcommands.Count == 0 ? [(path + sub.Name, sub)] : Leaves(sub, $"{path}{sub.Name} "));

    private async Task PrepareAsync()
    {
        _shell.Folder.Write("events.json", Repository.Read("schemas/aws.codedeploy/samples/deployment-state-change.start.json"));
        _aws.Add(2, new DateOnly(2026, 11, 3));
        Directory.CreateDirectory(_shell.Folder["clone"]);
        await GitAsync("init", "--quiet");
        await GitAsync("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "--quiet", "--allow-empty", "--message=Begin");
    }

    private async Task GitAsync(params string[] arguments)
    {
        var result = await ChildProcess.RunAsync(new("git", ["-C", _shell.Folder["clone"], .. arguments]));
        Assert.True(result.ExitCode == 0, result.Errors);
    }
}
