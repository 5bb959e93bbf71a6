using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EventLogs.RepositoryTests.Tools;

/// <summary>What a person does with the built tools in a day: queries by name, exports, mistakes, rules of their own, and how to go on.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class DailyUseTests : IDisposable
{
    private const string EventLogs = BuiltTools.EventLogs;
    private const string EventLogsLocal = BuiltTools.EventLogsLocal;
    private const string Samples = "schemas/aws.codedeploy/samples";
    private const string Orders = "schemas/test.shop/order-placed.schema.json";
    private const int TerminalWidth = 100;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_saved_query_is_found_and_run_by_its_name_over_other_days()
    {
        await IngestAsync();

        var names = JsonElement.Parse((await LocalAsync("queries", "--format", "json")).Output).EnumerateArray().Select(query => query.GetProperty("name").GetString()!).ToList();
        var year = await LocalAsync("query", "failure-rate", "--param", "days=365");
        var future = await LocalAsync("query", "failure-rate", "--param", "days=-1", "--format", "csv");

        Assert.Contains("failure-rate", names);
        Assert.StartsWith("Failure rate\n╭", year.Output, StringComparison.Ordinal);
        Assert.Contains("│ checkout ", year.Output, StringComparison.Ordinal);
        Assert.Equal((0, "application,succeeded,failed,stopped,failed_percent\n"), (future.ExitCode, future.Output));
        Assert.Contains("error: there is no saved query 'failure-rat'; did you mean 'failure-rate'?", (await LocalAsync("query", "failure-rat")).Errors, StringComparison.Ordinal);
        Assert.Contains("error: the query has no parameter 'day'; did you mean 'days'?", (await LocalAsync("query", "failure-rate", "--param", "day=7")).Errors, StringComparison.Ordinal);
        Assert.Contains("error: '7d' is not a value for days, which is of the type int", (await LocalAsync("query", "failure-rate", "--param", "days=7d")).Errors, StringComparison.Ordinal);
    }

    /// <summary>Every query over so many days takes them as a parameter, so that one word is enough to know.</summary>
    [Fact]
    public void No_saved_query_has_days_that_cannot_be_changed() =>
        NonEmpty.All(
            Repository.Files().Where(file => Regex.IsMatch(file, @"\Aschemas/[^/]+/queries/[^/]+\.sql\z")),
            file => Assert.DoesNotMatch(@"(?i)current_date\s*-\s*INTERVAL|date_add\('day',\s*-\s*[0-9]+\s*,", Repository.Read(file)));

    [Fact]
    public async Task A_result_is_exported_and_piped()
    {
        await IngestAsync();
        var file = _folder["rates.csv"];

        var exported = await LocalAsync("query", "failure-rate", "--output", file);
        var piped = await RunAsync(EventLogsLocal, "SELECT count(*) AS n FROM deployments", "query", "--file", "-", "--format", "ndjson", "--bucket", _folder["bucket"]);

        Assert.Equal((0, "", ""), (exported.ExitCode, exported.Output, exported.Errors));
        Assert.StartsWith("application,succeeded,failed,stopped,failed_percent\n", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Matches(@"\A\{""n"":[1-9][0-9]*\}\n\z", piped.Output);
    }

    [TerminalFact]
    public async Task A_table_fits_the_terminal_with_both_ends_of_ARNs_and_says_how_many_rows_there_are_more()
    {
        await IngestAsync();

        var (events, _) = await ShowAsync(EventLogsLocal, "query", "SELECT deploymentgrouparn, deploymentid, eventid, state FROM deployment_state_change", "--no-pager", "--bucket", _folder["bucket"]);
        var (numbers, _) = await ShowAsync(EventLogsLocal, "query", "SELECT n FROM range(496) AS t(n)", "--no-pager", "--bucket", _folder["bucket"]);
        var (tables, _) = await ShowAsync(EventLogsLocal, "tables", "--bucket", _folder["bucket"]);

        Assert.Contains("│ deploymentgrouparn ", events, StringComparison.Ordinal);
        Assert.Matches("│ arn:aws:[^ ]*…[^ ]+ +│", events);
        Assert.Contains("│ deployment_state_change ", tables, StringComparison.Ordinal);
        NonEmpty.All(
            (events + tables).Split('\n').Where(line => line.Length > 0 && "╭│├╰".Contains(line[0], StringComparison.Ordinal)),
            line => Assert.InRange(line.EnumerateRunes().Count(), 1, TerminalWidth));
        Assert.Contains("\n100 rows\n", numbers, StringComparison.Ordinal);
        Assert.Contains("\n396 more rows: --limit 0 shows all\n", numbers, StringComparison.Ordinal);
    }

    [TerminalFact]
    public async Task No_path_is_broken_on_a_terminal()
    {
        var schemas = "a folder with a name that is longer than a terminal is wide, and then some more, so that a line could not hold it/schemas";
        _folder.Write($"{schemas}/test.shop/order-placed.schema.json", "{}");

        var (lint, exitCode) = await ShowAsync(EventLogs, "lint", "--schemas", _folder[schemas]);

        Assert.Equal(1, exitCode);
        Assert.Contains(_folder[$"{schemas}/test.shop/order-placed.schema.json"] + "(1,", lint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EVL050", "'descripton' is not a keyword of draft-07; did you mean 'description'?", "\"description\"", "\"descripton\"")]
    [InlineData("EVL", "did you mean 'string'?", "\"type\": \"string\"", "\"type\": \"strnig\"")]
    [InlineData("EVL034", "did you mean 'orderId'?", "\"$.detail.orderId\"", "\"$.detail.ordreId\"")]
    [InlineData("EVL031", "did you mean 'columns'?", "\"columns\"", "\"colums\"")]
    public async Task A_typo_in_a_schema_is_named_and_explained(string id, string suggestion, string text, string typo)
    {
        WriteShop();
        var schema = _folder.Read(Orders);
        Assert.Contains(text, schema, StringComparison.Ordinal);
        _folder.Write(Orders, new Regex(Regex.Escape(text)).Replace(schema, typo, 1));

        var lint = await RunAsync(EventLogs, "", "lint", "--schemas", _folder["schemas"]);

        var line = Assert.Single(lint.Errors.Split('\n'), line => line.Contains(suggestion, StringComparison.Ordinal));
        Assert.Contains(id, line, StringComparison.Ordinal);
        var named = Regex.Match(line, "EVL[0-9]{3}").Value;
        var page = await RunAsync(EventLogs, "", "explain", named);
        Assert.Equal(0, page.ExitCode);
        Assert.StartsWith($"# {named}: ", page.Output, StringComparison.Ordinal);
        Assert.Contains("\n## Fix\n", page.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typo_in_a_query_is_named_too()
    {
        WriteShop();
        _folder.Write("schemas/test.shop/queries/orders.sql", "-- title: Orders\n-- description: All\nSELECT ordrid FROM order_plced\n");
        _folder.Write("schemas/test.shop/queries/ids.sql", "-- title: Ids\n-- description: All\nSELECT ordrid FROM order_placed\n");
        await IngestAsync();

        var lint = await RunAsync(EventLogs, "", "lint", "--schemas", _folder["schemas"]);

        Assert.Contains("There is no table 'order_plced'; did you mean 'order_placed'?", lint.Errors, StringComparison.Ordinal);
        Assert.Contains("column 'ordrid'; did you mean 'orderid'?", lint.Errors, StringComparison.Ordinal);
        Assert.Contains("error: there is no table or view 'deploments'; did you mean 'deployments'?\n", (await LocalAsync("query", "SELECT * FROM deploments")).Errors, StringComparison.Ordinal);
        Assert.Contains("error: there is no column 'sate'; did you mean 'state'?", (await LocalAsync("query", "SELECT sate FROM deployments")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_sets_its_rules_with_reasons_and_is_told_of_those_that_match_nothing()
    {
        WriteShop("""
            , "lint": [
              { "id": "EVL083", "severity": "error", "reason": "Every schema has a sample." },
              { "id": "EVL046", "severity": "off", "file": "schemas/test.gone", "reason": "These events have no ID." }
            ]
            """);

        var lint = await RunAsync(EventLogs, "", "lint", "--schemas", _folder["schemas"]);
        var errors = await RunAsync(EventLogs, "", "lint", "--schemas", _folder["schemas"], "--severity", "error");

        Assert.Equal((1, 1), (lint.ExitCode, errors.ExitCode));
        Assert.Contains(": error EVL083: ", lint.Errors, StringComparison.Ordinal);
        Assert.Contains(": warning EVL221: There is no EVL046 in ", lint.Errors, StringComparison.Ordinal);
        Assert.Contains(": error EVL083: ", errors.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("EVL221", errors.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breaking_change_is_accepted_with_a_reason()
    {
        WriteShop();
        Directory.Move(_folder["schemas"], _folder["before"]);
        WriteShop();
        _folder.Write(Orders, _folder.Read(Orders).Replace("\"orderId\": \"$.detail.orderId\"", "\"order\": \"$.detail.orderId\"", StringComparison.Ordinal));
        string[] diff = ["diff", "--against", _folder["before"], "--schemas", _folder["schemas"]];

        var refused = await RunAsync(EventLogs, "", diff);
        WriteSettings(""", "acceptedChanges": [{ "change": "column-renamed", "event": "test.shop/order-placed", "subject": "order", "reason": "Nobody has asked for it yet." }]""");
        var accepted = await RunAsync(EventLogs, "", diff);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("breaking column-renamed: The column orderId is now order.", refused.Output + refused.Errors, StringComparison.Ordinal);
        Assert.Contains("accepted column-renamed: ", accepted.Output + accepted.Errors, StringComparison.Ordinal);
        Assert.Contains("Nobody has asked for it yet.", accepted.Output + accepted.Errors, StringComparison.Ordinal);
        Assert.Equal(0, accepted.ExitCode);
    }

    [Fact]
    public async Task What_import_writes_is_formatted_and_format_lays_out_the_rest()
    {
        var sample = Path.Join(Repository.Root, Samples, "deployment-state-change.start.json");
        Assert.Equal(0, (await RunAsync(EventLogs, "", "import", "--sample", sample, "--schemas", _folder["schemas"])).ExitCode);
        string[] check = ["format", "--check", "--schemas", _folder["schemas"]];

        Assert.Equal(0, (await RunAsync(EventLogs, "", check)).ExitCode);
        var file = Assert.Single(Directory.GetFiles(_folder["schemas"], "*.schema.json", SearchOption.AllDirectories));
        var formatted = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, formatted.Replace("\n", "\r\n", StringComparison.Ordinal).Replace(": ", " :", StringComparison.Ordinal));
        Assert.Equal(1, (await RunAsync(EventLogs, "", check)).ExitCode);
        Assert.Equal(0, (await RunAsync(EventLogs, "", "format", "--schemas", _folder["schemas"])).ExitCode);
        Assert.DoesNotContain('\r', await File.ReadAllTextAsync(file));
        Assert.Equal(0, (await RunAsync(EventLogs, "", check)).ExitCode);
    }

    [Theory]
    [InlineData(EventLogs, "error: there is no command 'lnit'; did you mean 'lint'?\n    eventlogs --help lists what there is.\n", "lnit")]
    [InlineData(EventLogs, "error: there is no option '--sevrity'; did you mean '--severity'?\n    eventlogs lint --help lists what there is.\n", "lint", "--sevrity", "error")]
    [InlineData(EventLogs, "error: 'schemas' is more than the command takes; did you mean '--schemas'?\n    eventlogs lint --help lists what there is.\n", "lint", "schemas")]
    [InlineData(EventLogs, "error: eventlogs explain needs <id>: ", "explain")]
    [InlineData(EventLogs, "error: Option '--against' is required.\n    eventlogs diff --help lists what there is.\n", "diff")]
    [InlineData(EventLogsLocal, "error: there is no option '--days'.", "query", "failure-rate", "--days")]
    [InlineData(EventLogsLocal, "error: there is no command 'chek'; did you mean 'check'?\n", "partitions", "chek")]
    public async Task A_command_line_that_is_wrong_is_told_in_two_lines(string program, string errors, params string[] arguments)
    {
        var result = await RunAsync(program, "", arguments);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(errors, result.Errors, StringComparison.Ordinal);
        Assert.Equal(2, result.Errors.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task An_option_counts_behind_what_it_is_about_too()
    {
        var result = await RunAsync(EventLogsLocal, "", "ingest", Path.Join(Repository.Root, Samples, "deployment-state-change.start.json"), "--format", "json", "--bucket", _folder["bucket"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(1, JsonElement.Parse(result.Output).GetProperty("lines").GetInt32());
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public async Task Every_shell_gets_a_script_and_names_are_completed_whatever_the_catalog_is(string shell)
    {
        Assert.StartsWith("# ", (await RunAsync(EventLogs, "", "completion", shell)).Output, StringComparison.Ordinal);
        Assert.Equal("EVL034\n", (await RunAsync(EventLogs, "", "[suggest:24]", "eventlogs explain EVL034")).Output.ReplaceLineEndings("\n"));
        Assert.Contains("failure-rate\n", (await RunAsync(EventLogsLocal, "", "[suggest:31]", "eventlogs-local query failure-ra")).Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        var elsewhere = new ProcessStartInfo("dotnet", [Path.Join(Repository.Root, EventLogsLocal), "[suggest:27]", "eventlogs-local query --buc"]) { WorkingDirectory = _folder.Path };
        var options = await ChildProcess.RunAsync(elsewhere.WithoutTestHost());
        Assert.Equal(("--bucket\n", ""), (options.Output.ReplaceLineEndings("\n"), options.Errors));
    }

    [TerminalFact]
    public async Task A_new_repository_ends_with_the_commands_to_go_on_with()
    {
        var (init, exitCode) = await ShowAsync(EventLogs, "init", _folder["shop"], "--name", "Shop");

        Assert.Equal(0, exitCode);
        Assert.EndsWith(
            $"""

            Go on with

              cd {_folder["shop"]}
              dotnet tool restore && dotnet build
              dotnet eventlogs-local ingest schemas/com.example.shop/samples
              dotnet eventlogs-local query   # a shell: .help lists what there is

            """.ReplaceLineEndings("\n"),
            init,
            StringComparison.Ordinal);
    }

    [TerminalFact]
    public async Task What_writes_says_how_to_go_on_and_only_to_a_person()
    {
        WriteShop();
        _folder.Write("generated/Test.Shop.csproj", "<Project />");
        var sample = Path.Join(Repository.Root, Samples, "deployment-state-change.start.json");
        string[] import = ["import", "--sample", sample, "--schemas", _folder["schemas"]];
        string[] ingest = ["ingest", sample, "--again", "--bucket", _folder["bucket"]];

        var (imported, _) = await ShowAsync(EventLogs, import);
        var (generated, _) = await ShowAsync(EventLogs, "generate", "--schemas", _folder["schemas"]);
        var (again, _) = await ShowAsync(EventLogs, "generate", "--schemas", _folder["schemas"]);
        var (ingested, _) = await ShowAsync(EventLogsLocal, ingest);
        var (folded, _) = await ShowAsync(EventLogsLocal, "fold", "--bucket", _folder["bucket"]);
        var (reported, _) = await ShowAsync(EventLogsLocal, "report", "--output", _folder["report.html"], "--bucket", _folder["bucket"]);

        Assert.Contains($"\nGo on with\n\n  # read {_folder["schemas/aws.codedeploy/"]}", imported, StringComparison.Ordinal);
        Assert.Contains($"\n  eventlogs generate\n  dotnet build {_folder["generated"]}\n  eventlogs-local ingest {sample}\n", imported, StringComparison.Ordinal);
        Assert.EndsWith($"\nGo on with\n\n  dotnet build {_folder["generated"]}\n", generated, StringComparison.Ordinal);
        Assert.Contains($"\n  ./eventlogs-local tables --bucket {_folder["bucket"]}\n  ./eventlogs-local query --bucket {_folder["bucket"]}   # a shell", ingested, StringComparison.Ordinal);
        Assert.Contains($"\n  ./eventlogs-local ingest FILES --arrival event --fold --bucket {_folder["bucket"]}\n", folded, StringComparison.Ordinal);
        Assert.Contains($"\n  ./eventlogs-local report --open --bucket {_folder["bucket"]}   # in the browser", reported, StringComparison.Ordinal);
        Assert.DoesNotContain("Go on with", again, StringComparison.Ordinal);

        Assert.DoesNotContain("Go on with", (await RunAsync(EventLogsLocal, "", ingest)).Errors, StringComparison.Ordinal);
        var (quiet, _) = await ShowAsync(new() { ["EVENTLOGS_NO_ADVICE"] = "1" }, EventLogsLocal, ingest);
        var (json, _) = await ShowAsync(EventLogsLocal, [.. ingest, "--format", "json"]);
        Assert.DoesNotContain("Go on with", quiet + json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EventLogs, "eventlogs")]
    [InlineData(EventLogsLocal, "eventlogs-local")]
    public async Task How_long_every_command_takes_to_start_is_on_the_page_of_performance(string program, string name)
    {
        var help = (await RunAsync(program, "", "--help")).Output.ReplaceLineEndings("\n").Split("Commands:\n")[1];

        NonEmpty.All(
            Regex.Matches(help, "(?m)^  ([a-z-]+) ").Select(command => command.Groups[1].Value),
            command => Assert.Matches($@"\n\| `{name} {command}[` ]", Repository.Read("docs/performance.md").Split("## Start")[1]));
    }

    private void WriteShop(string settings = "")
    {
        WriteSettings(settings);
        _folder.Write(Orders, """
            {
              "$schema": "http://json-schema.org/draft-07/schema#",
              "title": "OrderPlaced",
              "description": "An order was placed.",
              "x-amazon-events-source": "test.shop",
              "x-amazon-events-detail-type": "Order Placed",
              "x-event-log": {
                "table": "order_placed",
                "columns": { "eventId": "$.id", "eventTime": "$.time", "orderId": "$.detail.orderId" }
              },
              "type": "object",
              "required": ["id", "time", "source", "detail-type", "detail"],
              "properties": {
                "id": { "type": "string", "description": "The ID of the event" },
                "time": { "type": "string", "description": "When" },
                "source": { "type": "string", "description": "Where from" },
                "detail-type": { "type": "string", "description": "What kind" },
                "detail": {
                  "type": "object",
                  "description": "The order",
                  "required": ["orderId"],
                  "properties": { "orderId": { "type": "string", "description": "Which order" } }
                }
              }
            }
            """);
    }

    private void WriteSettings(string members) => _folder.Write("eventlogs.json", $$"""{ "namespace": "Test.Shop"{{members}} }""");

    private async Task IngestAsync() => Assert.Equal(0, (await LocalAsync("ingest", Samples)).ExitCode);

    private Task<ProcessResult> LocalAsync(params string[] arguments) => RunAsync(EventLogsLocal, "", [.. arguments, .. arguments[0] == "queries" ? [] : new[] { "--bucket", _folder["bucket"] }]);

    private static Task<ProcessResult> RunAsync(string program, string input, params string[] arguments) =>
        ChildProcess.RunAsync(BuiltTools.Start(program, arguments), input);

    private static Task<(string Shown, int ExitCode)> ShowAsync(string program, params string[] arguments) => ShowAsync([], program, arguments);

    /// <summary>What a terminal of 100 columns shows, without colors.</summary>
    private static async Task<(string Shown, int ExitCode)> ShowAsync(Dictionary<string, string> variables, string program, params string[] arguments)
    {
        variables["NO_COLOR"] = "1";
        await using var terminal = PseudoTerminal.Start(variables, ["dotnet", program, .. arguments]);
        var exitCode = await terminal.WaitForExitAsync();
        return (terminal.Text, exitCode);
    }
}
