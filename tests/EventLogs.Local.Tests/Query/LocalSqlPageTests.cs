using System.Collections.Immutable;
using System.Text.RegularExpressions;
using EventLogs.Local.Query.Dialect;

namespace EventLogs.Local.Tests.Query;

/// <summary>docs/local-sql.md is complete and true.</summary>
public sealed partial class LocalSqlPageTests(TrinoTests.EmptyBucket bucket) : IClassFixture<TrinoTests.EmptyBucket>
{
    private static readonly string Page = Repository.Read("docs/local-sql.md");

    private static readonly ImmutableArray<string> All =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Query", "functions.txt")).Where(line => !line.StartsWith('#'))];

    private static readonly ImmutableArray<string> Running = NamesUnder("Functions that run");

    private static readonly ImmutableArray<string> Refused = NamesUnder("Functions that do not");

    public static TheoryData<string> RefusedNames => [.. Refused];

    public static TheoryData<string, string> Differences { get; } = RowsUnder("Differences");

    public static TheoryData<string, string> Forms { get; } = RowsUnder("Forms of SQL that run");

    [Fact]
    public void Every_function_of_Trino_runs_or_is_refused()
    {
        Assert.NotEmpty(Running);
        Assert.Equal(All.Order(StringComparer.Ordinal), Running.Concat(Refused).Order(StringComparer.Ordinal));
        Assert.Equal(Refused.Order(StringComparer.Ordinal), RefusedFunctions.Reasons.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_function_that_runs_has_a_case_with_its_value()
    {
        var cases = Repository.Read("tests/EventLogs.Local.Tests/Query/TrinoCases.txt")
            + Repository.Read("tests/EventLogs.Local.Tests/Query/TrinoTests.cs");
        var called = Call().Matches(cases).Select(match => match.Value.ToLowerInvariant()).ToHashSet();

        Assert.Empty(Running.Where(name => !called.Contains(name)));
    }

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public async Task A_function_that_cannot_be_right_fails_by_name(string name)
    {
        foreach (var call in new[] { $"{name}(1)", $"{name.ToUpperInvariant()} ('a', 2)" })
        {
            var result = await bucket.Shell.RunAsync("query", $"SELECT {call}");
            Assert.Equal(1, result.ExitCode);
            Assert.StartsWith($"error: the function {name} does not run here: ", result.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_difference_is_what_the_page_says(string expression, string here) =>
        Assert.Equal(here + "\n", bucket.Rows($"SELECT {expression}"));

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_runs_as_the_page_says(string query, string firstRow) =>
        Assert.Equal(firstRow, bucket.Rows(query).Split('\n')[0]);

    [Theory]
    [InlineData("EXPLAIN (TYPE IO) SELECT 1")]
    [InlineData("explain (format json) SELECT 1")]
    public async Task Options_of_EXPLAIN_are_refused(string query) =>
        Assert.Equal("error: EXPLAIN has no options here: it shows DuckDB's plan\n", (await bucket.Shell.RunAsync("query", query)).Errors);

    private static TheoryData<string, string> RowsUnder(string heading)
    {
        var rows = new TheoryData<string, string>();
        foreach (Match row in DifferenceRow().Matches(Section(heading)))
            rows.Add(row.Groups[1].Value, row.Groups[2].Value);
        return rows;
    }

    private static ImmutableArray<string> NamesUnder(string heading) =>
        [.. Name().Matches(Section(heading)).Select(match => match.Groups[1].Value)];

    private static string Section(string heading) => Page.Split($"## {heading}\n")[1].Split("\n## ")[0];

    [GeneratedRegex("`([a-z0-9_]+)`[,\n]")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b[A-Za-z_][A-Za-z0-9_]*(?=\()")]
    private static partial Regex Call();

    // Rows whose value is one that can be compared
    [GeneratedRegex("^\\| `([^`]+)` \\| `([^`]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex DifferenceRow();
}
