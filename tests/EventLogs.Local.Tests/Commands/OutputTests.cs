using DuckDB.NET.Data;
using EventLogs.Local.Results;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Commands;

/// <summary>How results are shown, and where they go.</summary>
public sealed class OutputTests : IDisposable
{
    private const string Arn = "arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:shop/production";

    private readonly Shell _shell = new();

    public OutputTests() => Directory.CreateDirectory(_shell.Bucket);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_wide_table_keeps_headings_and_numbers_whole_and_both_ends_of_ids()
    {
        _shell.Width = 60;

        Assert.Equal(
            """
            ╭──────────────────────────────┬────────────────┬──────────╮
            │ deployment_group_arn         │ a_long_heading │        n │
            ├──────────────────────────────┼────────────────┼──────────┤
            │ arn:aws:codede…op/production │ short          │ 12345678 │
            ╰──────────────────────────────┴────────────────┴──────────╯
            1 row

            """,
            await _shell.OutputAsync("query", $"SELECT '{Arn}' AS deployment_group_arn, 'short' AS a_long_heading, 12345678 AS n"));
    }

    [Fact]
    public async Task A_table_that_fits_no_terminal_stands_as_lines()
    {
        _shell.Width = 30;

        Assert.Equal(
            $"""
                          arn = {Arn}
            a_long_heading = NULL
                         n = 12345678

            1 row

            """.Replace("              arn", "           arn", StringComparison.Ordinal),
            await _shell.OutputAsync("query", $"SELECT '{Arn}' AS arn, NULL AS a_long_heading, 12345678 AS n"));
    }

    [Fact]
    public async Task A_terminal_shows_a_hundred_rows_and_says_how_many_more_there_are()
    {
        _shell.Width = 60;
        const string Rows = "SELECT * FROM range(496)";

        var shown = await _shell.RunAsync("query", Rows);
        var some = await _shell.RunAsync("query", Rows, "--limit", "495", "--format", "csv");

        Assert.Contains("\n100 rows\n", shown.Output, StringComparison.Ordinal);
        Assert.Equal("396 more rows: --limit 0 shows all\n", shown.Errors);
        Assert.Equal(496, some.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Equal("1 more row: --limit 0 shows all\n", some.Errors);
        Assert.Contains("\n496 rows\n", await _shell.OutputAsync("query", Rows, "--limit", "0"), StringComparison.Ordinal);
        _shell.Width = null;
        Assert.Contains("\n496 rows\n", await _shell.OutputAsync("query", Rows), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("line", "a = x|y\nb = NULL\n\n")]
    [InlineData("markdown", "| a | b |\n|---|---|\n| x\\|y | NULL |\n\n")]
    [InlineData("ndjson", "{\"a\":\"x|y\",\"b\":null}\n")]
    [InlineData("csv", "a,b\nx|y,\n")]
    [InlineData("json", "[\n  {\"a\":\"x|y\",\"b\":null}\n]\n")]
    public async Task Every_format_goes_to_the_console_or_into_a_file(string format, string expected)
    {
        const string Query = "SELECT 'x|y' AS a, NULL AS b";
        var file = _shell.Folder["result"];

        Assert.Equal(expected, await _shell.OutputAsync("query", Query, "--format", format));
        Assert.Equal("", await _shell.OutputAsync("query", Query, "--format", format, "--output", file));
        Assert.Equal(expected, await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("result.csv", "a\n1\n")]
    [InlineData("result.CSV", "a\n1\n")]
    [InlineData("result.json", "[\n  {\"a\":1}\n]\n")]
    [InlineData("result.ndjson", "{\"a\":1}\n")]
    [InlineData("result.jsonl", "{\"a\":1}\n")]
    [InlineData("result.md", "| a |\n|---|\n| 1 |\n\n")]
    [InlineData("result.txt", "╭───╮\n│ a │\n├───┤\n│ 1 │\n╰───╯\n1 row\n")]
    [InlineData("result.csv", "{\"a\":1}\n", "--format", "ndjson")]
    public async Task The_name_of_the_file_says_the_format_where_nobody_does(string name, string expected, params string[] options)
    {
        var file = _shell.Folder[name];

        await _shell.OutputAsync(["query", "SELECT 1 AS a", "--output", file, .. options]);

        Assert.Equal(expected, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Parquet_has_names_types_and_rows()
    {
        var file = _shell.Folder["it's.parquet"];

        await _shell.OutputAsync("query", "SELECT 1 AS a, 'x' AS A, ARRAY[1, NULL] AS list UNION ALL SELECT 2, NULL, NULL", "--output", file);

        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT string_agg(column_name || ' ' || column_type, ', '), (SELECT count(*) FROM read_parquet('{file.Replace("'", "''", StringComparison.Ordinal)}')) "
            + $"FROM (DESCRIBE SELECT * FROM read_parquet('{file.Replace("'", "''", StringComparison.Ordinal)}'))";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(("a INTEGER, A_1 VARCHAR, list INTEGER[]", 2L), (reader.GetString(0), reader.GetInt64(1)));
    }

    [Theory]
    [InlineData("csv", "SELECT CAST(x AS integer) FROM (VALUES '1', 'b') AS t(x)")]
    [InlineData("parquet", "SELECT CAST(x AS integer) FROM (VALUES '1', 'b') AS t(x)")]
    [InlineData("parquet", "SHOW TABLES")]
    [InlineData("parquet", "SELECT 1; SELECT 2")]
    public async Task A_query_that_fails_leaves_the_file_as_it_was(string format, string sql)
    {
        var file = _shell.Folder.Write("result.out", "before");

        var result = await _shell.RunAsync("query", sql, "--format", format, "--output", file);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: ", result.Errors, StringComparison.Ordinal);
        Assert.Equal("before", await File.ReadAllTextAsync(file));
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetDirectoryName(file)!), path => path.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--format parquet needs --output", "query", "SELECT 1", "--format", "parquet")]
    [InlineData("--limit takes a number of rows", "query", "SELECT 1", "--limit", "-1")]
    [InlineData("--limit takes a number of rows", "query", "SELECT 1", "--limit", "x")]
    [InlineData("there is no option '--formt'; did you mean '--format'? A file of this name is ./--formt.\n    eventlogs-local query --help lists what there is.\n", "query", "--formt")]
    [InlineData("there is no option '--form'; did you mean '--format'?", "ingest", "x", "--form", "json")]
    [InlineData("there is no option '-x'. A file of this name is ./-x.", "ingest", "-x")]
    [InlineData("there is no option '--buckt'; did you mean '--bucket'?", "tables", "--buckt", "x")]
    [InlineData("there is no command 'qeury'; did you mean 'query'?\n    eventlogs-local --help lists what there is.\n", "qeury", "x", "--limit", "3")]
    [InlineData("there is no command 'sql': ingest, fold, query, ", "sql")]
    [InlineData("there is no command 'chek'; did you mean 'check'?\n    eventlogs-local partitions --help lists what there is.\n", "partitions", "chek")]
    [InlineData("eventlogs-local ingest needs <paths>: Files, folders ", "ingest")]
    [InlineData("'2' is more than the command takes.\n", "query", "SELECT 1", "2")]
    [InlineData("Argument 'xlsx' not recognized. Must be one of: 'table' 'line' ", "query", "SELECT 1", "--format", "xlsx")]
    public async Task Options_in_the_wrong_place_are_refused(string message, params string[] arguments)
    {
        var result = await _shell.RunAsync(arguments);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error: " + message, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_counts_in_json_as_its_schema_says_and_strict_fails_on_what_is_no_line()
    {
        var good = _shell.Folder.Write("good.json", TestCatalog.PlacedEvent("a"));
        var bad = _shell.Folder.Write("bad.json", TestCatalog.RefusedEvent() + """{"source":"x","detail-type":"y"}""");

        var counted = await _shell.RunAsync("ingest", good, bad, "--format", "json");
        var strict = await _shell.RunAsync("ingest", good, bad, "--format", "json", "--strict", "--again");

        var json = JsonMembers.Check("ingest", counted.Output);
        Assert.Equal(
            (3, 1, 1, 1), (Count("events"), Count("lines"), Count("failed"), Count("unmatched")));
        Assert.Equal((0, 1), (counted.ExitCode, strict.ExitCode));
        Assert.Equal(counted.Output, strict.Output);
        Assert.EndsWith("error: --strict: 1 events failed, 1 matched no rule; the others are in the bucket\n", strict.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await _shell.RunAsync("ingest", good, "--strict", "--again")).ExitCode);

        int Count(string name) => json.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task No_message_is_broken_into_lines_on_a_narrow_terminal()
    {
        _shell.Width = 20;

        var result = await _shell.RunAsync("ingest", _shell.Folder["a folder with a long name/that is not there.json"]);

        Assert.Contains(_shell.Folder["a folder with a long name/that is not there.json"], Assert.Single(result.Errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void The_middle_of_a_text_is_left_out_by_cells()
    {
        Assert.Equal("abc", CellText.Fit("abc", 3));
        Assert.Equal("ab…yz", CellText.Fit("abcdefghijklmnopqrstuvwxyz", 5));
        Assert.Equal("日…本", CellText.Fit("日本日本日本日本", 5));
        NonEmpty.All(Enumerable.Range(1, 20), width => Assert.True(CellText.Width(CellText.Fit("日本é👩‍👩‍👧x日本é👩‍👩‍👧x", width)) <= width));
    }
}
