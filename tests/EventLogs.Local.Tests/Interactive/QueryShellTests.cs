using EventLogs.Generated;
using EventLogs.Local.Interactive;
using EventLogs.Local.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.Interactive;

/// <summary>What the shell of <c>query</c> does with the lines that a person types.</summary>
public sealed class QueryShellTests : IDisposable
{
    private static readonly SavedQuery Saved = new("test.shop/orders", "Orders of late", "Counts", "-- title: Orders of late\n-- description: Counts\n-- param: days int = 30\nSELECT ${days} AS days");

    private readonly Shell _shell = new() { Queries = [Saved] };

    public QueryShellTests() => Directory.CreateDirectory(_shell.Bucket);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_statement_goes_over_lines_until_its_semicolon()
    {
        var result = await TypeAsync(".mode csv", "SELECT 1 AS a,", "", "';' AS b; -- the end", "SELECT 2 AS c; SELECT 3 AS d;");

        Assert.EndsWith("\na,b\n1,;\nc\n2\nd\n3\n", result.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task A_mistake_is_said_and_the_shell_goes_on()
    {
        var result = await TypeAsync(".mode csv", "SELECT nothing FROM order_placed;", ".run missing", ".run orders days=x", ".mode xml", ".schema nowhere", ".schema order_plced", ".tabels", ".nothing", ".limit x", ".quit now", "SELECT 7 AS n;");

        Assert.EndsWith("\nn\n7\n", result.Output, StringComparison.Ordinal);
        var errors = result.Errors.Split("error: ")[1..];
        Assert.Equal(10, errors.Length);
        Assert.Contains("there is no column 'nothing'", errors[0], StringComparison.Ordinal);
        Assert.Contains("there is no saved query 'missing', but orders", errors[1], StringComparison.Ordinal);
        Assert.Contains("'x' is not a value for days", errors[2], StringComparison.Ordinal);
        Assert.Contains("table, line, markdown, csv, json, ndjson", errors[3], StringComparison.Ordinal);
        Assert.Contains("order_placed, order_shipped", errors[4], StringComparison.Ordinal);
        Assert.Contains("there is no table or view 'order_plced'; did you mean 'order_placed'?", errors[5], StringComparison.Ordinal);
        Assert.Contains("there is no command '.tabels'; did you mean '.tables'?", errors[6], StringComparison.Ordinal);
        Assert.Contains("there is no command '.nothing': .tables, ", errors[7], StringComparison.Ordinal);
        Assert.Contains(".limit takes a number of rows, or 0 for all", errors[8], StringComparison.Ordinal);
        Assert.Contains(".quit takes nothing: 'now' is too much", errors[9], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dot_commands_show_tables_columns_and_saved_queries()
    {
        var result = await TypeAsync(".mode csv", ".tables", ".schema ORDER_SHIPPED;", ".queries", ".run orders days=7", ".mode");

        Assert.Contains("\nname,kind,columns\norder_placed,log,timestamp orderid ", result.Output, StringComparison.Ordinal);
        Assert.Contains("\ncolumn,type,description\ntimestamp,varchar,When\norderid,varchar,Which order\n", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nname,parameters,title\norders,days int = 30,Orders of late\ndays\n7\ncsv\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_every_command_and_quit_leaves()
    {
        var result = await TypeAsync(".help", ".quit", "SELECT 1;");

        NonEmpty.All(QueryShell.Commands, command => Assert.Contains($"\n{command.Name}", result.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("1 row", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit")]
    [InlineData("QUIT;")]
    [InlineData("\\q")]
    [InlineData(".exit")]
    public async Task What_leaves_other_programs_leaves_the_shell(string line)
    {
        var result = await TypeAsync("help", line, "SELECT 1;");

        Assert.Contains("\n.quit ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("1 row", result.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task A_command_in_the_middle_of_a_statement_says_how_to_end_it()
    {
        var result = await TypeAsync(".mode csv", "SELECT 5", ".tables", "AS five;", "SELECT 6", ".quit", ";");

        Assert.EndsWith("\nfive\n5\n", result.Output, StringComparison.Ordinal);
        Assert.Equal("error: the statement has not ended: a semicolon ends it, Ctrl+C abandons it\n", result.Errors);
    }

    [Fact]
    public async Task Rows_that_are_left_out_can_be_had_in_the_shell()
    {
        _shell.Width = 60;

        var result = await TypeAsync("SELECT * FROM range(102);", ".limit 101", ".limit", "SELECT * FROM range(102);", ".limit 0", "SELECT * FROM range(102);");

        Assert.Contains("\n100 rows\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\n101 rows\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\n102 rows\n", result.Output, StringComparison.Ordinal);
        Assert.Equal("2 more rows: .limit 0 shows all\n1 more row: .limit 0 shows all\n", result.Errors);
    }

    [Fact]
    public async Task Options_of_one_query_are_not_for_the_shell()
    {
        var result = await TypeAsync([], "query", "--format", "csv");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--format goes with a statement", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_taken_for_a_saved_query_is_told_and_help_names_what_query_takes()
    {
        var result = await _shell.RunAsync("query", "order_placed");
        var help = await _shell.RunAsync("query", "--help");

        Assert.Equal((1, "error: 'order_placed' is a table or a view, not a saved query: its rows are \"SELECT * FROM order_placed\"\n"), (result.ExitCode, result.Errors));
        Assert.Contains("query [<sql|name>]", help.Output, StringComparison.Ordinal);
        Assert.Contains("\n  <sql|name> ", help.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_a_statement_is_asked_for()
    {
        var result = await _shell.RunAsync("query");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: Give either a statement", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT count(orde", 13, "order_placed", "order_shipped", "orderid", "ORDER")]
    [InlineData("SELECT order_p", 7, "order_placed")]
    [InlineData("select date_form", 7, "date_format")]
    [InlineData("sel", 0, "select")]
    [InlineData("SEL", 0, "SELECT")]
    [InlineData(".sch", 0, ".schema")]
    [InlineData(".schema order_s", 8, "order_shipped")]
    [InlineData(".mode m", 6, "markdown")]
    [InlineData(".run o", 5, "orders")]
    [InlineData("SELECT 12", 7)]
    [InlineData("SELECT ", 7)]
    public void Tab_offers_what_fits(string text, int start, params string[] words)
    {
        var completion = new SqlCompletion(ShellNames.Of(TestCatalog.Events, [], [new ShellQuery("orders", "", "Orders")]), ["table", "markdown"]);

        var (from, found) = completion.At(text);

        Assert.Equal(start, from);
        Assert.Equal(words.Select(word => word == "ORDER" && char.IsLower(text[from]) ? "order" : word).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_table_column_and_function_can_be_completed()
    {
        var names = ShellNames.Of(EventCatalog.Events, EventCatalog.Views, []);
        var completion = new SqlCompletion(names, []);

        NonEmpty.All(
            [.. names.Tables.Select(table => table.Name), .. names.Tables.SelectMany(table => table.Columns).Select(column => column.Name), .. ShellNames.Functions],
            name => Assert.Contains(name, completion.At($"SELECT {name[..1]}").Words));
    }

    [Fact]
    public void The_history_is_there_the_next_time_and_costs_nothing_where_it_cannot_be()
    {
        var history = new ShellHistory(_shell.Folder["deep/er/history"]);
        Assert.Empty(history.Read());
        history.Add("SELECT 1;");
        history.Add("SELECT 2;");
        Assert.Equal(["SELECT 1;", "SELECT 2;"], history.Read());

        var impossible = new ShellHistory(_shell.Folder.Write("file", "") + "/history");
        impossible.Add("SELECT 1;");
        Assert.Empty(impossible.Read());
    }

    private Task<ShellResult> TypeAsync(params string[] lines) => TypeAsync(lines, "query");

    private Task<ShellResult> TypeAsync(string[] lines, params string[] arguments)
    {
        _shell.Typed = lines;
        return _shell.RunAsync(arguments);
    }
}
