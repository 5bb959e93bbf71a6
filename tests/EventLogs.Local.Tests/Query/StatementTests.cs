using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Query;

/// <summary>What a query may name, may do and must not do.</summary>
public sealed class StatementTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("SELECT orderid FROM any_database.order_placed")]
    [InlineData("SELECT orderid FROM \"any_database\".\"order_placed\" WHERE date > '2000'")]
    [InlineData("SELECT orderid FROM awsdatacatalog.any_database.order_placed")]
    [InlineData("SELECT any_database.order_placed.orderid FROM any_database.order_placed")]
    [InlineData("SELECT p.orderid FROM any_database.order_placed AS p JOIN any_database.order_placed AS q ON p.orderid = q.orderid")]
    [InlineData("WITH a AS (SELECT * FROM any_database.order_placed) SELECT orderid FROM a")]
    [InlineData("SELECT orderid FROM order_placed WHERE orderid IN (SELECT orderid FROM any_database.order_placed)")]
    [InlineData("SELECT orderid FROM Order_Placed")]
    [InlineData("SELECT extract(year FROM from_iso8601_timestamp(order_placed.timestamp)) - 2026 + 1 AS orderid FROM order_placed WHERE 1 = 0 UNION ALL SELECT 1 WHERE false UNION ALL SELECT 7 FROM order_placed", "7")]
    public async Task A_table_is_found_under_any_database(string sql, string expected = "a")
    {
        await IngestAsync();

        Assert.Equal([expected], await _shell.RowsAsync(sql));
    }

    [Fact]
    public async Task The_path_of_an_object_can_be_asked_for()
    {
        await IngestAsync();

        Assert.Equal([Path.Combine(_shell.Bucket, _shell.Keys()[0])], await _shell.RowsAsync("SELECT \"$path\" FROM order_placed"));
    }

    [Fact]
    public async Task Partitions_are_shown_repaired_added_and_dropped()
    {
        await IngestAsync();
        _shell.Folder.Write("bucket/order_placed/date=2026-11-23/hour=15/a.gz", Gzip.Compress("{\"timestamp\":\"t\",\"orderId\":\"b\"}\n"));

        Assert.Equal(["date=2026-11-22/hour=14"], await _shell.RowsAsync("SHOW PARTITIONS db.order_placed"));
        Assert.Equal(["Repair: Added partition to metastore order_placed:date=2026-11-23/hour=15"], await _shell.RowsAsync("MSCK REPAIR TABLE `order_placed`;"));
        Assert.Equal(["2"], await _shell.RowsAsync("SELECT count(*) FROM order_placed"));
        await _shell.OutputAsync("query", "ALTER TABLE db.order_placed DROP PARTITION (date = '2026-11-23', hour = '15')");
        Assert.Equal(["1"], await _shell.RowsAsync("SELECT count(*) FROM order_placed"));
        const string Add = "PARTITION (`date` = '2026-11-23', `hour` = '15') LOCATION 's3://bucket/order_placed/date=2026-11-23/hour=15/'";
        await _shell.OutputAsync("query", $"ALTER TABLE order_placed ADD {Add}");
        await _shell.OutputAsync("query", $"ALTER TABLE order_placed ADD IF NOT EXISTS {Add}");
        Assert.Equal(["2"], await _shell.RowsAsync("SELECT count(*) FROM order_placed"));
        await FailsAsync($"ALTER TABLE order_placed ADD {Add}", "exists already");
        await FailsAsync("ALTER TABLE order_placed ADD PARTITION (date = 'x')", "is not a partition: it takes date = 'yyyy-MM-dd' and hour = 'HH'");
        await FailsAsync("ALTER TABLE order_placed ADD COLUMNS (x string)", "the columns are the schema's");
        await FailsAsync("SHOW PARTITIONS nothing", "there is no table nothing");
        await FailsAsync("SHOW CREATE TABLE order_placed", "table.athena.sql");
        await FailsAsync("SHOW DATABASES", "there are no databases here");
        Assert.Equal(["timestamp", "orderid", "date", "hour"], await _shell.RowsAsync("SHOW COLUMNS IN order_shipped"));
    }

    [Fact]
    public async Task A_query_reads_and_writes_nothing_outside_of_the_bucket_and_changes_nothing_in_it()
    {
        await IngestAsync();
        var outside = _shell.Folder.Write("outside.json", "{}");
        var before = Contents();
        string[] statements =
        [
            $"SELECT content FROM read_text('{outside}')",
            $"SELECT content FROM read_text('{_shell.Bucket}/../outside.json')",
            $"SELECT * FROM read_json('{outside}')",
            $"SELECT * FROM read_csv('{outside}')",
            $"SELECT * FROM glob('{_shell.Folder.Path}/*')",
            $"SELECT * FROM '{outside}'",
            $"COPY (SELECT 1) TO '{_shell.Folder["written.csv"]}'",
            $"COPY (SELECT 'x') TO '{_shell.Bucket}/order_placed/date=2026-11-22/hour=14/evil.gz'",
            $"EXPLAIN ANALYZE COPY (SELECT 'x') TO '{_shell.Bucket}/x.csv'",
            $"EXPLAIN COPY (SELECT 'x') TO '{_shell.Bucket}/x.csv'",
            $"ATTACH '{_shell.Folder["attached.db"]}' AS a",
            $"ATTACH '{_shell.Bucket}/attached.db' AS a",
            $"EXPORT DATABASE '{_shell.Bucket}/x'",
            "INSTALL httpfs", "LOAD httpfs", "SET enable_external_access = true", "RESET lock_configuration", "PRAGMA database_list",
            "CREATE TABLE t AS SELECT 1 AS x", "DROP VIEW order_placed", "INSERT INTO order_placed SELECT 1", "CALL pragma_version()",
            "CHECKPOINT", "VACUUM", "USE main", "PREPARE p AS SELECT 1", "EXECUTE p", "BEGIN", "DELETE FROM order_placed", "UPDATE order_placed SET orderid = 1",
            "WITH a AS (DELETE FROM order_placed) SELECT 1",
        ];

        foreach (var statement in statements)
        {
            var result = await _shell.RunAsync("query", statement);
            Assert.True(result.ExitCode == 1, statement);
            Assert.StartsWith("error: ", result.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(before, Contents());
        Assert.Equal(["a"], await _shell.RowsAsync("SELECT orderid FROM order_placed"));
    }

    [Theory]
    [InlineData("a?b")]
    [InlineData("a[b]")]
    [InlineData("a*b")]
    [InlineData("a\\b")]
    [InlineData("a'b\"c d")]
    [InlineData("ä,{x}")]
    public async Task A_bucket_can_lie_in_any_folder(string name)
    {
        if (OperatingSystem.IsWindows())
            return;
        _shell.BucketName = name;
        await IngestAsync();

        Assert.Equal(["a,2026-11-22,14"], await _shell.RowsAsync("SELECT orderid, date, hour FROM order_placed"));
        Assert.Contains("│ order_placed  │    1 │", await _shell.OutputAsync("tables"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_object_is_named_and_the_other_tables_are_read()
    {
        await IngestAsync();
        _shell.Folder.Write("bucket/order_shipped/date=2026-11-22/hour=14/a.gz", "not gzip");
        await _shell.OutputAsync("query", "MSCK REPAIR TABLE order_shipped");

        Assert.Equal(["1"], await _shell.RowsAsync("SELECT count(*) FROM order_placed"));
        await FailsAsync("SELECT * FROM order_shipped", "a.gz");
    }

    [Fact]
    public async Task Columns_without_a_name_are_called_as_in_Athena()
    {
        Directory.CreateDirectory(_shell.Bucket);

        Assert.Equal(
            "_col0,b,_col2,x,y,_col5\n1,2,3,1,1,[1]\n",
            await _shell.OutputAsync("query", "SELECT 1, 2 AS b, 1 + 2, x, t.x y, ARRAY[1] FROM (VALUES 1) AS t(x)", "--format", "csv"));
    }

    [Fact]
    public async Task A_long_result_is_written_row_by_row_as_wide_as_its_first_rows()
    {
        Directory.CreateDirectory(_shell.Bucket);

        var lines = (await _shell.OutputAsync("query", "SELECT i, CASE WHEN i = 5000 THEN 'longer than the others' WHEN i % 2 = 0 THEN 'ä' END AS v FROM range(1, 5001) AS r(i)"))
            .Split('\n');

        Assert.Equal("╭──────┬──────╮", lines[0]);
        Assert.Equal("│ i    │ v    │".Replace("i    ", "   i ", StringComparison.Ordinal), lines[1].Replace("│ i    │", "│    i │", StringComparison.Ordinal));
        Assert.Equal("│    1 │ NULL │", lines[3]);
        Assert.Equal("│    2 │ ä    │", lines[4]);
        Assert.Equal("│ 5000 │ longer than the others │", lines[5002]);
        Assert.Equal(["╰──────┴──────╯", "5000 rows", ""], lines[5003..]);
    }

    private Dictionary<string, string> Contents() => Directory.EnumerateFiles(_shell.Folder.Path, "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(path)));

    private async Task FailsAsync(string sql, string message)
    {
        var result = await _shell.RunAsync("query", sql);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }

    private Task<string> IngestAsync() => _shell.OutputAsync("ingest", _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a")));
}
