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
    [InlineData("""{"source":"test.Shop","detail-type":"Order Placed"}""", "no rule for source \"test.Shop\", detail-type \"Order Placed\"")]
    [InlineData("""{"source":"test.shop","detail-type":"Order Placed "}""", "no rule for source \"test.shop\", detail-type \"Order Placed \"")]
    [InlineData("""{"source":"test.shop","detail-type":"Order Placed","source":"other"}""", "no rule for source \"other\", detail-type \"Order Placed\"")]
    [InlineData("""{"source":"test.shop","detail-type":"\ud800rder Placed"}""", "no rule for source \"test.shop\", detail-type \"\\ud800rder Placed\"")]
    [InlineData("""{"source":"test.shop"}""", "no rule for source \"test.shop\", detail-type (missing)")]
    [InlineData("""{"source":["test.shop"],"detail-type":{"a":1}}""", "no rule for source [\"test.shop\"], detail-type {\"a\":1}")]
    [InlineData("{}", "no rule for source (missing), detail-type (missing)")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("\"source\"", "not a JSON object")]
    public void What_no_rule_takes_is_said(string json, string expected)
    {
        Assert.Null(Rules.Match(Encoding.UTF8.GetBytes(json), out var reason));
        Assert.Equal(expected, reason);
    }

    [Fact]
    public void A_long_value_is_cut_in_the_reason()
    {
        Rules.Match(Encoding.UTF8.GetBytes($"{{\"source\":\"{new string('x', 1000)}\"}}"), out var reason);

        Assert.InRange(reason!.Length, 100, 250);
    }
}
