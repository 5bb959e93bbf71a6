using System.Text.Json.Serialization;

namespace EventLogs.Benchmarks.Rivals;

internal sealed record FirehoseRequest(List<FirehoseRecord> Records);

internal sealed record FirehoseRecord(string RecordId, string Data);

internal sealed record FirehoseResponse(List<FirehoseResult> Records);

internal sealed record FirehoseResult(string RecordId, string Result, string Data);

internal sealed class CodeDeployEvent
{
    [JsonPropertyName("detail-type")]
    public required string DetailType { get; init; }

    public required string Version { get; init; }

    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string Account { get; init; }

    public required string Time { get; init; }

    public required string Region { get; init; }

    public required List<string> Resources { get; init; }

    public required CodeDeployDetail Detail { get; init; }
}

internal sealed class CodeDeployDetail
{
    public string? InstanceId { get; init; }

    public string? Region { get; init; }

    public required string State { get; init; }

    public string? Application { get; init; }

    public required string DeploymentId { get; init; }

    public string? InstanceGroupId { get; init; }

    public string? DeploymentGroup { get; init; }
}

internal sealed record LogLine(
    string Timestamp,
    string EventVersion,
    string? InstanceArn,
    string? Instance,
    string? ApplicationArn,
    string? Application,
    string? DeploymentGroupArn,
    string? DeploymentGroup,
    string? Region,
    string State,
    string DeploymentId,
    string? InstanceGroupId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FirehoseRequest))]
[JsonSerializable(typeof(FirehoseResponse))]
[JsonSerializable(typeof(CodeDeployEvent))]
[JsonSerializable(typeof(LogLine))]
internal sealed partial class PocoContext : JsonSerializerContext;
