using System.Text.Json.Nodes;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Generator.Commands;
using EventLogs.Terminal;
using NJsonSchema;

namespace EventLogs.Generator.Tests.Commands;

/// <summary>What <c>lint</c>, <c>generate --check</c>, <c>diff</c> and <c>explain</c> say to other programs.</summary>
public sealed class MachineOutputTests : GeneratedShop
{
    private const string Broken = """{ "table": "order%placed", "colums": {} }""";

    [Fact]
    public async Task Lint_as_json_has_what_lint_as_text_says()
    {
        Break();

        var text = await LintAsync();
        var json = await LintAsync("--format", "json");

        var log = await ValidAsync("diagnostics", json.Out);
        Assert.Equal((1, 1, "", ""), (text.ExitCode, json.ExitCode, json.Error, Rest(text, log)));
        Assert.True((int)log["errors"]! > 0);
    }

    [Fact]
    public async Task Lint_annotates_pull_requests()
    {
        Break();

        var result = await LintAsync("--format", "github");

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var file = Path.Join(Folder["schemas"], Schemas.OrdersFile).Replace('\\', '/');
        NonEmpty.All(result.Out.TrimEnd('\n').Split('\n'), line => Assert.Matches(@"\A::(error|warning|notice) file=[^:,]+(,line=\d+(,col=\d+)?)?,title=EVL\d{3}%3A [^:,]+::.+%0A.+\z", line));
        Assert.Contains($"::error file={file.Replace(":", "%3A", StringComparison.Ordinal)},line=", result.Out, StringComparison.Ordinal);
        Assert.Contains("order%25placed", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_as_sarif_names_rules_and_locations()
    {
        Break();

        var result = await LintAsync("--format", "sarif");

        var run = JsonNode.Parse(result.Out)!["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        NonEmpty.All(run["results"]!.AsArray(), found =>
        {
            Assert.Equal((string)found!["ruleId"]!, (string)rules[(int)found["ruleIndex"]!]!["id"]!);
            var location = found["locations"]![0]!["physicalLocation"]!;
            Assert.StartsWith("file://", (string)location["artifactLocation"]!["uri"]!, StringComparison.Ordinal);
            Assert.True((string)found["level"]! == "note" || (int)location["region"]!["startLine"]! > 0);
        });
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Schemas_without_problems_have_empty_reports()
    {
        await GenerateAsync();

        Assert.DoesNotContain("::error", (await LintAsync("--format", "github")).Out, StringComparison.Ordinal);
        var check = await GenerateAsync("--check", "--format", "json");
        Assert.Equal((0, 0), (check.ExitCode, (int)(await ValidAsync("generate", check.Out))["errors"]!));
    }

    [Fact]
    public async Task Check_reports_each_file_that_is_not_what_the_schemas_say()
    {
        await GenerateAsync();
        File.Delete(Path.Combine(Output, Readme));

        var json = await GenerateAsync("--check", "--format", "json");
        var github = await GenerateAsync("--check", "--format", "github");

        var stale = Assert.Single((await ValidAsync("generate", json.Out))["diagnostics"]!.AsArray(), found => (string)found!["severity"]! == "error");
        Assert.Equal((Descriptors.StaleOutput.Id, 0, 1, 1), ((string)stale!["id"]!, (int)stale["line"]!, json.ExitCode, github.ExitCode));
        Assert.Contains($"{Readme},title=", github.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_shows_each_problem_on_one_line_with_its_path_whole()
    {
        Break();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var narrow = Consoles.Create(errors, isRedirected: true);
        narrow.Profile.Width = 40;

        await EventLogsCommand.RunAsync(Consoles.Of(Consoles.Create(output, isRedirected: true), narrow), ["lint", "--schemas", Folder["schemas"]]);

        Assert.Equal((await LintAsync()).Error, errors.ToString());
    }

    [Fact]
    public async Task A_format_for_other_programs_does_not_go_with_watching()
    {
        var result = await GenerateAsync("--format", "json", "--watch");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--watch goes on until it is interrupted", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_names_the_files_that_it_has_written()
    {
        var json = await GenerateAsync("--format", "json");
        var again = await GenerateAsync("--format", "json");

        var changes = (await ValidAsync("generate", json.Out))["changes"]!.AsArray();
        Assert.Equal(Files().Keys, changes.Select(change => (string)change!["path"]!).Order(StringComparer.Ordinal));
        NonEmpty.All(changes, change => Assert.Equal("added", (string)change!["change"]!));
        Assert.Empty((await ValidAsync("generate", again.Out))["changes"]!.AsArray());
    }

    [Theory]
    [InlineData("::error", 1)]
    [InlineData("::warning", 0, "--allow-breaking")]
    public async Task Diff_annotates_what_breaks(string command, int exitCode, params string[] options)
    {
        Folder.Write("older/" + Schemas.OrdersFile, Schemas.Orders(mapping: """{ "table": "order_was" }""").ToString());
        string[] arguments = ["diff", "--against", Folder["older"], "--schemas", Folder["schemas"], .. options];

        var github = await CommandLine.RunAsync([.. arguments, "--format", "github"]);
        var sarif = await CommandLine.RunAsync([.. arguments, "--format", "sarif"]);
        var json = await CommandLine.RunAsync([.. arguments, "--format", "json"]);

        Assert.Equal((exitCode, exitCode, exitCode), (github.ExitCode, sarif.ExitCode, json.ExitCode));
        Assert.Contains(github.Out.Split('\n'), line => line.StartsWith(command, StringComparison.Ordinal) && line.Contains("%3A Breaking change::", StringComparison.Ordinal));
        Assert.NotEmpty(JsonNode.Parse(sarif.Out)!["runs"]![0]!["results"]!.AsArray());
        Assert.True((bool)(await ValidAsync("diff", json.Out))["isBreaking"]!);
    }

    [Fact]
    public async Task List_has_every_table_and_column_in_json()
    {
        var folder = Path.Combine(Repository.Root, "schemas");
        var result = await CommandLine.RunAsync("list", "--schemas", folder, "--format", "json");

        var logs = (await ValidAsync("list", result.Out)).AsArray();
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            (await Passes.CompileAsync(folder)).Schemas.Select(schema => schema.Log!)
                .SelectMany(log => GlueTable.Of(log).Columns.Select(column => $"{log.Id} {log.Table} {column.Name} {column.Type}")),
            logs.SelectMany(log => log!["columns"]!.AsArray().Select(column => $"{log["id"]} {log["table"]} {column!["name"]} {column["type"]}")));
    }

    [Fact]
    public async Task Explain_shows_the_page_of_every_diagnostic()
    {
        foreach (var descriptor in Descriptors.All)
        {
            var result = await CommandLine.RunAsync("explain", descriptor.Id.ToLowerInvariant());
            var page = Repository.Read($"docs/diagnostics/{descriptor.Id}.md");
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.Equal(
                page.Split("````").Where((_, i) => i % 2 == 1),
                result.Out.Split("````").Where((_, i) => i % 2 == 1));
            Assert.Equal(Plain(page), Plain(result.Out));
            Assert.DoesNotContain("](../diagnostics.md)", result.Out, StringComparison.Ordinal);
        }

        Assert.Contains("\nThe folder has no file <source>/<event>.schema.json; ", (await CommandLine.RunAsync("explain", "EVL002")).Out, StringComparison.Ordinal);
        foreach (var known in new[] { "evl34", "34", "EVL0034", "034" })
            Assert.Equal(await CommandLine.RunAsync("explain", "EVL034"), await CommandLine.RunAsync("explain", known));

        var unknown = await CommandLine.RunAsync("explain", "EVL999");
        Assert.Equal((1, ""), (unknown.ExitCode, unknown.Out));
        Assert.StartsWith("error: there is no diagnostic 'EVL999'", unknown.Error, StringComparison.Ordinal);
    }

    /// <summary>The text of a page without what only its renderer needs.</summary>
    private static string Plain(string page) => page.Replace("\\", "", StringComparison.Ordinal).Replace("[All diagnostics](../diagnostics.md)", "", StringComparison.Ordinal).TrimEnd();

    private void Break() => Folder.Write("schemas/" + Schemas.OrdersFile, Schemas.Orders(mapping: Broken).ToString());

    private Task<CommandResult> LintAsync(params string[] options) => CommandLine.RunAsync(["lint", "--schemas", Folder["schemas"], .. options]);

    /// <summary>What the text says beyond the JSON.</summary>
    private static string Rest(CommandResult text, JsonNode log)
    {
        var lines = text.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("    ", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var found = log["diagnostics"]!.AsArray().Select(item => new Diagnostic(
            Descriptors.All.Single(descriptor => descriptor.Id == (string)item!["id"]!),
            new Location((string)item!["file"]!, (int)item["line"]!, (int)item["column"]!, (string?)item["pointer"]),
            (string)item["message"]!).ToString()).Order(StringComparer.Ordinal);
        return string.Join('\n', lines.Except(found).Concat(found.Except(lines)));
    }

    private static async Task<JsonNode> ValidAsync(string schema, string json)
    {
        var validator = await JsonSchema.FromFileAsync(Path.Join(Repository.Root, $"docs/schemas/{schema}.schema.json"));
        Assert.Empty(validator.Validate(json));
        return JsonNode.Parse(json)!;
    }
}
