using System.Text;
using CsCheck;
using EventLogs.Lambdas.Bootstrap.Http;

namespace EventLogs.Lambdas.Tests.Bootstrap;

public sealed class HttpRequestHeadTests
{
    [Fact]
    public void A_head_is_a_request_line_fields_and_an_empty_line()
    {
        var head = new HttpRequestHead("127.0.0.1:9001");
        Assert.Equal("GET /a HTTP/1.1\r\nHost: 127.0.0.1:9001\r\nName: a value\r\n\r\n", Write(head, "/a", "a value"));
        Assert.Equal("GET /b HTTP/1.1\r\nHost: 127.0.0.1:9001\r\nName: \r\n\r\n", Write(head, "/b", ""));
    }

    [Theory]
    [InlineData("Glue.Evil\r\nX-Injected: 1", "Glue.Evil??X-Injected: 1")]
    [InlineData("a\nb\rc\0d\te\u007f", "a?b?c?d?e?")]
    [InlineData("é😀\u2028", "????")]
    public void What_does_not_belong_into_a_value_is_replaced(string value, string written) =>
        Assert.Equal($"GET /a HTTP/1.1\r\nHost: h\r\nName: {written}\r\n\r\n", Write(new HttpRequestHead("h"), "/a", value));

    [Fact]
    public void No_text_begins_another_line_or_makes_the_head_long() =>
        Gen.Select(Gen.String, Gen.String, Gen.String[0, 3000]).Sample((host, path, value) =>
        {
            var lines = Write(new HttpRequestHead(host), path, value).Split("\r\n");
            Assert.Equal(5, lines.Length);
            Assert.Equal(["GET", "HTTP/1.1"], lines[0].Split(' ') is [var method, _, var version] ? [method, version] : []);
            NonEmpty.All(lines, line => Assert.True(line.Length < HttpRequestHead.MaxValue + 20));
            NonEmpty.All(lines.SelectMany(line => line), character => Assert.InRange(character, ' ', '~'));
        });

    private static string Write(HttpRequestHead head, string path, string value)
    {
        head.Begin("GET", path);
        head.Field("Name", value);
        return Encoding.UTF8.GetString(head.End());
    }
}
