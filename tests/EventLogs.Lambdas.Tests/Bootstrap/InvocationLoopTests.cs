using System.Buffers;
using System.Text;
using System.Text.Json;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Lambdas.Tests.Support;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Tests.Bootstrap;

public sealed class InvocationLoopTests : IDisposable
{
    private readonly RuntimeApiServer _server = new();
    private readonly MemoryStream _log = new();

    public void Dispose()
    {
        _server.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Every_invocation_is_answered_under_its_own_id_over_one_connection()
    {
        var loop = Run(Echo);
        for (var number = 1; number <= 100; number++)
        {
            var post = await _server.InvokeAsync(Encoding.UTF8.GetBytes($"{{\"number\":{number}}}"));
            Assert.Equal($"POST /2018-06-01/runtime/invocation/request-{number}/response", post.Line);
            Assert.Equal($"{{\"number\":{number}}}", post.Text);
            Assert.Equal("application/json", post.Fields["Content-Type"]);
            Assert.Equal(_server.Address, post.Fields["Host"]);
        }

        Assert.Equal(1, _server.Connections);
        await EndAsync(loop);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8191)]
    [InlineData(8192)]
    [InlineData(8193)]
    [InlineData(6 * 1024 * 1024)]
    public async Task A_payload_of_any_length_and_framing_arrives_whole(int length)
    {
        var payload = new byte[length];
        new Random(length).NextBytes(payload);
        var loop = Run(Echo);
        Assert.Equal(payload, (await _server.InvokeAsync(payload)).Body);
        Assert.Equal(payload, (await _server.InvokeAsync(_server.ChunkedInvocation(payload, 16_000))).Body);
        Assert.Equal(payload, (await _server.InvokeAsync(_server.ChunkedInvocation(payload, 333_333))).Body);
        await EndAsync(loop);
    }

    [Fact]
    public async Task The_deadline_and_the_trace_id_reach_the_handler()
    {
        var loop = Run((invocation, response) =>
        {
            Encoding.UTF8.GetBytes($"{invocation.Deadline.ToUnixTimeMilliseconds()} {invocation.TraceId} "
                + Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"), response);
            return null;
        });
        var reply = HttpReply.Status(
            200,
            [],
            ("Lambda-Runtime-Aws-Request-Id", "a"),
            ("Lambda-Runtime-Deadline-Ms", "1542409706888"),
            ("Lambda-Runtime-Trace-Id", "Root=1-2"));
        Assert.Equal("1542409706888 Root=1-2 Root=1-2", (await _server.InvokeAsync(reply)).Text);

        reply = HttpReply.Status(200, [], ("Lambda-Runtime-Aws-Request-Id", "b"), ("Lambda-Runtime-Deadline-Ms", "soon"));
        Assert.Equal($"{DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()}  ", (await _server.InvokeAsync(reply)).Text);
        await EndAsync(loop);
    }

    [Fact]
    public async Task An_error_that_the_handler_returns_is_reported_and_logged_and_the_next_invocation_served()
    {
        var loop = Run((invocation, response) =>
        {
            response.Write("half an answer"u8);
            return invocation.Payload.IsEmpty ? new FunctionError("Test.Empty", "The payload is \"empty\".") : null;
        });

        var post = await _server.InvokeAsync([]);
        Assert.Equal("POST /2018-06-01/runtime/invocation/request-1/error", post.Line);
        Assert.Equal("Test.Empty", post.Fields["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal("application/vnd.aws.lambda.error+json", post.Fields["Content-Type"]);
        AssertError(post.Body, "Test.Empty", "The payload is \"empty\".", hasStackTrace: false);

        post = await _server.InvokeAsync([1]);
        Assert.EndsWith("/request-2/response", post.Line, StringComparison.Ordinal);
        Assert.Equal("half an answer", post.Text);
        await EndAsync(loop);

        var line = Assert.Single(LogLines());
        Assert.Equal("ERROR", line.GetProperty("level").GetString());
        Assert.Equal("request-1", line.GetProperty("requestId").GetString());
        Assert.Equal("Test.Empty", line.GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task What_the_handler_throws_is_reported_with_its_stack_trace()
    {
        var loop = Run((_, _) => throw new InvalidOperationException("Line one.\nLine \"two\"."));
        var post = await _server.InvokeAsync([]);
        Assert.EndsWith("/request-1/error", post.Line, StringComparison.Ordinal);
        AssertError(post.Body, "System.InvalidOperationException", "Line one.\nLine \"two\".", hasStackTrace: true);
        await EndAsync(loop);
    }

    [Fact]
    public async Task An_answer_that_the_api_finds_too_large_becomes_an_error_of_the_invocation()
    {
        var loop = Run(Echo);
        _server.OnPost(HttpReply.Status(413, "{\"errorType\":\"RequestEntityTooLarge\"}"u8.ToArray()));
        Assert.EndsWith("/request-1/response", (await _server.InvokeAsync(new byte[7_000_000])).Line, StringComparison.Ordinal);

        var report = await _server.PostAsync();
        Assert.EndsWith("/request-1/error", report.Line, StringComparison.Ordinal);
        Assert.Equal("Runtime.ResponseTooLarge", report.Fields["Lambda-Runtime-Function-Error-Type"]);
        Assert.Contains("7000000 bytes", report.Text, StringComparison.Ordinal);
        Assert.Equal([1], (await _server.InvokeAsync([1])).Body);
        await EndAsync(loop);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "7fffffff\r\n")]
    [InlineData("Transfer-Encoding: chunked", "what?\r\n")]
    [InlineData("Content-Length", "2147483647")]
    [InlineData("Content-Length", "a lot")]
    public async Task A_payload_that_cannot_be_received_fails_its_invocation_and_not_the_process(string field, string rest)
    {
        var loop = Run(Echo);
        var framing = field == "Content-Length" ? $"{field}: {rest}\r\n\r\n" : $"{field}\r\n\r\n{rest}";
        var head = $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: large\r\n{framing}";
        var post = await _server.InvokeAsync(new HttpReply([Encoding.ASCII.GetBytes(head)]));
        Assert.EndsWith("/large/error", post.Line, StringComparison.Ordinal);
        Assert.Equal("Runtime.UnreadablePayload", post.Fields["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal([1], (await _server.InvokeAsync([1])).Body);
        await EndAsync(loop);
    }

    [Fact]
    public async Task An_error_of_any_length_and_with_any_text_is_reported_as_one_request()
    {
        var text = new string('é', 1_000_000);
        var type = "Glue.Evil\r\nX-Injected: 1\r\n\r\nPOST /x HTTP/1.1\r\n" + text;
        var loop = Run((_, _) => new FunctionError(type, text, [.. Enumerable.Repeat(text, 101)]));
        for (var number = 1; number <= 2; number++)
        {
            var post = await _server.InvokeAsync([]);
            Assert.Equal($"POST /2018-06-01/runtime/invocation/request-{number}/error", post.Line);
            Assert.False(post.Fields.ContainsKey("X-Injected"));
            Assert.StartsWith("Glue.Evil??X-Injected: 1", post.Fields["Lambda-Runtime-Function-Error-Type"], StringComparison.Ordinal);
            Assert.InRange(post.Body.Length, 16_384, 256 * 1024);
            Assert.StartsWith("Glue.Evil\r\n", JsonElement.Parse(post.Body).GetProperty("errorType").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(1, _server.Connections);
        await EndAsync(loop);
    }

    [Fact]
    public async Task A_log_that_nobody_takes_fails_no_invocation()
    {
        var log = new LogWriter(new BrokenStream());
        var loop = Run(
            (invocation, response) =>
            {
                log.BeginInformation(invocation.RequestId, "Something happened.");
                log.End();
                log.Flush();
                response.Write(invocation.Payload);
                return invocation.Payload.IsEmpty ? new FunctionError("Test.Empty", "The payload is empty.") : null;
            },
            log);
        Assert.EndsWith("/error", (await _server.InvokeAsync([])).Line, StringComparison.Ordinal);
        Assert.Equal([1], (await _server.InvokeAsync([1])).Body);
        await EndAsync(loop);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task An_answer_that_the_api_refuses_does_not_end_the_process(int status)
    {
        var loop = Run(Echo);
        _server.OnPost(HttpReply.Status(status, "{\"errorType\":\"InvalidRequestID\"}"u8.ToArray()));
        _server.OnPost(HttpReply.Status(status, "{\"errorType\":\"InvalidRequestID\"}"u8.ToArray()));
        await _server.InvokeAsync([1]);
        Assert.EndsWith("/request-1/error", (await _server.PostAsync()).Line, StringComparison.Ordinal);
        Assert.Equal([2], (await _server.InvokeAsync([2])).Body);
        await EndAsync(loop);
        var log = LogLines();
        Assert.Equal(2, log.Count);
        NonEmpty.All(log, line => Assert.Contains("InvalidRequestID", line.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_error_ends_the_process()
    {
        var loop = Run(Echo);
        _server.OnPost(HttpReply.Status(500, "{\"errorType\":\"InternalServerError\"}"u8.ToArray()));
        await _server.InvokeAsync([1]);
        var exception = await Assert.ThrowsAsync<RuntimeApiException>(() => loop);
        Assert.Contains("500", exception.Message, StringComparison.Ordinal);
        Assert.Contains("InternalServerError", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Ending.Close)]
    [InlineData(Ending.Reset)]
    public async Task A_connection_that_the_server_ends_between_requests_is_made_anew(Ending ending)
    {
        var loop = Run(Echo);
        for (byte number = 0; number < 5; number++)
            Assert.Equal([number], (await _server.InvokeAsync(_server.Invocation([number]).Then(ending))).Body);
        await EndAsync(loop);
        Assert.Equal(6, _server.Connections);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(1000)]
    public async Task A_connection_that_breaks_in_the_middle_of_an_invocation_is_made_anew_and_the_invocation_asked_for_again(int length)
    {
        var loop = Run(Echo);
        var invocation = _server.Invocation(Encoding.ASCII.GetBytes(new string('x', 2000)));
        _server.OnNext(invocation.CutAfter(length, Ending.Close), invocation.CutAfter(length, Ending.Reset), invocation);
        Assert.Equal(2000, (await _server.PostAsync()).Body.Length);
        await EndAsync(loop);
    }

    [Fact]
    public async Task An_answer_whose_connection_breaks_is_sent_again()
    {
        var loop = Run(Echo);
        _server.OnPost(HttpReply.Reset);
        await _server.InvokeAsync([1, 2, 3]);
        var again = await _server.PostAsync();
        Assert.EndsWith("/request-1/response", again.Line, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], again.Body);
        await EndAsync(loop);
    }

    [Fact]
    public async Task Connections_that_keep_breaking_end_the_process()
    {
        _server.OnNext(HttpReply.Reset, HttpReply.Reset, HttpReply.Reset);
        var exception = await Assert.ThrowsAsync<RuntimeApiException>(() => Run(Echo));
        Assert.Contains(_server.Address, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_http_ends_the_process()
    {
        _server.OnNext(new HttpReply(["SSH-2.0-OpenSSH_9.6\r\n"u8.ToArray()]));
        await Assert.ThrowsAsync<RuntimeApiException>(() => Run(Echo));
    }

    [Fact]
    public async Task An_invocation_without_an_id_ends_the_process()
    {
        _server.OnNext(HttpReply.Status(200, [1]));
        await Assert.ThrowsAsync<RuntimeApiException>(() => Run(Echo));
    }

    private static FunctionError? Echo(Invocation invocation, LineBuffer response)
    {
        response.Write(invocation.Payload);
        return null;
    }

    private static void AssertError(byte[] body, string type, string message, bool hasStackTrace)
    {
        using var error = JsonDocument.Parse(body);
        Assert.Equal(type, error.RootElement.GetProperty("errorType").GetString());
        Assert.Equal(message, error.RootElement.GetProperty("errorMessage").GetString());
        Assert.Equal(hasStackTrace, error.RootElement.GetProperty("stackTrace").GetArrayLength() > 0);
    }

    private Task Run(Func<Invocation, LineBuffer, FunctionError?> handle, LogWriter? log = null) => Task.Run(async () =>
    {
        using var api = new RuntimeApi(_server.Address);
        await new InvocationLoop(api, new Handler(handle), log ?? new LogWriter(_log)).RunAsync();
    });

    /// <summary>Ends the loop as Lambda does it: with an answer that leaves no doubt.</summary>
    private async Task EndAsync(Task loop)
    {
        _server.OnNext(HttpReply.Status(403, "{\"errorType\":\"InvalidStateTransition\"}"u8.ToArray()));
        var exception = await Assert.ThrowsAsync<RuntimeApiException>(() => loop);
        Assert.Contains("InvalidStateTransition", exception.Message, StringComparison.Ordinal);
    }

    private List<JsonElement> LogLines()
    {
        var lines = Encoding.UTF8.GetString(_log.ToArray()).Split('\n');
        Assert.Equal("", lines[^1]);
        return [.. lines[..^1].Select(line => JsonElement.Parse(line))];
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }

    private sealed class Handler(Func<Invocation, LineBuffer, FunctionError?> handle) : ILambdaHandler
    {
        public ValueTask<FunctionError?> HandleAsync(Invocation invocation, LineBuffer response) =>
            ValueTask.FromResult(handle(invocation, response));
    }
}
