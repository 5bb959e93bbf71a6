using System.Collections.Immutable;
using CsCheck;
using EventLogs.Local.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.Query;

/// <summary>Lines that are not of the table as it is now: other types, no JSON at all. None keeps the others from being read.</summary>
public sealed class OddLineTests : IDisposable
{
    private const string Partition = "order_placed/date=2026-11-22/hour=14/";

    private static readonly string[] Formats = ["csv", "json", "table"];

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    // By the rules of the JSON serde that Athena reads with
    [Theory]
    [InlineData("count", "1.5", "1")]
    [InlineData("count", "-1.5", "-1")]
    [InlineData("count", "\"12\"", "12")]
    [InlineData("count", "1e3", "1000")]
    [InlineData("count", "1e30", "")]
    [InlineData("count", "1e999999999", "")]
    [InlineData("count", "true", "")]
    [InlineData("count", "\"x\"", "")]
    [InlineData("count", "{\"a\":1}", "")]
    [InlineData("count", "9223372036854775808", "")]
    [InlineData("amount", "\"1.5\"", "1.5")]
    [InlineData("amount", "[1]", "")]
    [InlineData("amount", "false", "")]
    [InlineData("is_gift", "\"TRUE\"", "true")]
    [InlineData("is_gift", "1", "false")]
    [InlineData("due", "1700000000", "2023-11-14 22:13:20.000")]
    [InlineData("due", "\"1700000000123\"", "2023-11-14 22:13:20.123")]
    [InlineData("due", "\"yesterday\"", "")]
    [InlineData("items", "\"a\"", "\"[\"\"a\"\"]\"")]
    [InlineData("items", "\"\"", "")]
    [InlineData("items", "[1,null,{\"a\":true}]", "\"[\"\"1\"\",null,\"\"{\\\"\"a\\\"\":true}\"\"]\"")]
    [InlineData("address", "\"txt\"", "")]
    [InlineData("address", "{\"position\":{\"lat\":\"1.5\"}}", "\"{\"\"street\"\":null,\"\"position\"\":{\"\"lat\"\":1.5,\"\"lon\"\":null}}\"")]
    [InlineData("tags", "[1]", "")]
    [InlineData("tags", "{\"a\":1,\"a\":2,\"b\":\"3\"}", "\"{\"\"a\"\":2,\"\"b\"\":3}\"")]
    [InlineData("orderid", "{\"a\":1}", "\"{\"\"a\"\":1}\"")]
    [InlineData("orderid", "7", "7")]
    public async Task A_value_of_another_type_is_read_as_Athena_reads_it(string column, string json, string expected)
    {
        var key = TestCatalog.Events[0].Table.Columns.Single(item => item.Name == column).Key;
        Write($$"""{"timestamp":"t","{{key}}":{{json}}}""", """{"timestamp":"sound","orderId":"x"}""");
        await RegisterAsync();

        var result = await _shell.RunAsync("query", $"SELECT {column} FROM order_placed WHERE timestamp = 't'", "--format", "csv");

        Assert.Equal((0, column + "\n" + expected + "\n"), (result.ExitCode, result.Output));
        if (TestCatalog.Events[0].Table.Columns.Single(item => item.Name == column).Type != "string" && column != "address" && !json.StartsWith('['))
            Assert.StartsWith($"warning: order_placed.{column}: some lines hold values that are not of the column's type", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("auto_detect", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_not_JSON_is_a_row_of_nulls_and_said()
    {
        Write("""{"timestamp":"a","count":1}""", "not JSON", """{"timestamp":"b" """, "[1]", "", """{"timestamp":"c","count":3}""");
        await RegisterAsync();

        var result = await _shell.RunAsync("query", "SELECT timestamp, count, hour FROM order_placed WHERE timestamp IS NOT NULL", "--format", "csv");

        Assert.Equal("timestamp,count,hour\na,1,14\nc,3,14\n", result.Output);
        Assert.StartsWith("warning: order_placed.timestamp: some lines are not JSON, or not of this table", result.Errors, StringComparison.Ordinal);
        Assert.Equal(["4"], await _shell.RowsAsync("SELECT sum(count) FROM order_placed"));
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task No_lines_make_a_table_unreadable()
    {
        var scalar = Gen.OneOf(
            Gen.OneOf("null", "true", "1.5", "-0", "1e30", "1e-400", "12345678901234567890123", "\"\"", "\"x\"", "\"12\"", "\"2026-11-22\"", "[]", "{}"),
            Gen.Long.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var value = Gen.OneOf(
            scalar,
            scalar.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            scalar.Array[0, 3].Select(items => $"{{{string.Join(',', items.Select((item, i) => $"\"{"ab"[i % 2]}\":{item}"))}}}"),
            scalar.Select(item => $$$"""{"street":{{{item}}},"position":{"lat":{{{item}}},"lon":[{{{item}}}]}}"""));
        var line = Gen.OneOf(
            value.Array[9].Select(values => "{" + string.Join(',', TestCatalog.Events[0].Table.Columns.Zip(values, (column, item) => $"\"{column.Key}\":{item}")) + "}"),
            Gen.OneOf("", "x", "{", "null", "{\"timestamp\":\"\\ud800\"}", "{\"timestamp\":1}}", "\u0000"));
        Write("{}");
        await RegisterAsync();

        await line.Array[1, 8].SampleAsync(async lines =>
        {
            Write(lines);
            foreach (var format in Formats)
            {
                var result = await _shell.RunAsync("query", "SELECT * FROM order_placed", "--format", format);
                Assert.True(result.ExitCode == 0, result.Errors);
            }
        }, iter: 60, threads: 1);
    }

    [Fact]
    public async Task Nulls_in_lists_and_maps_of_every_type_are_shown()
    {
        Directory.CreateDirectory(_shell.Bucket);
        string[] types = ["bigint", "integer", "smallint", "tinyint", "double", "real", "boolean", "date", "timestamp", "decimal(10,2)", "varchar", "varbinary", "time"];

        foreach (var type in types)
        {
            foreach (var format in Formats)
            {
                var text = await _shell.OutputAsync(
                    "query", $"SELECT [CAST(NULL AS {type})] AS a, MAP(ARRAY['k'], ARRAY[CAST(NULL AS {type})]) AS b, array_agg(CAST(NULL AS {type})) AS c", "--format", format);
                Assert.Contains("[null]", text, StringComparison.Ordinal);
                Assert.Matches("\"k\"+:null", text);
            }
        }
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task Names_of_columns_and_tables_never_break_a_query()
    {
        var name = Gen.OneOf(
            Gen.OneOf("", "a\0b", "\0", "filename", "FILENAME", "filename_", "$path", "line", "rowid", "columns", "a\"b", "a'b", "a.b", "/", "~", "[*]", "select", "ä", "c0", "json"),
            Gen.Char[' ', '~'].Array[1, 4].Select(characters => new string(characters)));

        await Gen.Select(name.Array[1, 5], Gen.OneOf("order_placed", "query", "select", "duckdb_tables", "pg_class", "sum", "json"), Gen.OneOf("string", "bigint", "array<bigint>", "map<string,double>"))
            .SampleAsync(async sample =>
            {
                var (keys, table, type) = sample;
                ImmutableArray<ColumnDefinition> columns =
                    [.. keys.Distinct(StringComparer.Ordinal).Select((key, i) => new ColumnDefinition($"c{i}", key, type, "", true))];
                var definition = new TableDefinition(table, table, columns, StorageFormat.JsonLines);
                using var shell = new Shell
                {
                    Catalog = [TestCatalog.Events[1], new EventDefinition("x/y", "x", "y", definition, TestCatalog.Events[0].Mapper)],
                };
                var value = type switch { "string" => "\"v\"", "bigint" => "7", "map<string,double>" => "{\"k\":1.5}", _ => "[1,null]" };
                var shown = type switch { "string" => "v", "bigint" => "7", "map<string,double>" => "\"{\"\"k\"\":1.5}\"", _ => "\"[1,null]\"" };
                var line = "{" + string.Join(',', columns.Select(column => System.Text.Json.JsonSerializer.Serialize(column.Key) + ":" + value)) + "}";
                shell.Folder.Write($"bucket/{table}/date=2026-11-22/hour=14/a.gz", Gzip.Compress(line + "\n"));
                await shell.OutputAsync("query", $"MSCK REPAIR TABLE \"{table}\"");

                Assert.Equal([string.Join(',', columns.Select(_ => shown)) + ",2026-11-22,14"], await shell.RowsAsync($"SELECT * FROM \"{table}\""));
                Assert.Equal(["0"], await shell.RowsAsync("SELECT count(*) FROM order_shipped"));
            }, iter: 60, threads: 1);
    }

    private void Write(params string[] lines) => _shell.Folder.Write($"bucket/{Partition}a.gz", Gzip.Compress(string.Join('\n', lines) + "\n"));

    private Task<string> RegisterAsync() => _shell.OutputAsync("query", "MSCK REPAIR TABLE order_placed");
}
