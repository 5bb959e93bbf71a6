using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Tests.Commands;

/// <summary>What <c>lint</c>, <c>list</c> and <c>diagnostics</c> say.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lint_passes_with_hints_and_shows_how_to_fix_them()
    {
        _folder.Write(Schemas.OrdersFile, Schemas.Orders().ToString());

        var result = await CommandLine.RunAsync("lint", "--schemas", _folder.Path);

        Assert.Equal((0, "1 schema: 0 errors, 1 warning\n"), (result.ExitCode, result.Out));
        Assert.Equal(
            $"{_folder[Schemas.OrdersFile]}(1,1): info EVL083: The schema has no accepted sample.\n    {Descriptors.NoSample.Fix}\n"
                + $"{_folder[Schemas.OrdersFile]}(4,3): warning EVL046: No column keeps the event's ID. [#/x-event-log]\n    {Descriptors.NoEventId.Fix}\n",
            result.Error);
    }

    [Fact]
    public async Task Lint_fails_with_errors_and_counts_them()
    {
        _folder.Write(Schemas.OrdersFile, Schemas.Orders("""{ "properties": { "x": {} }, "not": {} }""", """{ "table": "error", "columns": { "x": "$.source" } }""").ToString());

        var result = await CommandLine.RunAsync("lint", "--schemas", _folder.Path);

        Assert.Equal((1, "1 schema: 2 errors, 2 warnings\n"), (result.ExitCode, result.Out));
        Assert.Contains(": error EVL032: 'error' cannot be a table's name. [#/x-event-log/table]\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schemas_of_this_repository_are_clean()
    {
        var result = await CommandLine.RunAsync("lint", "--schemas", Schemas.Shipped);

        Assert.Equal((0, "6 schemas: 0 errors, 0 warnings\n"), (result.ExitCode, result.Out));
    }

    [Fact]
    public async Task Text_of_a_schema_is_no_markup_and_no_terminal_sequence()
    {
        _folder.Write(Schemas.OrdersFile, Schemas.Orders(mapping: """{ "table": "[red]\u001B[31mx", "columns": { "[bold]": "$.source" } }""").ToString());

        var (lint, list) = (await CommandLine.RunAsync("lint", "--schemas", _folder.Path), await CommandLine.RunAsync("list", "--schemas", _folder.Path));

        Assert.Contains("EVL032: '[red] [31mx' cannot be a table's name.", lint.Error, StringComparison.Ordinal);
        Assert.Contains("[bold]", list.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001B", lint.Error + list.Error + list.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_shows_events_tables_and_columns()
    {
        var result = await CommandLine.RunAsync("list", "--schemas", Fixtures.Folder("picks"));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Snapshots.Match("Commands", "list.txt.snap", string.Join('\n', result.Out.Split('\n').Select(line => line.TrimEnd())));
    }

    [Fact]
    public async Task List_shows_what_can_be_read_and_fails_with_errors()
    {
        var definitions = Enumerable.Range(0, 12).Select(level =>
            $"\"d{level}\": {{ \"properties\": {{ {string.Join(", ", Enumerable.Range(0, 30).Select(i => $"\"p{i}\": {{ \"$ref\": \"#/$defs/d{level + 1}\" }}"))} }} }}");
        var schema = Schemas.Orders("""{ "properties": { "id": { "type": "string" }, "huge": { "$ref": "#/$defs/d0" } } }""");
        schema["$defs"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{ {{string.Join(", ", definitions)}}, "d12": {} }""");
        _folder.Write(Schemas.OrdersFile, schema.ToString());

        var result = await CommandLine.RunAsync("list", "--schemas", _folder.Path);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("EVL071", result.Error, StringComparison.Ordinal);
        Assert.Matches(@"id +string +\$\.detail\.id +yes", result.Out);
        Assert.Matches(@"huge +too long +\$\.detail\.huge +yes", result.Out);
    }

    [Fact]
    public async Task The_page_of_diagnostics_is_up_to_date()
    {
        var page = (await CommandLine.RunAsync("diagnostics")).Out;

        TextFiles.Match(Path.Combine(Repository.Root, "docs", "diagnostics.md"), page);
        Assert.Equal(0, (await CommandLine.RunAsync("diagnostics", "--output", _folder["page.md"])).ExitCode);
        Assert.Equal(page, _folder.Read("page.md"));
    }

    [Fact]
    public async Task A_page_that_cannot_be_written_is_named()
    {
        var result = await CommandLine.RunAsync("diagnostics", "--output", _folder["none/page.md"]);

        Assert.Equal((1, ""), (result.ExitCode, result.Out));
        Assert.StartsWith($"{_folder["none/page.md"]}: error EVL093: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("generate")]
    [InlineData("lint")]
    [InlineData("list")]
    public async Task Every_command_names_a_folder_that_is_not_there(string command)
    {
        var result = await CommandLine.RunAsync(command, "--schemas", _folder["none"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{_folder["none"]}: error EVL001: There is no such folder.\n", result.Error, StringComparison.Ordinal);
    }
}
