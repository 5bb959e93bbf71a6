using System.Text;
using EventLogs.Local.Ingest;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Ingest;

public sealed class EventRulesTests
{
    private static readonly EventRules Rules = new(TestCatalog.Events);

    [Theory]
    [InlineData("""{"source":"test.shop","detail-type":"Order Placed"}""", "order_placed")]
    [InlineData("""{"detail-type":"Order Shipped","x":{"source":"other"},"source":"test.shop"}""", "order_shipped")]
    [InlineData("""{"s\u006furce":"test\u002eshop","detail-type":"Order Placed"}""", "order_placed")]
    [InlineData("""{"source":"other","detail-type":"x","source":"test.shop","detail-type":"Order Placed"}""", "order_placed")]
    [InlineData("""{"source":"test.shop","detail-type":"Order Placed","x":"\ud800"}""", "order_placed")]
    public void An_event_is_matched_by_source_and_detail_type(string json, string table)
    {
        Assert.Equal(table, Rules.Match(Encoding.UTF8.GetBytes(json), out var reason)?.Table.Name);
        Assert.Null(reason);
    }

    [Theory]
    [InlineData("""{"source":"test.Shop","detail-type":"Order Placed"}""", "\"test.Shop\"", "\"Order Placed\"")]
    [InlineData("""{"source":"test.shop","detail-type":"Order Placed "}""", "\"test.shop\"", "\"Order Placed \"")]
    [InlineData("""{"source":"test.shop","detail-type":"Order Placed","source":"other"}""", "\"other\"", "\"Order Placed\"")]
    [InlineData("""{"source":"test.shop","detail-type":"\ud800rder Placed"}""", "\"test.shop\"", "\"\\ud800rder Placed\"")]
    [InlineData("""{"source":"test.shop"}""", "\"test.shop\"", "(missing)")]
    [InlineData("""{"source":["test.shop"],"detail-type":{"a":1}}""", "[\"test.shop\"]", "{\"a\":1}")]
    [InlineData("{}", "(missing)", "(missing)")]
    public void What_no_rule_takes_is_said(string json, string source, string detailType)
    {
        Assert.Null(Rules.Match(Encoding.UTF8.GetBytes(json), out var reason));
        Assert.Equal($"no rule for source {source}, detail-type {detailType}", reason);
    }

    [Theory]
    [InlineData("""{"source":"test.shop","detail-type":"Order Placed","region":"eu-west-1"}""", null)]
    [InlineData("""{"source":"test.shop","detail-type":"Return Sent","region":"eu-west-1"}""", null)]
    [InlineData("""{"source":"test.shop","detail-type":"Ret\u0075rn Sent","region":"eu-west-1"}""", null)]
    [InlineData("""{"source":"test.shop","detail-type":"Return Sent","region":"us-east-1"}""", "the event pattern of order_placed does not take its region")]
    [InlineData("""{"source":"test.shop","detail-type":"Order Placed"}""", "the event pattern of order_placed does not take its region")]
    [InlineData("""{"source":"test.shop","detail-type":"Return","region":"eu-west-1"}""", "no rule for source \"test.shop\", detail-type \"Return\"")]
    public void A_rule_takes_several_detail_types_and_what_its_pattern_matches(string json, string? expected)
    {
        var rules = new EventRules([TestCatalog.Events[0] with { DetailTypes = new([TestCatalog.Placed], ["Return "]), Pattern = new("""{"region":[{"prefix":"eu-"}]}""") }]);
        var bytes = Encoding.UTF8.GetBytes(json);

        var rule = rules.Match(bytes, out var reason);

        Assert.Equal(expected, reason);
        Assert.Equal(expected is null, rule is not null);
        Assert.True(rules.IsObject(bytes, out var quick));
        Assert.Same(rule, quick);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"source\"")]
    public void What_is_no_object_matches_no_rule(string json)
    {
        Assert.Null(Rules.Match(Encoding.UTF8.GetBytes(json), out var reason));
        Assert.Equal("not a JSON object", reason);
    }

    [Fact]
    public void A_long_value_is_cut_in_the_reason()
    {
        Rules.Match(Encoding.UTF8.GetBytes($"{{\"source\":\"{new string('x', 1000)}\"}}"), out var reason);

        Assert.InRange(reason!.Length, 100, 250);
    }
}
