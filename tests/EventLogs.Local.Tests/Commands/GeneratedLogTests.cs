using System.Text.Json;
using System.Text.RegularExpressions;
using EventLogs.Generated;
using EventLogs.Local.Interactive;
using EventLogs.Local.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.Commands;

/// <summary>The generated catalog through the whole pipeline: every sample of every schema, every saved query.</summary>
public sealed partial class GeneratedLogTests(GeneratedLogTests.SampleBucket bucket) : IClassFixture<GeneratedLogTests.SampleBucket>
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Samples", "Shipped");

    public static TheoryData<string> Queries => [.. EventCatalog.Queries.Select(query => query.Id)];

    public static TheoryData<string> Views => [.. EventCatalog.Views.Select(view => view.Name)];

    public static TheoryData<string> Tables => [.. EventCatalog.Events.Select(rule => rule.Table.Name)];

    [Fact]
    public async Task Accepted_samples_are_rows_and_refused_ones_are_not()
    {
        var files = Directory.EnumerateFiles(Samples, "*.json", SearchOption.AllDirectories).ToArray();
        var refused = files.Count(path => path.EndsWith(".fail.json", StringComparison.Ordinal));

        var (events, lines, failed, unmatched) = Totals(bucket.Summary);
        Assert.Equal((files.Length, files.Length - refused, refused), (events, lines, failed + unmatched));
        var counts = EventCatalog.Events.Select(rule => $"SELECT count(*) AS n FROM {rule.Table.Name}");
        Assert.Equal([$"{lines}"], await bucket.Shell.RowsAsync($"SELECT sum(n) FROM ({string.Join(" UNION ALL ", counts)})"));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Every_column_has_a_value_in_some_row(string table)
    {
        var definition = EventCatalog.Events.Single(rule => rule.Table.Name == table).Table;
        var names = definition.Columns.Select(column => column.Name).Concat(PartitionLayout.Keys.Select(key => key.Name)).ToArray();
        var isComplete = string.Join(" AND ", names.Select(name => $"\"{name}\" IS NOT NULL"));

        Assert.NotEqual(["0"], await bucket.Shell.RowsAsync($"SELECT count(*) FROM {table} WHERE {isComplete}"));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Saved_queries_run(string id)
    {
        var query = EventCatalog.Queries.Single(query => query.Id == id);

        var result = await bucket.Shell.OutputAsync("query", query.Sql, "--format", "csv");

        Assert.Matches("^[a-z0-9_,]+\n", result);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Views_have_their_columns_and_each_has_a_value_in_some_row(string name)
    {
        var view = EventCatalog.Views.Single(view => view.Name == name);
        var columns = view.Columns.Select(column => column.Name).ToList();

        Assert.StartsWith(string.Join(',', columns) + "\n", await bucket.Shell.OutputAsync("query", $"SELECT * FROM {name}", "--format", "csv"), StringComparison.Ordinal);
        var counts = string.Join(", ", columns.Select(column => $"count(\"{column}\") > 0"));
        Assert.Equal([string.Join(',', columns.Select(_ => "true"))], await bucket.Shell.RowsAsync($"SELECT {counts} FROM {name}"));
        Assert.Equal(columns, await bucket.Shell.RowsAsync($"SHOW COLUMNS IN {name}"));
        Assert.Contains(name, await bucket.Shell.RowsAsync("SHOW TABLES"));
        Assert.Contains($"{name} is a view: it has no partitions", (await bucket.Shell.RunAsync("query", $"SHOW PARTITIONS {name}")).Errors, StringComparison.Ordinal);
        Assert.Contains($"{name} is a view: it has no partitions", (await bucket.Shell.RunAsync("query", $"MSCK REPAIR TABLE {name}")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Views_are_listed_with_their_rows_and_columns()
    {
        foreach (var view in EventCatalog.Views)
        {
            var lines = (await bucket.Shell.OutputAsync("tables", view.Name)).Split('\n')
                .Select(line => line.Split('│', StringSplitOptions.TrimEntries)[..])
                .Where(cells => cells.Length > 2).Select(cells => cells[1..^1]).ToList();
            var rows = (await bucket.Shell.RowsAsync($"SELECT count(*) FROM codedeploy.{view.Name}")).Single();
            Assert.Contains(lines, cells => cells.SequenceEqual([view.Name, rows, "", "", "", "", ""]));
            NonEmpty.All(view.Columns, column => Assert.Contains(lines, cells => cells is [var name, { Length: > 0 }, var text] && name == column.Name && text == column.Description));
        }
    }

    [Fact]
    public async Task Every_table_that_a_query_can_name_is_described()
    {
        var names = ShellNames.Of(EventCatalog.Events, EventCatalog.Views, []).Tables;

        Assert.NotEmpty(names);
        foreach (var table in names)
        {
            var document = Assert.Single(JsonElement.Parse(await bucket.Shell.OutputAsync("tables", table.Name, "--format", "json")).EnumerateArray());
            Assert.Equal(table.Name, document.GetProperty("name").GetString());
            Assert.Equal(table.Kind, document.GetProperty("kind").GetString());
            Assert.Equal(
                table.Columns.Select(column => column.Name.ToLowerInvariant()).Order(StringComparer.Ordinal),
                document.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()!.ToLowerInvariant()).Order(StringComparer.Ordinal));
        }
    }

    private static (int Events, int Lines, int Failed, int Unmatched) Totals(string summary)
    {
        var numbers = TotalsLine().Match(summary).Groups.Values.Skip(1).Select(group => int.Parse(group.Value, null)).ToArray();
        return (numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    [GeneratedRegex(@"(\d+) events: (\d+) lines, (\d+) failed, (\d+) unmatched")]
    private static partial Regex TotalsLine();

    public sealed class SampleBucket : IAsyncLifetime
    {
        internal Shell Shell { get; } = new() { Catalog = EventCatalog.Events, Views = EventCatalog.Views, Clock = TimeProvider.System };

        internal string Summary { get; private set; } = "";

        public async Task InitializeAsync() => Summary = (await Shell.RunAsync("ingest", Samples)).Output;

        public Task DisposeAsync()
        {
            Shell.Dispose();
            return Task.CompletedTask;
        }
    }
}
