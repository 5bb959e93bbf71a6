using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventLogs.Benchmarks.Rivals.Idiomatic;

/// <summary>Either CodeDeploy event.</summary>
internal sealed class CodeDeployPoco
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

    /// <summary>Makes the line of an event; null for an event of another kind.</summary>
    public static byte[]? Line(byte[] utf8Event)
    {
        var it = JsonSerializer.Deserialize(utf8Event, CodeDeployContext.Default.CodeDeployPoco)!;
        var line = it switch
        {
            { Source: "aws.codedeploy", DetailType: "CodeDeploy Instance State-change Notification" } => it.Line(isInstance: true),
            { Source: "aws.codedeploy", DetailType: "CodeDeploy Deployment State-change Notification" } => it.Line(isInstance: false),
            _ => null,
        };
        return line is null ? null : JsonSerializer.SerializeToUtf8Bytes(line, CodeDeployContext.Default.CodeDeployLine);
    }

    private CodeDeployLine Line(bool isInstance) => new(
        Time,
        Version,
        isInstance ? Arn("instance") : null,
        isInstance ? Detail.InstanceId : null,
        Arn("application"),
        Detail.Application,
        Arn("deploymentgroup"),
        Detail.DeploymentGroup,
        Detail.Region,
        Detail.State,
        Detail.DeploymentId,
        Detail.InstanceGroupId,
        Id,
        Account);

    private string? Arn(string type) =>
        Resources.FirstOrDefault(arn => arn.Split(':', 6) is [.., var resource] && resource.Split(':', '/')[0] == type);
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

internal sealed record CodeDeployLine(
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
    string? InstanceGroupId,
    string EventId,
    string Account);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CodeDeployPoco))]
[JsonSerializable(typeof(CodeDeployLine))]
internal sealed partial class CodeDeployContext : JsonSerializerContext;
