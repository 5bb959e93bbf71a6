using System.Text.Json.Nodes;
using EventLogs.Generated;
using EventLogs.Generated.AwsCodedeploy;
using EventLogs.Generated.EventlogsCodedeploy;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Query;

/// <summary>What the view of deployments makes of state changes and details, of which each may be missing.</summary>
public sealed class DeploymentsViewTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);

    private readonly Shell _shell = new() { Catalog = EventCatalog.Events, Views = EventCatalog.Views };
    private readonly List<JsonObject> _events = [];

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Details_alone_are_a_deployment_too()
    {
        Describe("d-1", "Succeeded", minute: 5, createdAt: 0);
        Describe("d-2", "Failed", minute: 6, createdAt: 1);
        Describe("d-3", "Stopped", minute: 7, createdAt: 2);
        Describe("d-4", "InProgress", minute: 3, createdAt: 3);
        Describe("d-5", "Ready", minute: 4, createdAt: 4);
        Describe("d-6", "Quarantined", minute: 5, createdAt: 5);

        Assert.Equal(
            [
                "d-1,SUCCESS,2026-11-03 12:00:00.000,2026-11-03 12:05:00.000,300,0,2026-11-03,true",
                "d-2,FAILURE,2026-11-03 12:01:00.000,2026-11-03 12:06:00.000,300,0,2026-11-03,true",
                "d-3,STOP,2026-11-03 12:02:00.000,2026-11-03 12:07:00.000,300,0,2026-11-03,true",
                "d-4,START,2026-11-03 12:03:00.000,,,0,2026-11-03,true",
                "d-5,READY,2026-11-03 12:04:00.000,,,0,2026-11-03,true",
                "d-6,QUARANTINED,2026-11-03 12:05:00.000,,,0,2026-11-03,true",
            ],
            await RowsAsync("deploymentid, state, started_at, ended_at, duration_seconds, events, \"date\", has_details"));
    }

    [Fact]
    public async Task An_event_says_when_and_details_say_what_no_event_did()
    {
        Change("d-1", "START", minute: 1);
        Change("d-1", "SUCCESS", minute: 4);
        Describe("d-1", "Succeeded", minute: 3, createdAt: 0);
        Change("d-2", "START", minute: 1);
        Describe("d-2", "Failed", minute: 3, createdAt: 0);
        Change("d-3", "SUCCESS", minute: 4);
        Describe("d-3", "Succeeded", minute: 3, createdAt: 0);
        Change("d-4", "START", minute: 1);
        Change("d-4", "SUCCESS", minute: 4);
        Describe("d-4", "InProgress", minute: 0, createdAt: 0);

        Assert.Equal(
            [
                "d-1,SUCCESS,2026-11-03 12:01:00.000,2026-11-03 12:04:00.000,2026-11-03 12:04:00.000,2",
                "d-2,FAILURE,2026-11-03 12:01:00.000,2026-11-03 12:03:00.000,2026-11-03 12:03:00.000,1",
                "d-3,SUCCESS,2026-11-03 12:00:00.000,2026-11-03 12:04:00.000,2026-11-03 12:04:00.000,1",
                "d-4,SUCCESS,2026-11-03 12:01:00.000,2026-11-03 12:04:00.000,2026-11-03 12:04:00.000,2",
            ],
            await RowsAsync("deploymentid, state, started_at, ended_at, changed_at, events"));
    }

    [Fact]
    public async Task Of_several_details_the_last_count_and_a_deployment_stays_one_row()
    {
        Describe("d-1", "InProgress", minute: 0, createdAt: 0, ("creator", "autoscaling"));
        Describe("d-1", "Succeeded", minute: 3, createdAt: 0, ("creator", "user"), ("description", "the last"));
        _events.Add(_events[^1].DeepClone().AsObject());
        Describe("d-1", "Ready", minute: 2, createdAt: 0);

        Assert.Equal(["d-1,SUCCESS,user,the last"], await RowsAsync("deploymentid, state, creator, description"));
    }

    [Fact]
    public async Task A_rollback_is_a_fact_with_details_and_a_suspicion_without()
    {
        // no details: nine minutes after the failure, and eleven
        Change("d-1", "START", minute: 0);
        Change("d-1", "FAILURE", minute: 1);
        Change("d-2", "START", minute: 10);
        Change("d-2", "STOP", minute: 11);
        Change("d-3", "START", minute: 22);
        Change("d-3", "FAILURE", minute: 23);
        // somebody was quick: details say that it is none
        Change("d-4", "START", minute: 24);
        Describe("d-4", "Failed", minute: 25, createdAt: 24, ("creator", "user"), ("rollbackInfo", Rollback("d-5", null)));
        Describe("d-5", "Succeeded", minute: 27, createdAt: 26, ("creator", "codeDeployRollback"), ("rollbackInfo", Rollback(null, "d-4")));
        // an hour later, of which no event is there
        Describe("d-6", "Succeeded", minute: 90, createdAt: 89, ("creator", "CloudFormationRollback"));
        // another group
        Change("d-7", "START", minute: 24, group: "staging");

        Assert.Equal(
            ["d-1,false,false,,", "d-2,false,true,d-1,", "d-3,false,false,,", "d-4,true,false,,d-5", "d-5,true,true,d-4,", "d-6,true,true,,", "d-7,false,false,,"],
            await RowsAsync("deploymentid, has_details, is_rollback, rollback_of, rolled_back_by"));
    }

    [Fact]
    public async Task A_revision_is_one_text()
    {
        Describe("d-1", "Succeeded", 1, 0, ("revision", Revision("GitHub", "gitHubLocation", ("repository", "org/shop"), ("commitId", "c0ffee"))));
        Describe("d-2", "Succeeded", 1, 0, ("revision", Revision("S3", "s3Location", ("bucket", "b"), ("key", "k.zip"), ("version", "v1"), ("eTag", "e1"))));
        Describe("d-3", "Succeeded", 1, 0, ("revision", Revision("S3", "s3Location", ("bucket", "b"), ("key", "k.zip"), ("eTag", "e1"))));
        Describe("d-4", "Succeeded", 1, 0, ("revision", Revision("S3", "s3Location", ("bucket", "b"), ("key", "k.zip"))));
        Describe("d-5", "Succeeded", 1, 0, ("revision", Revision("AppSpecContent", "appSpecContent", ("sha256", "abc"))));
        Describe("d-6", "Succeeded", 1, 0, ("revision", Revision("String", "string", ("sha256", "def"))));
        Describe("d-7", "Succeeded", 1, 0);

        Assert.Equal(
            ["d-1,org/shop@c0ffee", "d-2,s3://b/k.zip?versionId=v1", "d-3,s3://b/k.zip#e1", "d-4,s3://b/k.zip", "d-5,sha256:abc", "d-6,sha256:def", "d-7,"],
            await RowsAsync("deploymentid, revision"));
    }

    [Fact]
    public async Task Targets_stand_in_for_instances_without_events()
    {
        var overview = new JsonObject { ["Succeeded"] = 3, ["Failed"] = 1 };
        Describe("d-1", "Failed", 1, 0, ("deploymentOverview", overview));
        Describe("d-2", "Failed", 1, 0, ("deploymentOverview", overview.DeepClone()));
        Add(InstanceStateChange.Definition.Source, InstanceStateChange.Definition.DetailType, 1, new JsonObject
        {
            ["deploymentId"] = "d-2",
            ["instanceId"] = "i-1",
            ["state"] = "SUCCESS",
        });

        Assert.Equal(["d-1,3,1,0", "d-2,1,0,1"], await RowsAsync("deploymentid, instances_succeeded, instances_failed, events"));
    }

    private async Task<string[]> RowsAsync(string columns)
    {
        var file = _shell.Folder.Write("events.json", string.Join('\n', _events.Select(item => item.ToJsonString())));
        await _shell.OutputAsync("ingest", file);
        return await _shell.RowsAsync($"SELECT {columns} FROM deployments ORDER BY deploymentid");
    }

    private void Change(string id, string state, int minute, string group = "production") =>
        Add(DeploymentStateChange.Definition.Source, DeploymentStateChange.Definition.DetailType, minute, new JsonObject
        {
            ["deploymentId"] = id,
            ["state"] = state,
            ["application"] = "checkout",
            ["deploymentGroup"] = group,
        });

    private void Describe(string id, string status, int minute, int createdAt, params (string Name, JsonNode? Value)[] others)
    {
        var detail = new JsonObject
        {
            ["deploymentId"] = id,
            ["status"] = status,
            ["applicationName"] = "checkout",
            ["deploymentGroupName"] = "production",
            ["createTime"] = Noon.AddMinutes(createdAt).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in others)
            detail[name] = value;
        Add(DeploymentDetails.Definition.Source, DeploymentDetails.Definition.DetailType, minute, detail);
    }

    private void Add(string source, string detailType, int minute, JsonObject detail) => _events.Add(new JsonObject
    {
        ["version"] = "0",
        ["id"] = $"{_events.Count:d8}-0000-0000-0000-000000000000",
        ["detail-type"] = detailType,
        ["source"] = source,
        ["account"] = "123456789012",
        ["time"] = Noon.AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
        ["region"] = "us-east-1",
        ["resources"] = new JsonArray(),
        ["detail"] = detail,
    });

    private static JsonObject Rollback(string? by, string? triggering)
    {
        var info = new JsonObject { ["rollbackMessage"] = "about a rollback" };
        if (by is not null)
            info["rollbackDeploymentId"] = by;
        if (triggering is not null)
            info["rollbackTriggeringDeploymentId"] = triggering;
        return info;
    }

    private static JsonObject Revision(string type, string location, params (string Name, string Value)[] members) => new()
    {
        ["revisionType"] = type,
        [location] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value))),
    };
}
