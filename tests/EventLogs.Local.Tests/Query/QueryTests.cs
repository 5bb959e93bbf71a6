using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Query;

public sealed class QueryTests : IDisposable
{
    private const string Full = """
        ,"amount":12.5,"count":9007199254740993,"is-gift":true,"due":"2026-11-22 14:00:00.123","items":["a \"b\"","ä"],
        "address":{"street":null,"position":{"lat":1.5,"lon":-0.5}},"tags":{"Big":1,"big":2}
        """;

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Every_type_comes_back()
    {
        await IngestAsync(TestCatalog.PlacedEvent("a", Full));

        Assert.Equal(
            """
            {"timestamp":"2026-11-22T14:00:00Z","orderid":"a","amount":12.5,"count":9007199254740993,"is_gift":true,
            "due":"2026-11-22 14:00:00.123","items":["a \"b\"","ä"],"address":{"street":null,"position":{"lat":1.5,"lon":-0.5}},
            "tags":{"Big":1,"big":2},"date":"2026-11-22","hour":"14"}
            """.ReplaceLineEndings(""),
            await JsonRowAsync("SELECT * FROM order_placed"));
        Assert.Equal(
            ["true,2026-11-22 14:00:00.123,ä,1.5,2"],
            await _shell.RowsAsync("SELECT is_gift, due, items[2], address.position.lat, tags['big'] FROM order_placed"));
    }

    [Fact]
    public async Task A_table_shows_null_and_aligns_numbers()
    {
        await IngestAsync(TestCatalog.PlacedEvent("a", Full) + TestCatalog.PlacedEvent("[red]b[/]\\u001b\\n"));

        Assert.Equal(
            """
            ╭───────────────────┬────────┬─────────┬─────────────────╮
            │ orderid           │ amount │ is_gift │ items           │
            ├───────────────────┼────────┼─────────┼─────────────────┤
            │ a                 │   12.5 │ true    │ ["a \"b\"","ä"] │
            │ [red]b[/]\u001b\n │   NULL │ NULL    │ NULL            │
            ╰───────────────────┴────────┴─────────┴─────────────────╯
            2 rows

            """,
            await _shell.OutputAsync("query", "SELECT orderid, amount, is_gift, items FROM order_placed ORDER BY amount"));
    }

    [Fact]
    public async Task Csv_quotes_what_it_must_and_tells_null_from_empty()
    {
        Directory.CreateDirectory(_shell.Bucket);

        Assert.Equal(
            "a,\"b,c\",d,e,f\n\"x\"\"y\",\"1\n2\",,\"\",[1]\n",
            await _shell.OutputAsync(
                "query", "SELECT 'x\"y' AS a, '1\n2' AS \"b,c\", NULL AS d, '' AS e, [1] AS f", "--format", "csv"));
    }

    [Fact]
    public async Task Json_has_a_name_for_each_column_and_every_kind_of_value()
    {
        Directory.CreateDirectory(_shell.Bucket);

        Assert.Equal(
            """
            {"a":1,"a_1":18446744073709551616,"c":1.50,"d":"NaN","e":"2020-01-01","f":"2020-01-01 10:00:00.000 UTC",
            "g":[{"x":null}],"h":"00ff","i":"10:00:00.000"}
            """.ReplaceLineEndings(""),
            await JsonRowAsync(
                """
                SELECT 1 AS a, 18446744073709551616 AS a, 1.50 AS c, CAST('nan' AS double) AS d, DATE '2020-01-01' AS e,
                    from_iso8601_timestamp('2020-01-01T10:00:00Z') AS f, [{'x': NULL}] AS g, '\x00\xFF'::blob AS h,
                    TIME '10:00:00' AS i
                """));
    }

    [Fact]
    public async Task Each_statement_has_its_result()
    {
        Directory.CreateDirectory(_shell.Bucket);

        Assert.Equal(
            "[\n  {\"a\":1},\n  {\"a\":2}\n]\n[]\n",
            await _shell.OutputAsync("query", "SELECT * FROM (VALUES (1), (2)) AS t(a); SELECT 1 WHERE false", "--format", "json"));
    }

    [Theory]
    [InlineData("timestamp 'infinity'", "infinity")]
    [InlineData("interval '14' month", "1-2")]
    [InlineData("interval '2' day", "2 00:00:00.000")]
    [InlineData("parse_duration('-1h')", null)]
    [InlineData("TIMESTAMP '2026-01-01 00:00:00' - TIMESTAMP '2026-01-02 01:02:03.004'", "-1 01:02:03.004")]
    [InlineData("1e0", "1.0")]
    [InlineData("1e300", "1.0E300")]
    [InlineData("1e7", "1.0E7")]
    [InlineData("9999999e0", "9999999.0")]
    [InlineData("0.001e0", "0.001")]
    [InlineData("-0.0001234e0", "-1.234E-4")]
    [InlineData("CAST(9223372036854775807 AS double)", "9.223372036854776E18")]
    [InlineData("0e0", "0.0")]
    [InlineData("-0.1::float", "-0.1")]
    [InlineData("[timestamp 'infinity']", "\"[\"\"infinity\"\"]\"")]
    [InlineData("[interval '1' month]", "\"[\"\"1 month\"\"]\"")]
    public async Task Unusual_values_are_shown_or_refused_with_a_message(string expression, string? expected)
    {
        Directory.CreateDirectory(_shell.Bucket);

        var result = await _shell.RunAsync("query", $"SELECT {expression}", "--format", "csv");

        Assert.Equal(expected is null ? 1 : 0, result.ExitCode);
        if (expected is null)
            Assert.StartsWith("error: ", result.Errors, StringComparison.Ordinal);
        else
            Assert.Equal(expected, result.Output.Split('\n')[1]);
    }

    [Fact]
    public async Task Tables_without_objects_are_empty_but_have_their_columns()
    {
        Directory.CreateDirectory(_shell.Bucket);

        Assert.Equal(["0,0,0"], await _shell.RowsAsync(
            "SELECT count(*), count(address.position.lat), count(hour) FROM order_placed WHERE tags['a'] = 1 OR date > '2020'"));
        Assert.Equal(["order_placed", "order_shipped"], await _shell.RowsAsync("SHOW TABLES"));
        Assert.Equal(
            ["timestamp,VARCHAR", "orderid,VARCHAR", "date,VARCHAR", "hour,VARCHAR"],
            (await _shell.RowsAsync("DESCRIBE order_shipped")).Select(row => string.Join(',', row.Split(',')[..2])));
    }

    [Fact]
    public async Task Only_registered_partitions_are_seen()
    {
        await IngestAsync(TestCatalog.PlacedEvent("a"));
        var key = Assert.Single(_shell.Keys());
        var foreign = Path.Combine(_shell.Bucket, key.Replace("hour=14", "hour=15", StringComparison.Ordinal));
        Directory.CreateDirectory(Path.GetDirectoryName(foreign)!);
        File.Copy(Path.Combine(_shell.Bucket, key), foreign);

        Assert.Equal(["14"], await _shell.RowsAsync("SELECT hour FROM order_placed"));
        await IngestAsync(TestCatalog.PlacedEvent("b"), "--arrival", "2026-11-22T15:00:00Z");
        Assert.Equal(["a,14", "a,15", "b,15"], await _shell.RowsAsync("SELECT orderid, hour FROM order_placed ORDER BY 1, 2"));
    }

    [Fact]
    public async Task Objects_of_partitions_that_a_query_leaves_out_are_not_read()
    {
        await IngestAsync(TestCatalog.PlacedEvent("a"));
        await IngestAsync(TestCatalog.PlacedEvent("b"), "--arrival", "2026-11-23");

        var plan = await _shell.OutputAsync("query", "EXPLAIN ANALYZE SELECT * FROM order_placed WHERE date > '2026-11-22'");

        Assert.Contains("Scanning Files: 1/2", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_partition_may_have_lost_its_objects()
    {
        await IngestAsync(TestCatalog.PlacedEvent("a"));
        await IngestAsync(TestCatalog.PlacedEvent("b"), "--arrival", "2026-11-23");
        Directory.Delete(Path.Combine(_shell.Bucket, "order_placed", "date=2026-11-22"), recursive: true);

        Assert.Equal(["b"], await _shell.RowsAsync("SELECT orderid FROM order_placed"));
    }

    [Fact]
    public async Task A_column_that_was_added_is_null_in_older_lines()
    {
        await IngestAsync(TestCatalog.PlacedEvent("a"));
        using var next = new Shell { Catalog = TestCatalog.WithOneMoreColumn };
        Directory.Move(_shell.Bucket, next.Bucket);
        await next.OutputAsync("ingest", next.Folder.Write("1.json", TestCatalog.PlacedEvent("b", ",\"channel\":\"web\"")));

        Assert.Equal(["a,", "b,web"], await next.RowsAsync("SELECT orderid, channel FROM order_placed ORDER BY 1"));
    }

    [Fact]
    public async Task The_only_column_of_a_table_can_be_null()
    {
        using var shell = new Shell { Catalog = TestCatalog.OneColumn };
        await shell.OutputAsync("ingest", shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a")));

        Assert.Equal(["1,"], await shell.RowsAsync("SELECT count(*), max(note) FROM order_placed"));
    }

    [Fact]
    public async Task A_statement_can_come_from_a_file()
    {
        Directory.CreateDirectory(_shell.Bucket);
        var file = _shell.Folder.Write("q.sql", "-- title: x\nSELECT count(*) AS n\nFROM order_placed\n");

        Assert.Equal("n\n0\n", await _shell.OutputAsync("query", "--file", file, "--format", "csv"));
    }

    [Fact]
    public async Task A_statement_can_be_piped_and_a_file_that_is_taken_for_one_is_told()
    {
        Directory.CreateDirectory(_shell.Bucket);
        _shell.Input = "SELECT 6 * 7 AS answer;\n"u8.ToArray();
        var file = _shell.Folder.Write("q.sql", "SELECT 1");

        Assert.Equal("answer\n42\n", await _shell.OutputAsync("query", "--file", "-", "--format", "csv"));
        var wrong = await _shell.RunAsync("query", file);
        Assert.Equal((1, $"error: '{file}' is a file: --file {file} runs the statement in it\n"), (wrong.ExitCode, wrong.Errors));
    }

    [Theory]
    [InlineData("SELEC 1", "SELEC is not a statement; did you mean SELECT? A query reads the log and changes nothing.")]
    [InlineData("DELETE FROM order_placed", "DELETE does not run here: a query reads the log and changes nothing.")]
    [InlineData("SELECT FROM WHERE", "Parser Error: syntax error at or near \"WHERE\"")]
    [InlineData("SELECT nothing FROM order_placed", "there is no column 'nothing'. Near are ")]
    [InlineData("SELECT ordrid FROM order_placed", "there is no column 'ordrid'; did you mean 'orderid'? Others are ")]
    [InlineData("SELECT o.ordrid FROM order_placed AS o", "o has no column 'ordrid'; did you mean 'orderid'?\n\nLINE 1: SELECT o.ordrid")]
    [InlineData("SELECT * FROM order_plced", "there is no table or view 'order_plced'; did you mean 'order_placed'?\n\nLINE 1: SELECT * FROM order_plced\n                      ^\n")]
    [InlineData("SELECT * FROM nothing_like_it", "there is no table or view 'nothing_like_it'.\n\nLINE 1: SELECT")]
    [InlineData("SELECT dat_diff('day', current_date, current_date)", "there is no function 'dat_diff'; did you mean 'date_diff'?\n\nLINE 1: SELECT")]
    [InlineData("SELECT CAST('x' AS bigint)", "Invalid Input Error: Cannot cast 'x' to an integer")]
    [InlineData("", "there is no statement")]
    [InlineData(" -- a comment\n/* and\nanother */;", "there is no statement")]
    public async Task An_error_is_a_message_and_an_exit_code(string sql, string message)
    {
        Directory.CreateDirectory(_shell.Bucket);

        var result = await _shell.RunAsync("query", sql);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error: " + message, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_lines_that_make_no_sense_are_refused()
    {
        Directory.CreateDirectory(_shell.Bucket);

        await FailsAsync("error: Give either a statement, the name of a saved query, or --file; --file - reads standard input.");
        await FailsAsync("error: Give either a statement, the name of a saved query, or --file; --file - reads standard input.", "SELECT 1", "--file", "q.sql");
        await FailsAsync("error: Argument 'xml' not recognized.", "SELECT 1", "--format", "xml");
        await FailsAsync("error: Could not find file", "--file", _shell.Folder["no.sql"]);

        async Task FailsAsync(string message, params string[] arguments)
        {
            var result = await _shell.RunAsync(["query", .. arguments]);
            Assert.Equal(1, result.ExitCode);
            Assert.StartsWith(message, result.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_an_error()
    {
        foreach (var command in new[] { new[] { "query", "SELECT 1" }, ["tables"] })
        {
            var result = await _shell.RunAsync(command);
            Assert.Equal(1, result.ExitCode);
            Assert.StartsWith($"error: there is no bucket folder {_shell.Bucket}: ", result.Errors, StringComparison.Ordinal);
        }
    }

    private async Task<string> JsonRowAsync(string sql)
    {
        var lines = (await _shell.OutputAsync("query", sql, "--format", "json")).Split('\n');
        Assert.Equal(("[", "]", ""), (lines[0], lines[2], lines[3]));
        return lines[1].Trim();
    }

    private Task<string> IngestAsync(string events, params string[] options) =>
        _shell.OutputAsync(["ingest", _shell.Folder.Write("events.json", events), .. options]);
}
