using System.Text;
using System.Threading.Channels;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>The Lambda Runtime API: hands out what a test enqueues, and takes what the function posts.</summary>
internal sealed class RuntimeApiServer : HttpTestServer
{
    private readonly Channel<HttpReply> _next = Channel.CreateUnbounded<HttpReply>();
    private readonly Channel<HttpReply> _postReplies = Channel.CreateUnbounded<HttpReply>();
    private readonly Channel<HttpRequest> _posts = Channel.CreateUnbounded<HttpRequest>();
    private int _requests;

    /// <summary>How long the functions of the tests have for an invocation.</summary>
    public static TimeSpan FunctionTimeout { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Hands this out at the next <c>next</c>.</summary>
    public void OnNext(params IEnumerable<HttpReply> replies)
    {
        foreach (var reply in replies)
            Assert.True(_next.Writer.TryWrite(reply));
    }

    /// <summary>Answers the next post with this instead of 202.</summary>
    public void OnPost(HttpReply reply) => Assert.True(_postReplies.Writer.TryWrite(reply));

    /// <summary>Waits for the function's next post.</summary>
    public async Task<HttpRequest> PostAsync()
    {
        using var timeout = new CancellationTokenSource(FunctionTimeout);
        return await _posts.Reader.ReadAsync(timeout.Token);
    }

    /// <summary>Waits for the function to say that it cannot start without a setting.</summary>
    public async Task ExpectMissingSettingAsync(string setting)
    {
        var post = await PostAsync();
        Assert.Equal("POST /2018-06-01/runtime/init/error", post.Line);
        Assert.Equal("Configuration.Invalid", post.Fields["Lambda-Runtime-Function-Error-Type"]);
        Assert.Contains(setting, post.Text, StringComparison.Ordinal);
    }

    /// <summary>One invocation from the payload to the function's answer.</summary>
    public Task<HttpRequest> InvokeAsync(byte[] payload) => InvokeAsync(Invocation(payload));

    /// <summary>One invocation, from the reply that hands it out to the function's answer.</summary>
    public Task<HttpRequest> InvokeAsync(HttpReply invocation)
    {
        OnNext(invocation);
        return PostAsync();
    }

    /// <summary>A reply that hands out an invocation.</summary>
    public HttpReply Invocation(byte[] payload, TimeSpan? timeout = null) => HttpReply.Status(200, payload, Fields(timeout));

    /// <summary>A reply that hands out an invocation in chunks.</summary>
    public HttpReply ChunkedInvocation(byte[] payload, int chunk) => HttpReply.Chunked(200, payload, chunk, Fields(null));

    protected override async Task<HttpReply> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.Line == "GET /2018-06-01/runtime/invocation/next")
            return await _next.Reader.ReadAsync(cancellation);

        Assert.True(_posts.Writer.TryWrite(request));
        return _postReplies.Reader.TryRead(out var reply) ? reply : HttpReply.Status(202, Encoding.UTF8.GetBytes("{\"status\":\"OK\"}"));
    }

    private (string Name, string Value)[] Fields(TimeSpan? timeout)
    {
        var number = Interlocked.Increment(ref _requests);
        return
        [
            ("Content-Type", "application/json"),
            ("Lambda-Runtime-Aws-Request-Id", $"request-{number}"),
            ("Lambda-Runtime-Deadline-Ms", $"{(DateTimeOffset.UtcNow + (timeout ?? FunctionTimeout)).ToUnixTimeMilliseconds()}"),
            ("Lambda-Runtime-Trace-Id", $"Root=1-5bef4de7-{number:x24};Parent=9a9197af755a6419;Sampled=1"),
            ("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:test"),
        ];
    }
}
