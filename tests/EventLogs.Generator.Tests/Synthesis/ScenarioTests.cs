using System.Text;
using System.Text.Json.Nodes;
using EventLogs.Compiler;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;
using EventLogs.Generator.Synthesis.Scenarios;

namespace EventLogs.Generator.Tests.Synthesis;

/// <summary>The scenario of CodeDeploy tells what could have happened.</summary>
public sealed class ScenarioTests : IAsyncLifetime
{
    private const string Source = "aws.codedeploy";

    /// <summary>The source of the heartbeat, which a stack sends to itself: no scenario tells it.</summary>
    private const string StackSource = "eventlogs";

    private static readonly string[] Ends = ["SUCCESS", "FAILURE", "STOP"];

    private Compilation _compilation = null!;
    private List<JsonObject> _history = null!;
    private List<JsonObject> _changes = null!;

    public async Task InitializeAsync()
    {
        _compilation = await Schemas.CompileShippedAsync();
        _history = [.. Run(seed: 1).Events().Take(20_000).Select(text => JsonNode.Parse(text)!.AsObject())];
        _changes = [.. _history.Where(item => (string?)item["source"] == Source)];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task Every_event_fits_its_schema_and_a_state_change_fills_every_column()
    {
        foreach (var schema in _compilation.Schemas.Where(schema => schema.Log!.Source != StackSource))
        {
            var events = _history.Where(item => (string?)item["detail-type"] == schema.Log!.DetailType).Take(500).ToList();
            var lines = events.Select(item => ModelMapper.Map(schema.Log!, Encoding.UTF8.GetBytes(item.ToJsonString())).Line!);

            var columns = schema.Log!.Columns.Select(column => column.Name).ToList();
            NonEmpty.All(lines, line => Assert.Subset(columns.ToHashSet(), JsonNode.Parse(line)!.AsObject().Select(member => member.Key).ToHashSet()));
            if (schema.Log.Source == Source)
                NonEmpty.All(lines, line => Assert.Equal(columns, JsonNode.Parse(line)!.AsObject().Select(member => member.Key)));
            Assert.Empty(await NodeTool.SchemaErrorsAsync(
                JsonNode.Parse(schema.Document.File.Text)!, events.Select(item => (item.ToJsonString(), (JsonNode?)item))));
        }
    }

    [Fact]
    public void States_are_those_of_the_schemas_and_all_of_them_occur()
    {
        foreach (var log in Told().Select(schema => schema.Log!))
        {
            var known = log.Columns.Select(column => column.Type).OfType<ScalarType>().Single(type => !type.Values.IsEmpty).Values;
            var told = _history.Where(item => (string?)item["detail-type"] == log.DetailType).Select(State).Distinct();

            Assert.Equal(known.Order(), told.Order());
        }
    }

    [Fact]
    public void Every_deployment_starts_once_and_ends_once_after_everything_else()
    {
        var deployments = Deployments();

        Assert.True(deployments.Count > 500);
        foreach (var events in deployments)
        {
            var states = events.Where(IsDeployment).Select(State).ToList();
            Assert.Equal("START", states[0]);
            Assert.Contains(states[^1], Ends);
            Assert.Single(states, state => state == "START");
            Assert.Single(states, state => Ends.Contains(state));
            Assert.Equal(Time(events[0]), Time(events.First(IsDeployment)));
            Assert.Equal(Time(events[^1]), Time(events.Last(IsDeployment)));
        }
    }

    [Fact]
    public void Every_instance_starts_before_it_ends_and_fails_only_in_a_deployment_that_fails()
    {
        foreach (var events in Deployments())
        {
            var end = State(events.Last(IsDeployment));
            foreach (var instance in events.Where(item => !IsDeployment(item)).GroupBy(item => (string)item["detail"]!["instanceId"]!))
            {
                var states = instance.Select(State).ToList();
                Assert.Equal("START", states[0]);
                Assert.Single(states, state => state == "START");
                Assert.True(!states.Contains("FAILURE") || end == "FAILURE", string.Join(' ', states));
            }
        }
    }

    [Fact]
    public void A_deployment_group_has_one_deployment_at_a_time_and_rolls_back_what_failed_on_its_instances()
    {
        var rollbacks = 0;
        foreach (var group in Deployments().GroupBy(events => (Application(events), Group(events))))
        {
            var deployments = group.OrderBy(events => Time(events[0])).ToList();
            foreach (var (one, next) in deployments.Zip(deployments.Skip(1)))
            {
                var pause = Time(next[0]) - Time(one[^1]);
                Assert.True(pause >= TimeSpan.Zero);
                if (!one.Exists(item => !IsDeployment(item) && State(item) == "FAILURE"))
                    continue;
                rollbacks++;
                Assert.InRange(pause, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(31));
            }
        }

        Assert.True(rollbacks > 10);
    }

    [Fact]
    public void CodeDeploy_is_asked_once_about_each_deployment_that_has_ended_and_knows_its_rollback()
    {
        var details = Distinct("eventlogs.codedeploy").ToLookup(item => (string)item["detail"]!["deploymentId"]!);
        var commits = Distinct("eventlogs.git").ToDictionary(item => (string)item["detail"]!["commitId"]!, Time);

        var (rollbacks, changes) = (0, 0);
        foreach (var events in Deployments())
        {
            var id = (string)events[0]["detail"]!["deploymentId"]!;
            var item = Assert.Single(details[id]);
            var detail = item["detail"]!;
            var end = State(events.Last(IsDeployment));
            Assert.Equal(end, (string)detail["status"]! switch { "Succeeded" => "SUCCESS", "Failed" => "FAILURE", _ => "STOP" });
            Assert.Equal(end == "SUCCESS", detail["errorInformation"] is null);
            Assert.Equal((Time(events[0]), Time(events[^1])), (Seconds(detail["createTime"]!), Seconds(detail["completeTime"]!)));
            Assert.Equal(Time(events[^1]), Time(item));
            if (detail["rollbackInfo"]?["rollbackTriggeringDeploymentId"] is { } failed)
            {
                rollbacks++;
                Assert.Equal("codeDeployRollback", (string?)detail["creator"]);
                Assert.Equal(id, (string?)Assert.Single(details[(string)failed!])["detail"]!["rollbackInfo"]!["rollbackDeploymentId"]);
            }

            if (detail["revision"]!["gitHubLocation"]?["commitId"] is { } commit && commits.TryGetValue((string)commit!, out var made))
            {
                changes++;
                Assert.True(made < Time(events[0]));
            }
        }

        Assert.True(rollbacks > 20 && changes > 200, $"{rollbacks} rollbacks, {changes} changes");
    }

    [Fact]
    public void Some_events_come_twice_and_some_come_late()
    {
        var twice = _history.CountBy(item => (string)item["id"]!).Count(item => item.Value == 2);
        var late = _changes.Zip(_changes.Skip(1)).Count(pair => Time(pair.First) - Time(pair.Second) > TimeSpan.FromSeconds(20));

        Assert.InRange(twice, 200, 800);
        Assert.InRange(late, 100, 2_000);
    }

    [Fact]
    public void The_same_seed_tells_the_same_and_another_one_something_else()
    {
        Assert.Equal(Run(seed: 7).Events().Take(500), Run(seed: 7).Events().Take(500));
        Assert.NotEqual(Run(seed: 7).Events().Take(500), Run(seed: 8).Events().Take(500));
    }

    /// <summary>The events of each deployment as they happened, each once; deployments that the end cuts off are left out.</summary>
    private List<List<JsonObject>> Deployments() =>
    [
        .. _changes.DistinctBy(item => (string)item["id"]!)
            .GroupBy(item => (string)item["detail"]!["deploymentId"]!)
            .Select(deployment => deployment.OrderBy(Time).ToList())
            .Where(events => Time(_changes[^1]) - Time(events[^1]) > TimeSpan.FromHours(4)),
    ];

    /// <summary>The schemas of the source itself.</summary>
    private IEnumerable<BoundSchema> Told() => _compilation.Schemas.Where(schema => schema.Log!.Source == Source);

    private ScenarioRun Run(int seed)
    {
        var (scenario, problem) = ScenarioFile.Read(ScenarioFile.PathOf(Schemas.Shipped, Source));
        Assert.Null(problem);
        return new ScenarioRun(scenario!, ScenarioRun.LogsOf(Source, _compilation.Schemas), seed);
    }

    private bool IsDeployment(JsonObject item) => item["detail"]!["instanceId"] is null;

    private IEnumerable<JsonObject> Distinct(string source) => _history.Where(item => (string?)item["source"] == source).DistinctBy(item => (string)item["id"]!);

    private static DateTimeOffset Seconds(JsonNode seconds) => DateTimeOffset.FromUnixTimeSeconds((long)seconds);

    private static string State(JsonObject item) => (string)item["detail"]!["state"]!;

    private static string Application(List<JsonObject> events) => (string)events[0]["detail"]!["application"]!;

    private static string Group(List<JsonObject> events) => (string)events[0]["detail"]!["deploymentGroup"]!;

    private static DateTimeOffset Time(JsonObject item) => (DateTimeOffset)item["time"]!;
}
