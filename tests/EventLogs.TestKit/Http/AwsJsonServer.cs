using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.TestKit.Http;

/// <summary>A service of AWS's JSON 1.1 protocol, played by a test: every request's signature is recomputed.</summary>
public class AwsJsonServer : HttpTestServer
{
    /// <summary>The region that clients of the tests call.</summary>
    public const string Region = "us-west-2";

    /// <summary>The access key of those clients.</summary>
    public const string AccessKey = "AKIDEXAMPLE";

    /// <summary>Its secret.</summary>
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    /// <summary>The request id of every answer that has one.</summary>
    public const string RequestId = "11111111-2222-3333-4444-555555555555";

    private readonly ConcurrentQueue<HttpReply?> _replies = new();
    private readonly ConcurrentDictionary<string, Func<JsonElement, JsonNode>> _operations = new();

    /// <summary>A reply that never comes.</summary>
    public static HttpReply? Silence => null;

    /// <summary>The requests, in order.</summary>
    public ConcurrentQueue<HttpRequest> Requests { get; } = new();

    /// <summary>Released for each request that has arrived.</summary>
    public SemaphoreSlim Arrivals { get; } = new(0);

    /// <summary>What was wrong with requests' signatures: nothing, but for a fault.</summary>
    public ConcurrentQueue<string> SignatureProblems { get; } = new();

    /// <summary>What the requests were signed for: <c>region/service</c>.</summary>
    public ConcurrentQueue<string> Scopes { get; } = new();

    /// <summary>Where the server listens, as an endpoint.</summary>
    public Uri Url => new("http://" + Address);

    /// <summary>Answers the next requests with these instead of with what the operation says.</summary>
    public void OnNext(params IEnumerable<HttpReply?> replies)
    {
        foreach (var reply in replies)
            _replies.Enqueue(reply);
    }

    /// <summary>Plays an operation.</summary>
    /// <param name="target">What <c>X-Amz-Target</c> says: <c>AWSGlue.GetTable</c>.</param>
    /// <param name="answer">Makes an answer of a request.</param>
    public void On(string target, Func<JsonElement, JsonNode> answer) => _operations[target] = answer;

    /// <summary>A success with this JSON.</summary>
    public static HttpReply Json(string json) => HttpReply.Status(
        200, Encoding.UTF8.GetBytes(json), ("Content-Type", "application/x-amz-json-1.1"), ("x-amzn-RequestId", RequestId));

    /// <summary>An error in the form of the protocol.</summary>
    public static HttpReply Error(int status, string type, string message) => HttpReply.Status(
        status,
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["__type"] = type, ["Message"] = message }),
        ("Content-Type", "application/x-amz-json-1.1"),
        ("x-amzn-RequestId", RequestId));

    /// <summary>What a proxy or a load balancer answers.</summary>
    public static HttpReply Html(int status) =>
        HttpReply.Status(status, "<html><body>Sorry</body></html>"u8.ToArray(), ("Content-Type", "text/html"));

    /// <inheritdoc/>
    protected override async Task<HttpReply> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        Requests.Enqueue(request);
        CheckSignature(request);
        Arrivals.Release();
        if (!_replies.TryDequeue(out var reply))
            return Play(request);
        if (reply is null)
            await Task.Delay(Timeout.Infinite, cancellation);
        return reply!;
    }

    private void CheckSignature(HttpRequest request)
    {
        try
        {
            Scopes.Enqueue(SignatureV4.Verify(request, AccessKey, SecretKey));
        }
        catch (Exception exception)
        {
            SignatureProblems.Enqueue(exception.Message);
        }
    }

    /// <summary>The answer to a request that no other was set for.</summary>
    protected virtual HttpReply Play(HttpRequest request)
    {
        if (!_operations.TryGetValue(request.Fields["X-Amz-Target"], out var answer))
            return Error(400, "UnknownOperationException", "");
        try
        {
            return Json(answer(JsonElement.Parse(request.Body)).ToJsonString());
        }
        catch (AwsErrorException error)
        {
            return Error(400, error.Type, error.Message);
        }
    }
}
