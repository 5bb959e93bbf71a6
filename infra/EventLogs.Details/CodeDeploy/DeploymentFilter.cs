using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Details.CodeDeploy;

/// <summary>Which deployments are listed: those that everything here holds for.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListDeployments.html</remarks>
public sealed record DeploymentFilter
{
    /// <summary>Created at this time or later.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Created at this time or earlier.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Of this application. CodeDeploy takes it only together with a deployment group.</summary>
    public string? ApplicationName { get; init; }

    /// <summary>Of this deployment group. CodeDeploy takes it only together with an application.</summary>
    public string? DeploymentGroupName { get; init; }

    /// <summary>With one of these statuses: <c>Created</c>, <c>Queued</c>, <c>InProgress</c>, <c>Baking</c>, <c>Succeeded</c>, <c>Failed</c>,
    /// <c>Stopped</c>, <c>Ready</c>. Empty: with any.</summary>
    public ImmutableArray<string> Statuses { get; init; } = [];

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteOptional("applicationName", ApplicationName);
        json.WriteOptional("deploymentGroupName", DeploymentGroupName);
        if (!Statuses.IsDefaultOrEmpty)
            json.WriteTexts("includeOnlyStatuses", Statuses);
        if (CreatedFrom is null && CreatedTo is null)
            return;

        json.WriteStartObject("createTimeRange"u8);
        if (CreatedFrom is { } start)
            json.WriteTime("start", start);
        if (CreatedTo is { } end)
            json.WriteTime("end", end);
        json.WriteEndObject();
    }
}
