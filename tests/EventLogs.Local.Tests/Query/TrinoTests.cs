using System.Text.RegularExpressions;
using EventLogs.Local.Catalog;
using EventLogs.Local.Commands;
using EventLogs.Local.Query;
using EventLogs.Local.Query.Syntax;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Query;

public sealed partial class TrinoTests(TrinoTests.EmptyBucket bucket) : IClassFixture<TrinoTests.EmptyBucket>
{
    private const string Numbers = "(VALUES (1), (2), (3), (3), (10)) AS numbers(n)";

    public static TheoryData<string, string> Cases { get; } = ReadCases();

    /// <summary>The first case of each function and of each operator.</summary>
    public static TheoryData<string, string> FirstCases { get; } = FirstOfEach();

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_expression_gives_what_Trino_gives(string expression, string expected) =>
        Assert.Equal(expected, Value($"SELECT {expression}"));

    /// <summary>The other cases share an engine, in which macros stay that an earlier one has been given.</summary>
    [Theory]
    [MemberData(nameof(FirstCases))]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task An_expression_alone_is_given_all_that_it_needs(string expression, string expected)
    {
        var csv = await bucket.Shell.OutputAsync("query", Statement($"SELECT {expression}"), "--format", "csv");
        Assert.Equal(expected, Text(csv.Split('\n', 2)[1]));
    }

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
    [InlineData("count(*) - count(DISTINCT n)", "1")]
    [InlineData("sum(CASE WHEN n > 2 THEN 1 ELSE 0 END) + sum(CASE WHEN n < 2 THEN 1 ELSE 0 END)", "4")]
    [InlineData("max(TIMESTAMP '2026-01-02 00:00:00') - min(TIMESTAMP '2026-01-01 00:00:00')", "1 00:00:00.000")]
    [InlineData("max(DATE '2026-01-02') - INTERVAL '1' DAY", "2026-01-01")]
    [InlineData("date_trunc('month', max(DATE '2026-01-02'))", "2026-01-01")]
    [InlineData("to_iso8601(max(DATE '2026-01-02'))", "2026-01-02")]
    [InlineData("date_diff('day', min(DATE '2026-01-01'), max(DATE '2026-01-02') + INTERVAL '1' DAY)", "2")]
    [InlineData("max(from_iso8601_timestamp('2026-01-01T00:00:00Z')) AT TIME ZONE 'UTC'", "2026-01-01 00:00:00.000")]
    [InlineData("sum(n) * 100.0 / count(*)", "380.0")]
    [InlineData("sum(n) / 0e0", "Infinity")]
    [InlineData("array_agg(n ORDER BY n DESC)[1]", "10")]
    [InlineData("approx_distinct(n) FILTER (WHERE n > 2)", "2")]
    [InlineData("approx_percentile(n, 0.5) FILTER (WHERE n > 2)", "3")]
    [InlineData("array_agg(nullif(n, 3) ORDER BY n)", "[1,2,null,null,10]")]
    [InlineData("any_value(n) > 0", "true")]
    [InlineData("arbitrary(n) > 0", "true")]
    [InlineData("histogram(n)[3]", "2")]
    [InlineData("map_agg(n, -n)[10]", "-10")]
    [InlineData("listagg(CAST(n AS varchar), ',') WITHIN GROUP (ORDER BY n)", "1,2,3,3,10")]
    [InlineData("bool_and(n > 0)", "true")]
    [InlineData("bitwise_and_agg(n)", "0")]
    [InlineData("bitwise_or_agg(n)", "11")]
    [InlineData("round(geometric_mean(n), 4)", "2.8252")]
    [InlineData("round(stddev(n), 4)", "3.5637")]
    [InlineData("round(stddev_samp(n), 4)", "3.5637")]
    [InlineData("round(stddev_pop(n), 4)", "3.1875")]
    [InlineData("round(variance(n), 4)", "12.7")]
    [InlineData("round(var_samp(n), 4)", "12.7")]
    [InlineData("round(var_pop(n), 4)", "10.16")]
    [InlineData("round(skewness(n), 4)", "1.2939")]
    [InlineData("round(kurtosis(n), 4)", "4.0157")]
    [InlineData("corr(n, n)", "1.0")]
    [InlineData("round(covar_pop(n, n), 4)", "10.16")]
    [InlineData("round(covar_samp(n, n), 4)", "12.7")]
    [InlineData("regr_slope(n, n)", "1.0")]
    [InlineData("regr_intercept(n, n)", "0.0")]
    [InlineData("max(n)", "10")]
    [InlineData("min(n)", "1")]
    public void An_aggregate_gives_what_Trino_gives(string expression, string expected) =>
        Assert.Equal(expected, Value($"SELECT {expression} FROM {Numbers}"));

    [Theory]
    [InlineData("SELECT x FROM UNNEST(ARRAY['a', 'b']) WITH ORDINALITY AS t(x, n) WHERE n = 2", "b")]
    [InlineData("SELECT sum(x) FROM (SELECT ARRAY[1, 2] AS xs) CROSS JOIN UNNEST(xs) AS t(x)", "3")]
    [InlineData("SELECT max(n - p) FROM (SELECT n, lag(n) OVER (ORDER BY n) AS p FROM (VALUES (1), (5)) AS t(n))", "4")]
    [InlineData("SELECT approx_percentile(n, 0.5) OVER (ORDER BY n) FROM (VALUES (1)) AS t(n)", "1")]
    [InlineData("SELECT sum(x) FROM (VALUES 1, 2, 3) t(x)", "6")]
    [InlineData("SELECT max(x) FROM (VALUES 1, (2), 1 + 2) t(x)", "3")]
    [InlineData("SELECT sum(x) FROM (VALUES 1) t(n) CROSS JOIN UNNEST(ARRAY[1, 2, 3]) AS u(x)", "6")]
    [InlineData("SELECT sum(v) FROM UNNEST(MAP(ARRAY['a', 'b'], ARRAY[1, 2])) AS t(k, v)", "3")]
    [InlineData("SELECT k FROM UNNEST(MAP(ARRAY['a', 'b'], ARRAY[1, 2])) WITH ORDINALITY AS t(k, v, n) WHERE n = 2", "b")]
    [InlineData("SELECT b FROM UNNEST(ARRAY[CAST(ROW(1, 'x') AS row(a integer, b varchar))]) AS t(a, b)", "x")]
    [InlineData("WITH q AS (SELECT ARRAY[CAST(ROW(1, 'x') AS row(a integer, b varchar))] AS xs) SELECT t.b FROM q CROSS JOIN UNNEST(xs) AS t", "x")]
    [InlineData("SELECT max(b) FROM (SELECT MAP(ARRAY['a'], ARRAY[5]) AS m) AS q, UNNEST(q.m) AS t(a, b)", "5")]
    [InlineData("SELECT count(*) FROM UNNEST(ARRAY[1, 2], ARRAY['a']) AS t(a, b) WHERE b IS NULL", "1")]
    [InlineData("SELECT count(*) FROM UNNEST(ARRAY[ARRAY[1, 2], ARRAY[3]]) AS t(a)", "2")]
    [InlineData("SELECT p FROM (SELECT y, lag(x) IGNORE NULLS OVER (ORDER BY y) AS p FROM (VALUES (1, 1), (NULL, 2), (3, 3)) t(x, y)) WHERE y = 3", "1")]
    [InlineData("SELECT x FROM (VALUES 1, 2, 3) t(x) ORDER BY x OFFSET 1 LIMIT 1", "2")]
    [InlineData("SELECT x FROM (VALUES 1, 2, 3) t(x) ORDER BY x FETCH FIRST 1 ROWS ONLY", "1")]
    [InlineData("SELECT count(*) FROM (VALUES 1, 2, 3) t(x) TABLESAMPLE BERNOULLI (100)", "3")]
    [InlineData("SELECT x FROM (VALUES 1, NULL) t(x) ORDER BY x DESC LIMIT 1", "1")]
    [InlineData("SELECT x FROM (VALUES 1, NULL) t(x) ORDER BY x LIMIT 1", "1")]
    [InlineData("SELECT max(x / 2) FROM (VALUES 5, 4) t(x) GROUP BY x / 2", "2")]
    [InlineData("SELECT sum(n) FROM (SELECT ntile(2) OVER (ORDER BY x) AS n FROM (VALUES 5, 4) t(x))", "3")]
    [InlineData("SELECT sum(n) FROM (SELECT rank() OVER (ORDER BY x) + dense_rank() OVER (ORDER BY x) + row_number() OVER (ORDER BY x) AS n FROM (VALUES 5, 4) t(x))", "9")]
    [InlineData("SELECT max(n) FROM (SELECT cume_dist() OVER (ORDER BY x) + percent_rank() OVER (ORDER BY x) AS n FROM (VALUES 5, 4) t(x))", "2.0")]
    [InlineData("SELECT max(n) FROM (SELECT first_value(x) OVER (ORDER BY x) + lead(x, 1, 0) OVER (ORDER BY x) AS n FROM (VALUES 5, 4) t(x))", "9")]
    [InlineData("SELECT max(n) FROM (SELECT nth_value(x, 1) OVER (ORDER BY x) + last_value(x) OVER (ORDER BY x) AS n FROM (VALUES 5, 4) t(x))", "9")]
    public void A_statement_gives_what_Trino_gives(string sql, string expected) => Assert.Equal(expected, Value(sql));

    [Theory]
    [InlineData("SELECT from_iso8601_timestamp('yesterday')", "yesterday")]
    [InlineData("SELECT date_add('fortnight', 1, current_date)", "'fortnight' is not a valid TIMESTAMP field")]
    [InlineData("SELECT json_parse('x')", "Malformed JSON")]
    [InlineData("SELECT 1 / 0", "Division by zero")]
    [InlineData("SELECT 1.0 / 0", "Division by zero")]
    [InlineData("SELECT 5 % 0", "Division by zero")]
    [InlineData("SELECT ARRAY[1, 2][5]", "Array subscript must be less than or equal to array length: 5 > 2")]
    [InlineData("SELECT ARRAY[1, 2][0]", "Array subscript is less than 1: 0")]
    [InlineData("SELECT x[3] FROM (VALUES ARRAY[1, 2]) AS t(x)", "Array subscript must be less than or equal to array length: 3 > 2")]
    [InlineData("SELECT MAP(ARRAY['a'], ARRAY[1])['b']", "Key not present in map: b")]
    [InlineData("SELECT CAST('2.5' AS integer)", "Cannot cast '2.5' to an integer")]
    [InlineData("SELECT concat('a')", "There must be two or more arguments of concat")]
    [InlineData("SELECT split_part('a', ',', 0)", "Index must be greater than zero")]
    [InlineData("SELECT date_format(now(), '%D')", "%?D")]
    [InlineData("SELECT format('%d', 'a')", "format: %d does not take a")]
    [InlineData("SELECT format('%s')", "format: there is no value for %s")]
    [InlineData("SELECT json_value('{}', 'lax $.a ? (@ > 1)')", "filters and methods do not")]
    [InlineData("SELECT json_value('{}', 'lax $.a' DEFAULT 1 ON EMPTY)", "json_value runs here without DEFAULT 1 ON EMPTY")]
    [InlineData("SELECT json_extract('{}', '$.a[*]')", "has more than names and subscripts")]
    [InlineData("SELECT from_base('z', 10)", "Not a valid base-10 number: z")]
    [InlineData("SELECT CAST(ROW(1) AS row(integer))", "a row type runs here only when each field has a name")]
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

    private static TheoryData<string, string> FirstOfEach()
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var cases = new TheoryData<string, string>();
        foreach (var (expression, expected) in Cases.Select(row => ((string)row[0], (string)row[1])))
        {
            var names = CallOrOperator().Matches(expression).Select(match => match.Value).ToList();
            if (!known.IsSupersetOf(names))
                cases.Add(expression, expected);
            known.UnionWith(names);
        }

        return cases;
    }

    private string Value(string sql) => Text(bucket.Rows(Statement(sql)));

    private static string Statement(string sql) => $"SELECT * FROM ({sql}) AS result(value)";

    private static string Text(string rows)
    {
        var text = rows.TrimEnd('\n');
        return text.Length == 0 ? "NULL" : text.StartsWith('"') ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    [GeneratedRegex(@"\w+(?=\()|AT TIME ZONE|INTERVAL|[-+*/%]")]
    private static partial Regex CallOrOperator();

    /// <summary>A bucket without objects, and one engine over it: to open one takes fifteen times as long as a query that reads nothing.</summary>
    public sealed class EmptyBucket : IDisposable
    {
        private readonly Lazy<QueryEngine> _engine;

        public EmptyBucket()
        {
            Directory.CreateDirectory(Shell.Bucket);
            _engine = new(() => new QueryEngine(new LocalBucket(Shell.Bucket), LogIndex.Of(Shell.Catalog), Shell.Views));
        }

        internal Shell Shell { get; } = new();

        /// <summary>What a statement returns, as the command writes it: CSV without the heading.</summary>
        internal string Rows(string sql)
        {
            using var output = new StringWriter { NewLine = "\n" };
            var statement = Assert.Single(SqlReader.Statements(SavedQueries.Fill(sql, [])));
            _engine.Value.Run(statement, new CsvResult(output), isStreamed: true);
            Assert.Empty(_engine.Value.Warnings);
            return output.ToString().Split('\n', 2)[1];
        }

        public void Dispose()
        {
            if (_engine.IsValueCreated)
                _engine.Value.Dispose();
            Shell.Dispose();
        }
    }
}
