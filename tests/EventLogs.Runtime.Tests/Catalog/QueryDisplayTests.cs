using CsCheck;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Runtime.Tests.Catalog;

public sealed class QueryDisplayTests
{
    private const string Sql = """
        -- title: Orders
        -- chart: line x=day y=median,p90 unit=s label="How long it takes"
        -- filter: shop, town
        -- chart: tile y=orders before=orders_before better=more
        -- period: day
        -- position: 20
        SELECT 1
        -- chart: bar x=not y=head
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void The_head_says_how_a_query_is_shown(string lineEnd)
    {
        var sql = Sql.ReplaceLineEndings(lineEnd);
        var display = QueryDisplay.Read(sql);

        Assert.Empty(display.Problems);
        Assert.Equal(["line", "tile"], display.Charts.Select(chart => chart.Kind.Name));
        Assert.Equal("median p90", string.Join(' ', display.Charts[0].Columns("y")));
        Assert.Equal("How long it takes", display.Charts[0].Settings["label"]);
        Assert.Empty(display.Charts[0].Columns("color"));
        Assert.Equal(("shop town", "day", 20), (string.Join(' ', display.Filters), display.Period, display.Position));
        Assert.Equal(
            ["day", "median", "p90", "orders", "orders_before", "shop", "town", "day"], display.References.Select(reference => reference.Name));
        NonEmpty.All(display.References, reference => Assert.Equal(reference.Name, sql.Substring(reference.Offset, reference.Name.Length)));
    }

    [Fact]
    public void Any_text_is_read()
    {
        string[] words = ["-- chart:", "-- filter:", "-- period:", "-- position:", "9", "line", "tile", "x=", "y=", "a", "b,", "\"", " ", "\n", "=", ",", "--", "\r\n"];
        var head = Gen.Int[0, words.Length - 1].Array[0, 30].Select(picks => string.Concat(picks.Select(pick => words[pick])));
        Gen.OneOf(Gen.String, head).Sample(sql =>
        {
            var display = QueryDisplay.Read(sql);
            return display.References.All(reference => sql.AsSpan(reference.Offset).StartsWith(reference.Name, StringComparison.Ordinal))
                && display.Problems.All(problem => problem.Offset >= 0 && problem.Offset <= sql.Length);
        });
    }
}
