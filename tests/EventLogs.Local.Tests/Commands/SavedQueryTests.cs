using System.Text.Json;
using EventLogs.Generated;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Commands;

/// <summary>Saved queries are listed and run by their names, with other values of their parameters.</summary>
public sealed class SavedQueryTests : IDisposable
{
    private readonly Shell _shell = new()
    {
        Queries =
        [
            new("test.shop/orders", "Orders", "How many orders", "-- title: Orders\n-- description: How many orders\nSELECT 1 AS n\n"),
            new("test.shop/echo", "Echo", "What was said", """
                -- title: Echo
                -- description: What was said
                -- param: days int = 30
                -- param: text string = it's
                SELECT 5 -${days} AS days, ${text} AS text, '$ {' AS rest -- ${days}
                """),
            new("test.other/orders", "Other orders", "Others", "SELECT 2 AS n"),
        ],
    };

    public SavedQueryTests() => Directory.CreateDirectory(_shell.Bucket);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task They_are_listed_with_what_they_answer()
    {
        var list = await _shell.OutputAsync("queries");
        var json = JsonMembers.Check("queries", await _shell.OutputAsync("queries", "--format", "json"));

        Assert.Contains("│ test.shop/orders  │                    │ Orders       │ How many orders │", list, StringComparison.Ordinal);
        Assert.Contains("│ echo              │ days int = 30      │ Echo         │ What was said   │", list, StringComparison.Ordinal);
        Assert.Equal(["test.shop/orders", "echo", "test.other/orders"], json.EnumerateArray().Select(query => query.GetProperty("name").GetString()));
        Assert.Equal(
            """[{"name":"days","type":"int","default":"30"},{"name":"text","type":"string","default":"it's"}]""",
            JsonSerializer.Serialize(json[1].GetProperty("parameters")).Replace("\\u0027", "'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_runs_by_its_name_under_its_title()
    {
        Assert.StartsWith("Orders\n╭", await _shell.OutputAsync("query", "test.shop/orders"), StringComparison.Ordinal);
        Assert.Equal("n\n2\n", await _shell.OutputAsync("query", "test.other/orders", "--format", "csv"));
    }

    [Theory]
    [InlineData("-25,it's,$ {")]
    [InlineData("-85,it's,$ {", "days=90")]
    [InlineData("8,it's,$ {", "days=-3")]
    [InlineData("-25,'; DROP TABLE x; --,$ {", "text='; DROP TABLE x; --")]
    [InlineData("-25,a=b,$ {", "text=a=b")]
    [InlineData("-25,\"\",$ {", "text=")]
    [InlineData("-25,${days},$ {", "text=${days}")]
    public async Task Values_take_the_place_of_defaults(string expected, params string[] values)
    {
        string[] arguments = [.. values.SelectMany(value => new[] { "--param", value })];

        Assert.Equal($"days,text,rest\n{expected}\n", await _shell.OutputAsync(["query", "echo", "--format", "csv", .. arguments]));
        var file = _shell.Folder.Write("echo.sql", _shell.Queries[1].Sql.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal($"days,text,rest\n{expected}\n", await _shell.OutputAsync(["query", "--file", file, "--format", "csv", .. arguments]));
    }

    [Theory]
    [InlineData("there is no saved query 'nothing', but test.shop/orders, echo, test.other/orders", "nothing")]
    [InlineData("there is more than one saved query 'orders': name one by its id, test.shop/orders or test.other/orders", "orders")]
    [InlineData("there is no saved query 'ehco'; did you mean 'echo'? The command queries lists all", "ehco")]
    [InlineData("there is no saved query 'echo.sql'; did you mean 'echo'? The command queries lists all", "echo.sql")]
    [InlineData("the query has no parameter 'day'; did you mean 'days'? It has days int = 30, text string = it's", "echo", "--param", "day=3")]
    [InlineData("the query has no parameter 'nothing', but days int = 30, text string = it's", "echo", "--param", "nothing=3")]
    [InlineData("the query has no parameter 'day', nor any other", "SELECT 1", "--param", "day=3")]
    [InlineData("'x' is not a value for days, which is of the type int", "echo", "--param", "days=x")]
    [InlineData("the parameter 'days' has two values", "echo", "--param", "days=1", "--param", "days=2")]
    [InlineData("--param takes name=value, not 'days'", "echo", "--param", "days")]
    public async Task What_cannot_be_run_is_refused(string message, params string[] arguments)
    {
        var result = await _shell.RunAsync(["query", .. arguments]);

        Assert.Equal((1, "", $"error: {message}\n"), (result.ExitCode, result.Output, result.Errors));
    }

    [Fact]
    public async Task Shells_complete_their_names_and_the_version_has_every_usual_name()
    {
        Assert.Equal("echo\n", await _shell.OutputAsync("[suggest:8]", "query ec"));
        Assert.Equal(await _shell.OutputAsync("--version"), await _shell.OutputAsync("version"));
        Assert.Equal(await _shell.OutputAsync("--version"), await _shell.OutputAsync("-v"));
        Assert.Equal(await _shell.OutputAsync("query", "--help"), await _shell.OutputAsync("help", "query"));
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task Every_saved_query_of_the_catalog_runs_by_its_name()
    {
        using var shell = new Shell { Catalog = EventCatalog.Events, Views = EventCatalog.Views, Queries = EventCatalog.Queries };
        Directory.CreateDirectory(shell.Bucket);

        Assert.NotEmpty(EventCatalog.Queries);
        foreach (var query in EventCatalog.Queries)
            Assert.StartsWith(query.Title + "\n", await shell.OutputAsync("query", query.Id[(query.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]), StringComparison.Ordinal);
    }
}
