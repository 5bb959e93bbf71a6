using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventLogs.Aws.EventBridge;
using EventLogs.Details.CodeDeploy;
using EventLogs.Generated.EventlogsCodedeploy;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Details;

/// <summary>A target of a deployment as CodeDeploy describes it, as an event. The detail is CodeDeploy's, unchanged.</summary>
public static class TargetEvent
{
    /// <summary>The event log that takes these events.</summary>
    public static EventDefinition Definition => TargetDetails.Definition;

    private static readonly JsonTypeInfo<TargetDetails.Detail> Detail =
        (JsonTypeInfo<TargetDetails.Detail>)TargetDetails.JsonContext.GetTypeInfo(typeof(TargetDetails.Detail))!;

    /// <summary>The event to put onto a bus, which gives it its id and its account.</summary>
    /// <param name="target">The target.</param>
    /// <param name="deployment">The deployment.</param>
    /// <param name="resources">The ARNs of what it is about.</param>
    /// <param name="bus">The bus, by name or ARN.</param>
    /// <exception cref="JsonException">CodeDeploy's answer is not as its API reference says.</exception>
    public static EventEntry ToEntry(DeploymentTarget target, Deployment deployment, ImmutableArray<string> resources, string bus) =>
        new(Definition.Source, Definition.DetailType, target.Info.GetRawText())
        {
            EventBusName = bus,
            Time = TimeOf(Read(target), deployment),
            Resources = resources,
        };

    /// <summary>The event as EventBridge would deliver it, with an id that a target of a deployment in the same status always has.</summary>
    /// <param name="target">The target.</param>
    /// <param name="deployment">The deployment.</param>
    /// <param name="origin">Where it was deployed.</param>
    /// <returns>JSON, on one line.</returns>
    /// <exception cref="JsonException">CodeDeploy's answer is not as its API reference says.</exception>
    public static byte[] ToEvent(DeploymentTarget target, Deployment deployment, DeploymentOrigin origin)
    {
        var detail = Read(target);
        var id = StableId.Of($"{origin.Account}/{origin.Region}/{deployment.Id}/{deployment.Status}/{NameOf(detail)}");
        return EventText.Of(
            Definition, id, TimeOf(detail, deployment), origin, DetailsEvent.ResourcesOf(deployment, origin), target.Info);
    }

    private static TargetDetails.Detail Read(DeploymentTarget target) => target.Info.Deserialize(Detail)!;

    private static string? NameOf(TargetDetails.Detail detail) =>
        detail.InstanceTarget?.TargetId ?? detail.LambdaTarget?.TargetId ?? detail.EcsTarget?.TargetId ?? detail.CloudFormationTarget?.TargetId;

    // of a target that was never changed, that of the deployment
    private static DateTimeOffset TimeOf(TargetDetails.Detail detail, Deployment deployment) =>
        (detail.InstanceTarget?.LastUpdatedAt ?? detail.LambdaTarget?.LastUpdatedAt ?? detail.EcsTarget?.LastUpdatedAt
            ?? detail.CloudFormationTarget?.LastUpdatedAt) is { } seconds
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : DetailsEvent.TimeOf(deployment);
}
