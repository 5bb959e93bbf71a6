using System.Collections.Concurrent;
using System.Text.Json;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>Glue's JSON protocol for <c>BatchCreatePartition</c>, over a catalog in memory.</summary>
internal sealed class GlueServer : HttpTestServer
{
    private readonly ConcurrentQueue<HttpReply?> _replies = new();
    private readonly ConcurrentDictionary<string, byte> _partitions = new();

    /// <summary>A reply that never comes.</summary>
    public static HttpReply? Silence => null;

    /// <summary>The requests, in order.</summary>
    public ConcurrentQueue<HttpRequest> Requests { get; } = new();

    /// <summary>The partitions of the catalog: <c>database.table/value/value</c>.</summary>
    public IEnumerable<string> Partitions => _partitions.Keys.Order(StringComparer.Ordinal);

    /// <summary>Answers the next request with this instead of with what the catalog says.</summary>
    public void OnNext(params IEnumerable<HttpReply?> replies)
    {
        foreach (var reply in replies)
            _replies.Enqueue(reply);
    }

    /// <summary>An error as Glue sends it.</summary>
    public static HttpReply Error(int status, string type, string message) => HttpReply.Status(
        status,
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["__type"] = type, ["Message"] = message }),
        ("Content-Type", "application/x-amz-json-1.1"),
        ("x-amzn-RequestId", "11111111-2222-3333-4444-555555555555"));

    /// <summary>An answer that names partitions that were not created.</summary>
    public static HttpReply PartialErrors(params IEnumerable<(string[] Values, string Code, string Message)> errors) => HttpReply.Status(
        200,
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            Errors = errors.Select(error => new
            {
                PartitionValues = error.Values,
                ErrorDetail = new { ErrorCode = error.Code, ErrorMessage = error.Message },
            }),
        }),
        ("Content-Type", "application/x-amz-json-1.1"));

    protected override async Task<HttpReply> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        Requests.Enqueue(request);
        if (!_replies.TryDequeue(out var reply))
            return Create(request);
        if (reply is null)
            await Task.Delay(Timeout.Infinite, cancellation);
        return reply!;
    }

    private HttpReply Create(HttpRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        var table = $"{body.RootElement.GetProperty("DatabaseName").GetString()}.{body.RootElement.GetProperty("TableName").GetString()}";
        var existing = new List<(string[], string, string)>();
        foreach (var input in body.RootElement.GetProperty("PartitionInputList").EnumerateArray())
        {
            var values = input.GetProperty("Values").EnumerateArray().Select(value => value.GetString()!).ToArray();
            if (!_partitions.TryAdd($"{table}/{string.Join('/', values)}", 0))
                existing.Add((values, "AlreadyExistsException", "Partition already exists."));
        }

        return existing.Count == 0 ? HttpReply.Status(200, "{}"u8.ToArray()) : PartialErrors(existing);
    }
}
