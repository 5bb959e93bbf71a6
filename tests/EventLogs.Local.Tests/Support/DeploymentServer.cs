using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Aws;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Support;

/// <summary>CodeDeploy and EventBridge at one address: deployments to list and to describe, and a bus.</summary>
internal sealed class DeploymentServer : AwsJsonServer
{
    private const int PageSize = 10;

    private Func<bool> _isRefused = () => false;

    public DeploymentServer()
    {
        On("CodeDeploy_20141006.ListDeployments", List);
        On("CodeDeploy_20141006.BatchGetDeployments", Describe);
        On("CodeDeploy_20141006.ListDeploymentTargets", request => new JsonObject
        {
            ["targetIds"] = new JsonArray([.. Enumerable.Range(0, TargetsOf(request)).Select(number => (JsonNode)$"i-{number}")]),
        });
        On("CodeDeploy_20141006.BatchGetDeploymentTargets", DescribeTargets);
        On("AWSEvents.PutEvents", Put);
    }

    /// <summary>What CodeDeploy knows of each deployment, by id.</summary>
    public SortedDictionary<string, JsonObject> Deployments { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids that are listed and not known any more.</summary>
    public List<string> Gone { get; } = [];

    /// <summary>How many targets deployments have; none where nothing is said.</summary>
    public Dictionary<string, int> Targets { get; } = [];

    /// <summary>The ids of the targets whose details were put onto the bus, after those of their deployments, in order.</summary>
    public ConcurrentQueue<string> TargetsOnBus { get; } = new();

    /// <summary>The ids of the deployments whose details were put onto the bus, in order.</summary>
    public ConcurrentQueue<string> OnBus { get; } = new();

    /// <summary>Says which entries of the next calls of PutEvents are refused, and how: a code for an entry, or null.</summary>
    public Func<int, string?> Refuse { get; set; } = _ => null;

    /// <summary>The operations that were asked for, in order.</summary>
    public IEnumerable<string> Operations => Requests.Select(request => request.Fields["X-Amz-Target"].Split('.')[1]);

    /// <summary>How a client reaches this server.</summary>
    public AwsClientSettings Settings => AwsSettings.Of(Url, attempts: 3);

    /// <summary>Refuses a call, counted from 1, of those that come from now on.</summary>
    public void FailAt(int call)
    {
        var count = 0;
        _isRefused = () => ++count == call;
    }

    /// <inheritdoc/>
    protected override async Task<HttpReply> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        var answer = _isRefused() ? Error(400, "AccessDeniedException", "No.") : null;
        return answer ?? await base.AnswerAsync(request, cancellation);
    }

    /// <summary>Adds deployments that were created an hour apart, from the beginning of a day on.</summary>
    /// <returns>Their ids.</returns>
    public string[] Add(int count, DateOnly day, string status = "Succeeded", string prefix = "d-")
    {
        var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        string[] ids = [.. Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:000}"))];
        foreach (var (number, id) in ids.Index())
        {
            var created = start.AddHours(number).ToUnixTimeSeconds() + 0.25;
            Deployments[id] = new JsonObject
            {
                ["deploymentId"] = id,
                ["status"] = status,
                ["applicationName"] = "checkout",
                ["deploymentGroupName"] = "production",
                ["creator"] = "user",
                ["createTime"] = created,
                ["completeTime"] = status == "InProgress" ? null : created + 300,
                ["revision"] = new JsonObject
                {
                    ["revisionType"] = "GitHub",
                    ["gitHubLocation"] = new JsonObject { ["repository"] = "example-org/checkout", ["commitId"] = $"commit-{number}" },
                },
            };
        }

        return ids;
    }

    private JsonObject List(JsonElement request)
    {
        var range = request.GetProperty("createTimeRange");
        var (start, end) = (range.GetProperty("start").GetDouble(), range.GetProperty("end").GetDouble());
        var skip = request.TryGetProperty("nextToken", out var token) ? int.Parse(token.GetString()!, CultureInfo.InvariantCulture) : 0;
        List<string> ids = [.. Deployments.Where(item => (double)item.Value["createTime"]! is var created && created >= start && created <= end).Select(item => item.Key), .. Gone];
        var answer = new JsonObject { ["deployments"] = new JsonArray([.. ids.Skip(skip).Take(PageSize).Select(id => (JsonNode)id)]) };
        if (ids.Count > skip + PageSize)
            answer["nextToken"] = (skip + PageSize).ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    private JsonObject Describe(JsonElement request) => new()
    {
        ["deploymentsInfo"] = new JsonArray([.. request.GetProperty("deploymentIds").EnumerateArray()
            .Select(id => Deployments.GetValueOrDefault(id.GetString()!)?.DeepClone())
            .OfType<JsonNode>()]),
    };

    private int TargetsOf(JsonElement request) => Targets.GetValueOrDefault(request.GetProperty("deploymentId").GetString()!);

    private JsonObject DescribeTargets(JsonElement request)
    {
        var id = request.GetProperty("deploymentId").GetString()!;
        return new JsonObject
        {
            ["deploymentTargets"] = new JsonArray([.. request.GetProperty("targetIds").EnumerateArray().Select(target => new JsonObject
            {
                ["deploymentTargetType"] = "InstanceTarget",
                ["instanceTarget"] = new JsonObject
                {
                    ["deploymentId"] = id,
                    ["targetId"] = target.GetString(),
                    ["status"] = "Succeeded",
                    ["lastUpdatedAt"] = (double)Deployments[id]["createTime"]! + 60,
                    ["lifecycleEvents"] = new JsonArray(new JsonObject { ["lifecycleEventName"] = "Install", ["status"] = "Succeeded" }),
                },
            })]),
        };
    }

    private JsonObject Put(JsonElement request)
    {
        var results = new JsonArray();
        foreach (var (index, entry) in request.GetProperty("Entries").EnumerateArray().Index())
        {
            var code = Refuse(index);
            results.Add(code is null
                ? new JsonObject { ["EventId"] = Guid.NewGuid().ToString() }
                : new JsonObject { ["ErrorCode"] = code, ["ErrorMessage"] = "No." });
            if (code is not null)
                continue;
            var detail = JsonNode.Parse(entry.GetProperty("Detail").GetString()!)!;
            if (detail["instanceTarget"] is { } target)
                TargetsOnBus.Enqueue($"{target["deploymentId"]}/{target["targetId"]}");
            else
                OnBus.Enqueue((string)detail["deploymentId"]!);
        }

        return new JsonObject { ["FailedEntryCount"] = results.Count(result => result!["ErrorCode"] is not null), ["Entries"] = results };
    }
}
