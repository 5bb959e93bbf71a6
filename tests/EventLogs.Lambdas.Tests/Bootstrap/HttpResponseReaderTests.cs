using System.Text;
using EventLogs.Lambdas.Bootstrap.Http;
using EventLogs.Lambdas.Tests.Support;

namespace EventLogs.Lambdas.Tests.Bootstrap;

public sealed class HttpResponseReaderTests
{
    public static TheoryData<string, int, string, bool> Answers => new()
    {
        { "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello", true },
        { "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n", 202, "", true },
        { "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok", 200, "ok", true },
        { "HTTP/1.1 200 OK\ncontent-length:2\n\nok", 200, "ok", true },
        { "HTTP/1.1 200 OK\r\ncOnTeNt-LeNgTh: \t 5 \t \r\n\r\nhello", 200, "hello", true },
        { "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 5\r\n\r\nhello", 200, "hello", false },
        { "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello", false },
        { "HTTP/1.1 200 OK\r\n\r\nuntil the end", 200, "until the end", false },
        { "HTTP/1.1 204 No Content\r\n\r\n", 204, "", true },
        {
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            200, "ok", true
        },
        { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 200, "hello", true },
        { "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n", 200, "", true },
        {
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n"
            + "1;name=value\r\nh\r\n0B \r\nello\r\nworld\r\n00\r\nTrailer: 1\r\n\r\n",
            200, "hello\r\nworld", true
        },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_is_read_whatever_byte_the_network_cuts_it_at(string answer, int status, string body, bool keepsAlive)
    {
        var bytes = Encoding.ASCII.GetBytes(answer);
        for (var cut = 1; cut <= bytes.Length; cut++)
        {
            using var stream = new CutStream(bytes, [cut, bytes.Length]);
            Assert.Equal((status, body, keepsAlive), Read(stream));
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_is_read_in_pieces_of_any_size(string answer, int status, string body, bool keepsAlive)
    {
        var bytes = Encoding.ASCII.GetBytes(answer);
        for (var size = 1; size <= bytes.Length; size++)
        {
            using var stream = new CutStream(bytes, Enumerable.Repeat(size, bytes.Length));
            Assert.Equal((status, body, keepsAlive), Read(stream));
        }
    }

    [Fact]
    public void Answers_follow_each_other_on_one_connection()
    {
        var bytes = Answers.Where(row => (bool)row[3]).SelectMany(row => Encoding.ASCII.GetBytes((string)row[0])).ToArray();
        using var stream = new CutStream(bytes, Enumerable.Repeat(7, bytes.Length));
        var reader = new HttpResponseReader(new HttpInput(stream));
        var response = new HttpResponse();
        foreach (var row in Answers.Where(row => (bool)row[3]))
        {
            reader.Read(response);
            Assert.Equal(((int)row[1], (string)row[2]), (response.Status, Encoding.ASCII.GetString(response.Body.Written)));
        }
    }

    [Fact]
    public void An_answer_that_ends_early_is_an_error_at_every_byte()
    {
        foreach (var row in Answers)
        {
            var bytes = Encoding.ASCII.GetBytes((string)row[0]);
            var isDelimitedByTheEnd = !((string)row[0]).Contains("ength", StringComparison.Ordinal) && !(bool)row[3];
            var head = ((string)row[0]).IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            for (var length = 0; length < (isDelimitedByTheEnd ? head : bytes.Length); length++)
            {
                using var stream = new CutStream(bytes[..length], [length]);
                Assert.Throws<EndOfStreamException>(() => Read(stream));
            }
        }
    }

    [Theory]
    [InlineData("hello\r\n")]
    [InlineData("HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 2x0 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1-200 OK\r\nContent-Length: 0\r\n\r\n")]
    public void What_is_not_an_answer_is_an_error(string answer)
    {
        using var stream = new CutStream(Encoding.ASCII.GetBytes(answer), [answer.Length]);
        Assert.Throws<InvalidDataException>(() => Read(stream));
    }

    [Theory]
    [InlineData("Content-Length: five\r\n\r\n")]
    [InlineData("Content-Length: 5x\r\n\r\n")]
    [InlineData("Content-Length: -5\r\n\r\n")]
    [InlineData("Content-Length: 31457281\r\n\r\n")]
    [InlineData("Content-Length: 2147483647\r\n\r\n")]
    [InlineData("Content-Length: 2147483648\r\n\r\n")]
    [InlineData("Content-Length: 99999999999\r\n\r\n")]
    [InlineData("Content-Length: 9223372036854775807\r\n\r\n")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("Transfer-Encoding: gzip, chunked\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nx\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n-1\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1e00001\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n80000000\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nffffffff\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n1dfffff\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n")]
    public void A_body_that_cannot_be_read_leaves_the_head_and_ends_the_connection(string rest)
    {
        var answer = "HTTP/1.1 200 OK\r\nName: value\r\n" + rest;
        using var stream = new CutStream(Encoding.ASCII.GetBytes(answer), [answer.Length]);
        var response = new HttpResponse();
        new HttpResponseReader(new HttpInput(stream)).Read(response);
        Assert.Equal((200, "value", 0, false), (response.Status, response.GetField("name"u8), response.Body.Length, response.KeepsAlive));
        Assert.StartsWith("The answer has a ", response.BodyError, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_without_end_is_read_up_to_the_limit()
    {
        using var stream = new CutStream(
            [.. "HTTP/1.1 200 OK\r\n\r\n"u8, .. new byte[HttpResponseReader.MaxBody + 1]], Enumerable.Repeat(1_000_000, 100));
        var response = new HttpResponse();
        new HttpResponseReader(new HttpInput(stream)).Read(response);
        Assert.NotNull(response.BodyError);
        Assert.True(response.Body.Length == 0);
    }

    [Fact]
    public void An_endless_line_is_an_error()
    {
        using var stream = new CutStream(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nName: " + new string('x', 1_000_000)), [1000]);
        Assert.Throws<InvalidDataException>(() => Read(stream));
    }

    [Fact]
    public void Endless_fields_are_an_error()
    {
        var fields = string.Concat(Enumerable.Repeat("Name: value\r\n", 100_000));
        using var stream = new CutStream(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\n" + fields), [1000]);
        Assert.Throws<InvalidDataException>(() => Read(stream));
    }

    [Fact]
    public void A_field_is_found_by_its_whole_name()
    {
        const string Answer = "HTTP/1.1 200 OK\r\nX-Name: 1\r\nName-X: 2\r\nNAME:  3 \r\nName: 4\r\nContent-Length: 0\r\n\r\n";
        using var stream = new CutStream(Encoding.ASCII.GetBytes(Answer), [Answer.Length]);
        var response = new HttpResponse();
        new HttpResponseReader(new HttpInput(stream)).Read(response);
        Assert.Equal("3", response.GetField("name"u8));
        Assert.Null(response.GetField("other"u8));
    }

    [Fact]
    public void A_long_body_is_read_into_place()
    {
        var body = new byte[6 * 1024 * 1024];
        new Random(1).NextBytes(body);
        byte[] bytes = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
        using var stream = new CutStream(bytes, Enumerable.Repeat(65_521, 1000));
        var response = new HttpResponse();
        new HttpResponseReader(new HttpInput(stream)).Read(response);
        Assert.True(response.Body.Written.SequenceEqual(body));
    }

    private static (int Status, string Body, bool KeepsAlive) Read(Stream stream)
    {
        var response = new HttpResponse();
        new HttpResponseReader(new HttpInput(stream)).Read(response);
        return (response.Status, Encoding.ASCII.GetString(response.Body.Written), response.KeepsAlive);
    }
}
