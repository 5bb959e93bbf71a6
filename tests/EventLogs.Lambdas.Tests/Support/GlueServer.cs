using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>Glue's JSON protocol for <c>BatchCreatePartition</c>, over a catalog in memory.</summary>
internal sealed class GlueServer : AwsJsonServer
{
    private readonly ConcurrentDictionary<string, byte> _partitions = new();

    public GlueServer() => On("AWSGlue.BatchCreatePartition", Create);

    /// <summary>The partitions of the catalog: <c>database.table/value/value</c>.</summary>
    public IEnumerable<string> Partitions => _partitions.Keys.Order(StringComparer.Ordinal);

    /// <summary>An answer that names partitions that were not created.</summary>
    public static HttpReply PartialErrors(params IEnumerable<(string[] Values, string Code, string Message)> errors) =>
        Json(Errors(errors).ToJsonString());

    private static JsonObject Errors(IEnumerable<(string[] Values, string Code, string Message)> errors) => new()
    {
        ["Errors"] = new JsonArray([.. errors.Select(error => new JsonObject
        {
            ["PartitionValues"] = new JsonArray([.. error.Values.Select(value => JsonValue.Create(value))]),
            ["ErrorDetail"] = new JsonObject { ["ErrorCode"] = error.Code, ["ErrorMessage"] = error.Message },
        })]),
    };

    private JsonObject Create(JsonElement request)
    {
        var table = $"{request.GetProperty("DatabaseName").GetString()}.{request.GetProperty("TableName").GetString()}";
        var existing = new List<(string[], string, string)>();
        foreach (var input in request.GetProperty("PartitionInputList").EnumerateArray())
        {
            var values = input.GetProperty("Values").EnumerateArray().Select(value => value.GetString()!).ToArray();
            if (!_partitions.TryAdd($"{table}/{string.Join('/', values)}", 0))
                existing.Add((values, "AlreadyExistsException", "Partition already exists."));
        }

        return existing.Count == 0 ? [] : Errors(existing);
    }
}
