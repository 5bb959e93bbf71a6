using System.Text.Json;
using System.Text.RegularExpressions;
using EventLogs.Generated;
using EventLogs.Local.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.Reporting;

/// <summary>The report's file: what is in it, and what is said when there is none.</summary>
public sealed partial class ReportTests : IDisposable
{
    private static readonly SavedQuery Orders = new("test.shop/orders", "Orders", "By day", """
        -- title: Orders
        -- description: By day
        -- chart: line x=day y=orders,paid unit=orders label="Day by day"
        -- filter: shop
        -- period: day
        -- param: days int = 30
        SELECT shop, day, orders, 1.5 AS paid, ${days} AS days
        FROM (VALUES ('north', DATE '2026-11-20', 3), ('south', DATE '2026-11-21', 4)) AS t(shop, day, orders)
        """);

    private static readonly SavedQuery All = new("test.shop/all", "All", "Of everything", "SELECT 9007199254740993 AS big, true AS truth, NULL AS nothing, nan() AS nan");
    private static readonly SavedQuery Other = new("test.other/one", "One", "Elsewhere", "SELECT 1 AS one");
    private static readonly SavedQuery Second = new("test.shop/second", "Second", "A table with a position", "-- title: a\n-- description: b\n-- position: 20\nSELECT 2 AS n");
    private static readonly SavedQuery First = new("test.shop/first", "First", "Another", "-- title: a\n-- description: b\n-- position: 3\nSELECT 1 AS n");

    private readonly Shell _shell = new() { Queries = [Other, All, Orders] };

    public ReportTests() => Directory.CreateDirectory(_shell.Bucket);

    public void Dispose() => _shell.Dispose();

    private string ReportPath => _shell.Folder["report.html"];

    [Fact]
    public async Task Its_page_has_the_rows_of_each_query_those_with_charts_first()
    {
        Assert.Equal(ReportPath + "\n", await _shell.OutputAsync("report", "--output", ReportPath));
        var report = Data();

        Assert.Equal("test.shop, test.other", report.GetProperty("title").GetString());
        Assert.Equal(["test.shop/orders", "test.other/one", "test.shop/all"], report.GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("id").GetString()));
        var orders = report.GetProperty("sections")[0];
        Assert.Equal(
            """[{"kind":"line","label":"Day by day","unit":"orders","x":["day"],"y":["orders","paid"]}]""", orders.GetProperty("charts").GetRawText());
        Assert.Equal("""["shop"]""", orders.GetProperty("filters").GetRawText());
        Assert.Equal("day", orders.GetProperty("period").GetString());
        Assert.Equal("""["shop","day","orders","paid","days"]""", orders.GetProperty("columns").GetRawText());
        Assert.Equal("""[["north","2026-11-20",3,1.5,90],["south","2026-11-21",4,1.5,90]]""", orders.GetProperty("rows").GetRawText());
        Assert.Equal("""[["9007199254740993",true,null,"NaN"]]""", report.GetProperty("sections")[2].GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task Positions_come_first_in_their_order()
    {
        using var shell = new Shell { Queries = [Other, Second, Orders, First] };
        Directory.CreateDirectory(shell.Bucket);
        await shell.OutputAsync("report", "--output", ReportPath);

        Assert.Equal(
            ["test.shop/first", "test.shop/second", "test.shop/orders", "test.other/one"],
            Data().GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("1d", 1)]
    [InlineData("365d", 365)]
    public async Task Queries_take_the_period_as_their_days(string since, int days)
    {
        await _shell.OutputAsync("report", "--since", since, "--source", "test.shop", "--output", ReportPath);

        var report = Data();
        Assert.Equal(("test.shop", days), (report.GetProperty("title").GetString(), report.GetProperty("days").GetInt32()));
        Assert.Equal(days, report.GetProperty("sections")[0].GetProperty("rows")[0][4].GetInt32());
    }

    [Theory]
    [InlineData("0d")]
    [InlineData("90")]
    [InlineData("-3d")]
    [InlineData("99999d")]
    public async Task A_period_is_a_number_of_days(string since)
    {
        var result = await _shell.RunAsync("report", $"--since={since}", "--output", ReportPath);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"--since takes a number of days such as 90d, not '{since}'.", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(ReportPath));
    }

    [Fact]
    public async Task All_queries_that_fail_are_named_and_the_last_report_stays()
    {
        File.WriteAllText(ReportPath, "before");
        using var shell = new Shell
        {
            Queries = [Orders, new("a/b", "B", "No table", "SELECT * FROM nothing"), new("a/c", "C", "No function", "SELECT no_such_function(1)")],
        };
        Directory.CreateDirectory(shell.Bucket);
        var result = await shell.RunAsync("report", "--output", ReportPath);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal(["error: a/b", "error: a/c"], result.Errors.TrimEnd('\n').Split('\n').Select(line => line[..10]));
        Assert.Equal("before", File.ReadAllText(ReportPath));
    }

    [Fact]
    public async Task Without_queries_or_a_bucket_there_is_no_report()
    {
        using var shell = new Shell();
        var missing = await shell.RunAsync("report", "--output", ReportPath);
        Directory.CreateDirectory(shell.Bucket);
        var empty = await shell.RunAsync("report", "--output", ReportPath);
        var unknown = await _shell.RunAsync("report", "--source", "test.nothing", "--output", ReportPath);

        Assert.StartsWith("error: there is no bucket folder", missing.Errors, StringComparison.Ordinal);
        Assert.Equal("error: there is no saved query to make a report of\n", empty.Errors);
        Assert.Equal("error: no saved query is of the source 'test.nothing', but of test.other, test.shop\n", unknown.Errors);
        Assert.Equal((1, 1, 1), (missing.ExitCode, empty.ExitCode, unknown.ExitCode));
        Assert.False(File.Exists(ReportPath));
    }

    [Fact]
    public async Task Text_of_events_stays_text()
    {
        const string hostile = "</script><script>alert(1)</script><!-- ' \" & \u202egnp.exe\u2066 \u0000\u001b[2J \u2028 @@data@@ 👩‍💻";
        using var shell = new Shell { Queries = [new("a/</title>b", hostile, hostile, $"SELECT '{hostile.Replace("'", "''", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}' AS \"</script>\"")] };
        Directory.CreateDirectory(shell.Bucket);
        await shell.OutputAsync("report", "--output", ReportPath);
        var html = File.ReadAllText(ReportPath);

        Assert.Equal(3, Regex.Count(html, "</script", RegexOptions.IgnoreCase));
        Assert.Single(Regex.Matches(html, "</title", RegexOptions.IgnoreCase));
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        var section = Data().GetProperty("sections")[0];
        const string shown = "</script><script>alert(1)</script><!-- ' \" & \\u202egnp.exe\\u2066 \\u0000\\u001b[2J \u2028 @@data@@ 👩‍💻";
        Assert.Equal((shown, shown), (section.GetProperty("title").GetString(), section.GetProperty("description").GetString()));
        Assert.Equal(shown.Replace("\\u0000", "", StringComparison.Ordinal), section.GetProperty("rows")[0][0].GetString());
    }

    [Fact]
    public async Task More_rows_than_people_read_are_counted()
    {
        using var shell = new Shell { Queries = [new("a/b", "B", "Many", "SELECT n FROM UNNEST(sequence(1, 10002)) AS t(n)")] };
        Directory.CreateDirectory(shell.Bucket);
        await shell.OutputAsync("report", "--output", ReportPath);

        var section = Data().GetProperty("sections")[0];
        Assert.Equal((10_000, 10_002), (section.GetProperty("rows").GetArrayLength(), section.GetProperty("count").GetInt32()));
    }

    /// <summary>A day before the period and the one that it is compared with is not read for a query of the period, and is for the others.</summary>
    [Fact]
    public async Task Queries_of_the_period_read_its_days_alone()
    {
        const string count = "FROM order_placed";
        using var shell = new Shell
        {
            Queries =
            [
                new("a/all", "All", "All", $"SELECT count(*) AS n {count}"),
                new("a/some", "Some", "Of the period", $"-- title: a\n-- description: b\n-- param: days int = 3\nSELECT count(*) AS n, ${{days}} AS days {count}"),
            ],
        };
        foreach (var day in new[] { "2026-11-22", "2026-10-21", "2026-10-19", "2024-02-01" })
            await shell.OutputAsync("ingest", shell.Folder.Write($"{day}.json", TestCatalog.PlacedEvent(day)), "--arrival", day + "T00:00:00Z");
        await shell.OutputAsync("report", "--since", "1d", "--output", ReportPath);

        Assert.Equal(["[[4]]", "[[2,1]]"], Data().GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("rows").GetRawText()));
    }

    [Fact]
    public async Task The_catalogs_own_queries_make_a_report()
    {
        using var shell = new Shell { Catalog = EventCatalog.Events, Views = EventCatalog.Views, Queries = EventCatalog.Queries };
        Directory.CreateDirectory(shell.Bucket);
        await shell.OutputAsync("report", "--output", ReportPath);

        Assert.Equal(EventCatalog.Queries.Length, Data().GetProperty("sections").GetArrayLength());
        NonEmpty.All(EventCatalog.Queries.Where(query => !QueryDisplay.Read(query.Sql).Charts.IsEmpty), query => Assert.Empty(QueryDisplay.Read(query.Sql).Problems));
    }

    private JsonElement Data() => JsonDocument.Parse(DataBlock().Match(File.ReadAllText(ReportPath)).Groups["json"].Value).RootElement;

    [GeneratedRegex("""<script type="application/json" id="data">(?<json>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex DataBlock();
}
