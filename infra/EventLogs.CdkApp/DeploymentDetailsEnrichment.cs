using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using EventLogs.Cdk.Options;
using EventLogs.Generated.AwsCodedeploy;
using EventLogs.Generated.EventlogsCodedeploy;
using EventLogs.Shared;

namespace EventLogs.CdkApp;

/// <summary>The function that asks CodeDeploy about deployments that have ended, and about their targets. Events, member and states are generated.</summary>
public static class DeploymentDetailsEnrichment
{
    /// <summary>What it takes, what it puts, and what it may do.</summary>
    public static Enrichment Definition { get; } = new()
    {
        Id = "Details",
        Package = FunctionNames.DescribeDeploymentPackage,
        Description = "Puts what CodeDeploy knows of a deployment that has ended onto the event bus",
        Purpose = "asks for the details of deployments",
        Undone = "deployments whose details could not be had",
        FailuresOutput = "UndescribedDeployments",
        Takes = DeploymentStateChange.Definition,
        Detail = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(
            StateMember, [DeploymentStateChange.DetailState.Success, DeploymentStateChange.DetailState.Failure, DeploymentStateChange.DetailState.Stop]),
        Puts = [DeploymentDetails.Definition, TargetDetails.Definition],
        // Source of the resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodedeploy.html
        Permissions =
        [
            new EnrichmentPermission("codedeploy:GetDeployment", "codedeploy", "deploymentgroup:*"),
            new EnrichmentPermission("codedeploy:ListDeploymentTargets", "codedeploy", "*"),
            new EnrichmentPermission("codedeploy:BatchGetDeploymentTargets", "codedeploy", "*"),
        ],
    };

    private static string StateMember => typeof(DeploymentStateChange.Detail)
        .GetProperty(nameof(DeploymentStateChange.Detail.State))!
        .GetCustomAttribute<JsonPropertyNameAttribute>()!.Name;
}
