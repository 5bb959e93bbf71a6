using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using EventLogs.Generated.AwsCodedeploy;
using EventLogs.Generated.EventlogsCodedeploy;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.CodeDeploy;

/// <summary>The events after which CodeDeploy is asked for details, and the event that the details become. All of it is generated.</summary>
public static class DeploymentEnds
{
    /// <summary>The event of a deployment whose state has changed.</summary>
    public static EventDefinition Event => DeploymentStateChange.Definition;

    /// <summary>The member of its detail that has the state.</summary>
    public static string StateMember { get; } = typeof(DeploymentStateChange.Detail)
        .GetProperty(nameof(DeploymentStateChange.Detail.State))!
        .GetCustomAttribute<JsonPropertyNameAttribute>()!.Name;

    /// <summary>The states after which there is no other.</summary>
    public static ImmutableArray<string> States { get; } =
        [DeploymentStateChange.DetailState.Success, DeploymentStateChange.DetailState.Failure, DeploymentStateChange.DetailState.Stop];

    /// <summary>The event of the details.</summary>
    public static EventDefinition Details => DeploymentDetails.Definition;

    /// <summary>Whether a catalog has both events.</summary>
    public static bool AreIn(ImmutableArray<EventDefinition> events) =>
        events.Any(definition => definition.Id == Event.Id) && events.Any(definition => definition.Id == Details.Id);
}
