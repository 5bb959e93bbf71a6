using System.Text;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Runtime.Tests.Catalog;

/// <summary>Which events a pattern matches: as EventBridge's own documentation has it.</summary>
public sealed class EventPatternTests
{
    private const string Event = """
        {
          "source": "test.shop", "account": "111122223333", "time": "2026-11-22T18:43:48Z", "resources": ["arn:a", "arn:b"],
          "detail": {
            "state": "PAID", "note": null, "count": 5, "total": 3.018e2, "big": 12345678901234567890, "gift": false, "empty": "", "none": [],
            "customer": { "name": "Ada" }, "lines": [{ "sku": "a", "count": 1 }, { "sku": "b" }], "nested": [["x"], [1]], "half": "\ud800"
          }
        }
        """;

    [Theory]
    [InlineData("""{ "account": ["1", "111122223333"] }""", true)]
    [InlineData("""{ "account": [111122223333] }""", false)]
    [InlineData("""{ "resources": ["arn:b"] }""", true)]
    [InlineData("""{ "resources": ["arn:c"] }""", false)]
    [InlineData("""{ "detail": { "state": ["paid"] } }""", false)]
    [InlineData("""{ "detail": { "state": [{ "equals-ignore-case": "paid" }] } }""", true)]
    [InlineData("""{ "detail": { "state": [{ "prefix": "PA" }] } }""", true)]
    [InlineData("""{ "detail": { "state": [{ "prefix": "AI" }] } }""", false)]
    [InlineData("""{ "detail": { "state": [{ "suffix": "ID" }] } }""", true)]
    [InlineData("""{ "detail": { "count": [{ "prefix": "5" }] } }""", false)]
    [InlineData("""{ "detail": { "state": ["PAID"], "count": [6] } }""", false)]
    [InlineData("""{ "detail": { "count": [5] } }""", true)]
    [InlineData("""{ "detail": { "count": ["5"] } }""", false)]
    [InlineData("""{ "detail": { "total": [301.8] } }""", true)]
    [InlineData("""{ "detail": { "big": [12345678901234567890] } }""", true)]
    [InlineData("""{ "detail": { "gift": [false] } }""", true)]
    [InlineData("""{ "detail": { "gift": [true] } }""", false)]
    [InlineData("""{ "detail": { "note": [{ "anything-but": "x" }] } }""", true)]
    [InlineData("""{ "detail": { "empty": [""] } }""", true)]
    [InlineData("""{ "detail": { "count": [{ "numeric": [">", 0, "<=", 5] }] } }""", true)]
    [InlineData("""{ "detail": { "count": [{ "numeric": [">", 5] }] } }""", false)]
    [InlineData("""{ "detail": { "count": [{ "numeric": ["<", 5] }, { "numeric": [">=", 5] }] } }""", true)]
    [InlineData("""{ "detail": { "total": [{ "numeric": ["=", 301.8] }] } }""", true)]
    [InlineData("""{ "detail": { "state": [{ "numeric": ["=", 1] }] } }""", false)]
    [InlineData("""{ "detail": { "state": [{ "anything-but": "PAID" }] } }""", false)]
    [InlineData("""{ "detail": { "state": [{ "anything-but": ["SENT", "LOST"] }] } }""", true)]
    [InlineData("""{ "detail": { "state": [{ "anything-but": { "prefix": "PA" } }] } }""", false)]
    [InlineData("""{ "detail": { "state": [{ "anything-but": { "suffix": ["ED", "ID"] } }] } }""", false)]
    [InlineData("""{ "detail": { "state": [{ "anything-but": { "equals-ignore-case": "Sent" } }] } }""", true)]
    [InlineData("""{ "detail": { "count": [{ "anything-but": [4, 5.0] }] } }""", false)]
    [InlineData("""{ "detail": { "missing": [{ "anything-but": "x" }] } }""", false)]
    [InlineData("""{ "resources": [{ "anything-but": "arn:a" }] }""", true)]
    [InlineData("""{ "detail": { "state": [{ "exists": true }] } }""", true)]
    [InlineData("""{ "detail": { "state": [{ "exists": false }] } }""", false)]
    [InlineData("""{ "detail": { "note": [{ "exists": true }] } }""", true)]
    [InlineData("""{ "detail": { "missing": [{ "exists": false }] } }""", true)]
    [InlineData("""{ "detail": { "customer": [{ "exists": false }] } }""", true)]
    [InlineData("""{ "detail": { "none": [{ "exists": false }] } }""", true)]
    [InlineData("""{ "detail": { "missing": { "deeper": [{ "exists": false }] } } }""", true)]
    [InlineData("""{ "detail": { "customer": { "name": ["Ada"] } } }""", true)]
    [InlineData("""{ "detail": { "customer": { "name": { "first": ["Ada"] } } } }""", false)]
    [InlineData("""{ "detail": { "lines": { "sku": ["b"] } } }""", true)]
    [InlineData("""{ "detail": { "lines": { "sku": ["c"] } } }""", false)]
    [InlineData("""{ "detail": { "nested": [1] } }""", true)]
    [InlineData("""{ "detail": { "half": [{ "prefix": "x" }, "x"] } }""", false)]
    public void A_pattern_matches_as_EventBridge_says(string pattern, bool isMatch)
    {
        var read = new EventPattern(pattern);

        Assert.Empty(read.Problems);
        Assert.Equal(isMatch, read.Mismatch(Encoding.UTF8.GetBytes(Event)) is null);
    }

    [Fact]
    public void The_first_value_that_keeps_an_event_from_being_delivered_is_named() => Assert.Equal(
        "detail.customer.name",
        new EventPattern("""{ "account": ["111122223333"], "detail": { "customer": { "name": ["Bob"] }, "count": [6] } }""").Mismatch(Encoding.UTF8.GetBytes(Event)));

    [Fact]
    public void Of_a_property_that_stands_twice_the_last_counts_and_what_is_not_JSON_is_for_others_to_refuse()
    {
        var pattern = new EventPattern("""{ "region": ["b"] }""");

        Assert.Null(pattern.Mismatch("""{"region":"a","region":"b"}"""u8));
        Assert.Equal("region", pattern.Mismatch("""{"region":"b","region":"a"}"""u8));
        Assert.Null(pattern.Mismatch("{"u8));
    }

    [Theory]
    [InlineData("""{ "a": "b" }""", "a")]
    [InlineData("""{ "a": [] }""", "a")]
    [InlineData("""{ "a": {} }""", "a")]
    [InlineData("""[]""", "")]
    [InlineData("""{ "detail": { "$or": [{ "a": [1] }, { "b": [1] }] } }""", "detail/$or")]
    [InlineData("""{ "source": ["a"] }""", "source")]
    [InlineData("""{ "detail": { "source": ["a", { "cidr": "10.0.0.0/8" }] } }""", "detail/source/1")]
    [InlineData("""{ "a": [{ "prefix": "" }] }""", "a/0")]
    [InlineData("""{ "a": [{}, ["b"], null] }""", "a/0 a/1 a/2")]
    [InlineData("""{ "a": [{ "numeric": [">", 0, "<"] }, { "numeric": [">", "0"] }, { "numeric": [0, ">"] }, { "numeric": ["<", 5e9] }] }""", "a/0 a/1 a/2")]
    [InlineData("""{ "a": [{ "anything-but": [] }, { "anything-but": [1, "b"] }, { "anything-but": null }, { "anything-but": { "exists": true } }] }""", "a/0 a/1 a/2 a/3")]
    public void What_is_no_pattern_or_cannot_be_told_is_said_with_its_location(string pattern, string paths) =>
        Assert.Equal(paths, string.Join(' ', new EventPattern(pattern).Problems.Select(problem => string.Join('/', problem.Path))));
}
