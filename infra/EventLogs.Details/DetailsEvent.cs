using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventLogs.Aws.EventBridge;
using EventLogs.Details.CodeDeploy;
using EventLogs.Generated.EventlogsCodedeploy;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Details;

/// <summary>A deployment as CodeDeploy describes it, as an event. The detail is CodeDeploy's, unchanged.</summary>
public static class DetailsEvent
{
    /// <summary>The event log that takes these events.</summary>
    public static EventDefinition Definition => DeploymentDetails.Definition;

    private static readonly JsonTypeInfo<DeploymentDetails.Detail> Detail =
        (JsonTypeInfo<DeploymentDetails.Detail>)DeploymentDetails.JsonContext.GetTypeInfo(typeof(DeploymentDetails.Detail))!;

    /// <summary>The event to put onto a bus, which gives it its id and its account.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="resources">The ARNs of what it is about.</param>
    /// <param name="bus">The bus, by name or ARN.</param>
    /// <exception cref="JsonException">CodeDeploy's answer is not as its API reference says.</exception>
    public static EventEntry ToEntry(Deployment deployment, ImmutableArray<string> resources, string bus) =>
        new(Definition.Source, Definition.DetailType, deployment.Info.GetRawText())
        {
            EventBusName = bus,
            Time = TimeOf(deployment),
            Resources = resources,
        };

    /// <summary>The event as EventBridge would deliver it, with an id that a deployment in the same status always has.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="origin">Where it was deployed.</param>
    /// <returns>JSON, on one line.</returns>
    /// <exception cref="JsonException">CodeDeploy's answer is not as its API reference says.</exception>
    public static byte[] ToEvent(Deployment deployment, DeploymentOrigin origin) => EventText.Of(
        Definition, IdOf(deployment, origin), TimeOf(deployment), origin, ResourcesOf(deployment, origin), deployment.Info);

    /// <summary>The ARNs of a deployment's application and group, as CodeDeploy's own events have them.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="origin">Where it was deployed.</param>
    /// <exception cref="JsonException">CodeDeploy's answer is not as its API reference says.</exception>
    /// <remarks>Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodedeploy.html</remarks>
    public static ImmutableArray<string> ResourcesOf(Deployment deployment, DeploymentOrigin origin)
    {
        var detail = Read(deployment);
        if (detail.ApplicationName is not { } application)
            return [];
        var arn = $"arn:{origin.Partition}:codedeploy:{origin.Region}:{origin.Account}";
        return detail.DeploymentGroupName is { } group
            ? [$"{arn}:application:{application}", $"{arn}:deploymentgroup:{application}/{group}"]
            : [$"{arn}:application:{application}"];
    }

    /// <summary>The id of the event: a UUID that nothing but account, region, deployment and status decide.</summary>
    private static Guid IdOf(Deployment deployment, DeploymentOrigin origin) =>
        StableId.Of($"{origin.Account}/{origin.Region}/{deployment.Id}/{deployment.Status}");

    private static DeploymentDetails.Detail Read(Deployment deployment) => deployment.Info.Deserialize(Detail)!;

    /// <summary>When a deployment was complete; when it was created where it is not.</summary>
    /// <exception cref="JsonException">CodeDeploy's answer is not as its API reference says.</exception>
    internal static DateTimeOffset TimeOf(Deployment deployment)
    {
        var detail = Read(deployment);
        return (detail.CompleteTime ?? detail.CreateTime) is { } seconds
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : throw new JsonException("The deployment has neither a time of its completion nor of its creation.");
    }
}
