using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Query;

public sealed class TrinoTests(TrinoTests.EmptyBucket bucket) : IClassFixture<TrinoTests.EmptyBucket>
{
    private const string Numbers = "(VALUES (1), (2), (3), (3), (10)) AS numbers(n)";

    public static TheoryData<string, string> Cases { get; } = ReadCases();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_expression_gives_what_Trino_gives(string expression, string expected) =>
        Assert.Equal(expected, await ValueAsync($"SELECT {expression}"));

    [Theory]
    [InlineData("count_if(n > 2)", "3")]
    [InlineData("approx_distinct(n)", "4")]
    [InlineData("approx_distinct(n, 0.1)", "4")]
    [InlineData("approx_percentile(n, 0.5)", "3")]
    [InlineData("approx_percentile(n, 0.9)", "10")]
    [InlineData("approx_percentile(n, ARRAY[0.2, 0.5])", "[1,3]")]
    [InlineData("max_by(n, -n)", "1")]
    [InlineData("min_by(n, -n)", "10")]
    [InlineData("max_by(n, n, 2)", "[10,3]")]
    [InlineData("every(n > 0)", "true")]
    [InlineData("bool_or(n > 9)", "true")]
    [InlineData("cardinality(array_agg(n))", "5")]
    [InlineData("sum(n) / count(*)", "3")]
    [InlineData("avg(n)", "3.8")]
    [InlineData("sum(n - 1)", "14")]
    [InlineData("count(*) FILTER (WHERE n > 2)", "3")]
    public async Task An_aggregate_gives_what_Trino_gives(string expression, string expected) =>
        Assert.Equal(expected, await ValueAsync($"SELECT {expression} FROM {Numbers}"));

    [Theory]
    [InlineData("SELECT x FROM UNNEST(ARRAY['a', 'b']) WITH ORDINALITY AS t(x, n) WHERE n = 2", "b")]
    [InlineData("SELECT sum(x) FROM (SELECT ARRAY[1, 2] AS xs) CROSS JOIN UNNEST(xs) AS t(x)", "3")]
    [InlineData("SELECT max(n - p) FROM (SELECT n, lag(n) OVER (ORDER BY n) AS p FROM (VALUES (1), (5)) AS t(n))", "4")]
    [InlineData("SELECT approx_percentile(n, 0.5) OVER (ORDER BY n) FROM (VALUES (1)) AS t(n)", "1")]
    public async Task A_statement_gives_what_Trino_gives(string sql, string expected) => Assert.Equal(expected, await ValueAsync(sql));

    [Theory]
    [InlineData("SELECT from_iso8601_timestamp('yesterday')", "yesterday")]
    [InlineData("SELECT date_add('fortnight', 1, current_date)", "'fortnight' is not a valid TIMESTAMP field")]
    [InlineData("SELECT json_parse('x')", "Malformed JSON")]
    public async Task What_Trino_refuses_is_refused(string sql, string message)
    {
        var result = await bucket.Shell.RunAsync("query", sql);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }

    private static TheoryData<string, string> ReadCases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Query", "TrinoCases.txt")))
        {
            if (!line.StartsWith('#'))
                cases.Add(line.Split(" => ")[0], line.Split(" => ")[1]);
        }

        return cases;
    }

    private async Task<string> ValueAsync(string sql)
    {
        var csv = await bucket.Shell.OutputAsync("query", $"SELECT * FROM ({sql}) AS result(value)", "--format", "csv");
        var text = csv.Split('\n', 2)[1].TrimEnd('\n');
        return text.Length == 0 ? "NULL" : text.StartsWith('"') ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    public sealed class EmptyBucket : IDisposable
    {
        public EmptyBucket() => Directory.CreateDirectory(Shell.Bucket);

        internal Shell Shell { get; } = new();

        public void Dispose() => Shell.Dispose();
    }
}
