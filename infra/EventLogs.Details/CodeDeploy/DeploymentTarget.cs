using System.Text.Json;

namespace EventLogs.Details.CodeDeploy;

/// <summary>What a deployment deploys to: an instance, a function, a service.</summary>
/// <param name="Info">
/// CodeDeploy's <c>DeploymentTarget</c> as it came, with members that this library does not know. Times are seconds since 1970.
/// </param>
/// <remarks>Source: https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentTarget.html</remarks>
public sealed record DeploymentTarget(JsonElement Info);
