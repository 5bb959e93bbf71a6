using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>CodeDeploy and EventBridge at one address: deployments to ask for, and a bus that keeps what is put onto it.</summary>
internal sealed class DeploymentServices : AwsJsonServer
{
    public DeploymentServices()
    {
        On("CodeDeploy_20141006.GetDeployment", request =>
            new JsonObject { ["deploymentInfo"] = JsonNode.Parse(Deployments[request.GetProperty("deploymentId").GetString()!]) });
        On("CodeDeploy_20141006.ListDeploymentTargets", request =>
            new JsonObject { ["targetIds"] = new JsonArray([.. TargetsOf(request).Keys.Select(id => (JsonNode)id)]) });
        On("CodeDeploy_20141006.BatchGetDeploymentTargets", request => new JsonObject
        {
            ["deploymentTargets"] = new JsonArray([.. request.GetProperty("targetIds").EnumerateArray()
                .Select(id => JsonNode.Parse(TargetsOf(request)[id.GetString()!]))]),
        });
        On("AWSEvents.PutEvents", Put);
    }

    /// <summary>What CodeDeploy knows of each deployment, as JSON.</summary>
    public Dictionary<string, string> Deployments { get; } = [];

    /// <summary>What CodeDeploy knows of the targets of each deployment, by their ids, as JSON.</summary>
    public Dictionary<string, SortedDictionary<string, string>> Targets { get; } = [];

    /// <summary>The entries that were put onto the bus.</summary>
    public ConcurrentQueue<JsonElement> Events { get; } = new();

    /// <summary>The operations that were asked for, in order.</summary>
    public IEnumerable<string> Operations => Requests.Select(request => request.Fields["X-Amz-Target"].Split('.')[1]);

    /// <summary>A success of PutEvents in which its one event was accepted.</summary>
    public static HttpReply Accepted => Json("""{"FailedEntryCount":0,"Entries":[{"EventId":"event-0"}]}""");

    /// <summary>A success of PutEvents in which its one event was refused.</summary>
    public static HttpReply Refused(string code, string message) => Json(new JsonObject
    {
        ["FailedEntryCount"] = 1,
        ["Entries"] = new JsonArray(new JsonObject { ["ErrorCode"] = code, ["ErrorMessage"] = message }),
    }.ToJsonString());

    private SortedDictionary<string, string> TargetsOf(JsonElement request) =>
        Targets.GetValueOrDefault(request.GetProperty("deploymentId").GetString()!, []);

    private JsonObject Put(JsonElement request)
    {
        var entries = request.GetProperty("Entries").EnumerateArray().ToList();
        entries.ForEach(Events.Enqueue);
        return new JsonObject
        {
            ["FailedEntryCount"] = 0,
            ["Entries"] = new JsonArray([.. entries.Select((_, number) => new JsonObject { ["EventId"] = $"event-{number}" })]),
        };
    }
}
