using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Details.CodeDeploy;

/// <summary>A deployment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Its status, such as <c>Succeeded</c>.</param>
/// <param name="Info">
/// CodeDeploy's <c>DeploymentInfo</c> as it came, with members that this library does not know. Times are seconds since 1970.
/// </param>
/// <remarks>Source: https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html</remarks>
public sealed record Deployment(string Id, string Status, JsonElement Info)
{
    internal static Deployment Read(JsonElement info) => new(info.Text("deploymentId"), info.Text("status"), info);
}
