using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Lambdas.Tests.FirehoseTransform;
using EventLogs.Lambdas.Tests.Support;

namespace EventLogs.Lambdas.Tests.DescribeDeployment;

/// <summary>The published executable between a Runtime API, a CodeDeploy and an EventBridge of the tests' own.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class DescribeDeploymentTests : IDisposable
{
    private const string DeploymentId = "d-ROLLBACK1";
    private const string Described = """{"isDescribed":true,"targets":0}""";
    private const string Rate = "ThrottlingException";

    private static readonly string Samples = Path.Combine(Repository.Root, "schemas");

    private readonly RuntimeApiServer _lambda = new();
    private readonly DeploymentServices _aws = new();
    private readonly JsonElement _details = Sample("eventlogs.codedeploy", "deployment-details.rollback");
    private readonly byte[] _ended;
    private FunctionProcess? _process;

    public DescribeDeploymentTests()
    {
        _aws.Deployments[DeploymentId] = _details.GetProperty("detail").GetRawText();
        _ended = Ended(DeploymentId);
    }

    public void Dispose()
    {
        _process?.Dispose();
        _lambda.Dispose();
        _aws.Dispose();
    }

    [LinuxFact]
    public async Task What_CodeDeploy_knows_is_put_onto_the_bus_to_the_letter()
    {
        Assert.Equal(Described, (await InvokeAsync(_ended)).Text);

        Assert.Equal(["GetDeployment", "PutEvents", "ListDeploymentTargets"], _aws.Operations);
        Assert.Empty(_aws.SignatureProblems);
        Assert.Equal(["us-west-2/codedeploy", "us-west-2/events", "us-west-2/codedeploy"], _aws.Scopes);
        var entry = Assert.Single(_aws.Events);
        Assert.Equal("eventlogs.codedeploy", Text(entry, "Source"));
        Assert.Equal("CodeDeploy Deployment Details", Text(entry, "DetailType"));
        Assert.Equal("central", Text(entry, "EventBusName"));
        Assert.Equal(1699559680.125m, entry.GetProperty("Time").GetDecimal());
        Assert.Equal(_details.GetProperty("detail").GetRawText(), Text(entry, "Detail"));
        Assert.Equal(
            _details.GetProperty("resources").EnumerateArray().Select(arn => arn.GetString()).Order(),
            entry.GetProperty("Resources").EnumerateArray().Select(arn => arn.GetString()).Order());
    }

    [LinuxFact]
    public async Task Every_sample_of_details_comes_back_through_the_transform_as_its_own_line()
    {
        using var transformLambda = new RuntimeApiServer();
        using var transform = FunctionProcess.Start(
            PublishedFunction.FirehoseTransform, ("AWS_LAMBDA_RUNTIME_API", transformLambda.Address));
        var files = Directory.GetFiles(Path.Combine(Samples, "eventlogs.codedeploy", "samples"), "deployment-details.*.json")
            .Where(file => !file.EndsWith(".fail.json", StringComparison.Ordinal))
            .Where(file => JsonNode.Parse(File.ReadAllText(file))!["detail"]!["createTime"] is not null);

        foreach (var file in files)
        {
            var sample = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
            var id = (string)sample["detail"]!["deploymentId"]!;
            _aws.Deployments[id] = sample["detail"]!.ToJsonString();
            Assert.Equal(Described, (await InvokeAsync(Ended(id, sample["resources"]!.AsArray()))).Text);

            var answer = await transformLambda.InvokeAsync(FirehoseRequest.Of([Delivered(_aws.Events.Last(), sample)]));
            var record = Assert.Single(JsonElement.Parse(answer.Body).GetProperty("records").EnumerateArray());
            Assert.Equal("Ok", Text(record, "result"));
            var line = Parsed(record.GetProperty("data").GetBytesFromBase64());
            var expected = Parsed(await File.ReadAllBytesAsync(Path.Combine(
                Repository.Root, "tests", "EventLogs.Generated.Tests", "Expected", Path.GetFileName(file) + ".line")));
            Assert.True(JsonNode.DeepEquals(expected, line), $"{Path.GetFileName(file)}: {line.ToJsonString()}");
        }
    }

    [LinuxFact]
    public async Task What_CodeDeploy_knows_of_each_target_is_put_onto_the_bus_to_the_letter()
    {
        var target = Sample("eventlogs.codedeploy", "target-details.failure").GetProperty("detail").GetRawText();
        string[] ids = [.. Enumerable.Range(0, 60).Select(number => $"i-{number:000}")];
        _aws.Targets[DeploymentId] = [];
        foreach (var id in ids)
            _aws.Targets[DeploymentId][id] = JsonNode.Parse(target.Replace("i-0f1e2d3c4b5a69788", id, StringComparison.Ordinal))!.ToJsonString();

        Assert.Equal("""{"isDescribed":true,"targets":60}""", (await InvokeAsync(_ended)).Text);

        Assert.Equal(
            ["GetDeployment", "PutEvents", "ListDeploymentTargets", .. Enumerable.Repeat("BatchGetDeploymentTargets", 3), .. Enumerable.Repeat("PutEvents", 6)],
            _aws.Operations);
        var entries = _aws.Events.Skip(1).ToList();
        Assert.Equal(ids.Select(id => _aws.Targets[DeploymentId][id]), entries.Select(entry => Text(entry, "Detail")));
        NonEmpty.All(entries, entry => Assert.Equal(
            ("eventlogs.codedeploy", "CodeDeploy Target Details", "central", 1699559401.5m),
            (Text(entry, "Source"), Text(entry, "DetailType"), Text(entry, "EventBusName"), entry.GetProperty("Time").GetDecimal())));
        NonEmpty.All(entries, entry => Assert.Equal(2, entry.GetProperty("Resources").GetArrayLength()));
    }

    [LinuxFact]
    public async Task A_deployment_that_never_had_targets_has_been_described()
    {
        _aws.OnNext(Answer(), DeploymentServices.Accepted, AwsJsonServer.Error(400, "DeploymentNotStartedException", "It has not started."));

        Assert.Equal(Described, (await InvokeAsync(_ended)).Text);
    }

    [LinuxFact]
    public async Task Targets_that_cannot_be_had_fail_the_invocation_and_the_deployment_has_its_details()
    {
        _aws.OnNext(Answer(), DeploymentServices.Accepted, AwsJsonServer.Error(400, "AccessDeniedException", "No."));

        var error = await InvokeToErrorAsync(_ended);

        Assert.Equal("CodeDeploy.AccessDeniedException", Text(error, "errorType"));
        Assert.Equal(["GetDeployment", "PutEvents", "ListDeploymentTargets"], _aws.Operations);
    }

    [LinuxFact]
    public async Task What_throttling_and_a_broken_connection_keep_from_succeeding_is_tried_again()
    {
        _aws.OnNext(AwsJsonServer.Error(400, Rate, "Rate exceeded"), HttpReply.Reset);

        Assert.Equal(Described, (await InvokeAsync(_ended)).Text);

        Assert.Equal(["GetDeployment", "GetDeployment", "GetDeployment", "PutEvents", "ListDeploymentTargets"], _aws.Operations);
    }

    [LinuxFact]
    public async Task An_event_that_is_refused_in_a_call_that_succeeds_is_put_again()
    {
        _aws.OnNext(
            Answer(),
            DeploymentServices.Refused(Rate, "Rate exceeded"),
            DeploymentServices.Refused("InternalFailure", "Try again"));

        Assert.Equal(Described, (await InvokeAsync(_ended)).Text);

        Assert.Equal(["GetDeployment", "PutEvents", "PutEvents", "PutEvents", "ListDeploymentTargets"], _aws.Operations);
        Assert.Single(_aws.Events);
    }

    [LinuxTheory]
    [InlineData("NotAuthorizedForSourceException", 1)]
    [InlineData(Rate, 5)]
    public async Task An_event_that_stays_refused_fails_the_invocation(string code, int attempts)
    {
        _aws.OnNext([Answer(), .. Enumerable.Repeat(DeploymentServices.Refused(code, "No."), attempts)]);

        var error = await InvokeToErrorAsync(_ended);

        Assert.Equal($"EventBridge.{code}", Text(error, "errorType"));
        Assert.Equal($"The details of {DeploymentId} could not be put onto central (No.).", Text(error, "errorMessage"));
        Assert.Equal(1 + attempts, _aws.Requests.Count);
    }

    [LinuxFact]
    public async Task A_deployment_that_is_gone_is_logged_and_not_tried_again()
    {
        _aws.OnNext(AwsJsonServer.Error(400, "DeploymentDoesNotExistException", "The deployment does not exist."));

        Assert.Equal("""{"isDescribed":false,"targets":0}""", (await InvokeAsync(_ended)).Text);

        Assert.Single(_aws.Requests);
        _process!.Terminate();
        var line = Assert.Single((await _process.ExitAsync()).Log);
        Assert.Equal(("WARN", DeploymentId, "request-1"), (Text(line, "level"), Text(line, "deploymentId"), Text(line, "requestId")));
    }

    [LinuxTheory]
    [InlineData("AccessDeniedException", "User is not authorized to perform: codedeploy:GetDeployment")]
    [InlineData("InvalidDeploymentIdException", "Deployment ID is invalid.")]
    public async Task A_refusal_fails_the_invocation(string type, string message)
    {
        _aws.OnNext(AwsJsonServer.Error(400, type, message));

        var error = await InvokeToErrorAsync(_ended);

        Assert.Equal($"CodeDeploy.{type}", Text(error, "errorType"));
        Assert.Contains(message, Text(error, "errorMessage"), StringComparison.Ordinal);
        Assert.Empty(_aws.Events);
    }

    [LinuxTheory]
    [InlineData(Rate, 3)]
    [InlineData(null, 20)]
    public async Task Faults_that_do_not_end_fail_the_invocation(string? type, int faults)
    {
        _aws.OnNext(Enumerable.Repeat(type is null ? HttpReply.Reset : AwsJsonServer.Error(400, type, "Rate exceeded"), faults));

        var error = await InvokeToErrorAsync(_ended);

        Assert.Equal(type is null ? "CodeDeploy.Unreachable" : $"CodeDeploy.{type}", Text(error, "errorType"));
    }

    [LinuxTheory]
    [InlineData("""{"deploymentInfo":{"status":"Succeeded"}}""")]
    [InlineData("""{"deploymentInfo":{"deploymentId":"d-ROLLBACK1","status":"Succeeded"}}""")]
    [InlineData("""{"deploymentInfo":{"deploymentId":"d-ROLLBACK1","status":"Succeeded","createTime":"yesterday"}}""")]
    [InlineData("""{}""")]
    public async Task An_answer_that_is_not_one_fails_the_invocation(string answer)
    {
        _aws.OnNext(AwsJsonServer.Json(answer));

        var error = await InvokeToErrorAsync(_ended);

        Assert.Equal("CodeDeploy.UnexpectedAnswer", Text(error, "errorType"));
        Assert.Empty(_aws.Events);
    }

    [LinuxFact]
    public async Task Silence_fails_the_invocation_before_its_time_is_over()
    {
        _aws.OnNext(AwsJsonServer.Silence);
        var lambda = Start();

        var post = await lambda.InvokeAsync(lambda.Invocation(_ended, TimeSpan.FromSeconds(4)));

        // Lambda itself ends a function without a word; by this one the function says so, and it can only while it runs
        Assert.EndsWith("/error", post.Line, StringComparison.Ordinal);
        Assert.Equal("Function.Timeout", post.Fields["Lambda-Runtime-Function-Error-Type"]);
    }

    [LinuxFact]
    public async Task What_is_not_an_event_of_a_deployment_fails_the_invocation_and_the_process_goes_on()
    {
        string[] others =
        [
            "{", "null", "[]", "{}",
            Sample("aws.codedeploy", "instance-state-change.start").GetRawText(),
            Sample("eventlogs.codedeploy", "deployment-details.rollback").GetRawText(),
        ];
        foreach (var other in others)
            Assert.Equal("Event.Invalid", Text(await InvokeToErrorAsync(Encoding.UTF8.GetBytes(other)), "errorType"));

        Assert.Empty(_aws.Requests);
        Assert.Equal(Described, (await InvokeAsync(_ended)).Text);
    }

    [LinuxTheory]
    [InlineData("EVENTLOGS_EVENT_BUS")]
    [InlineData("AWS_REGION")]
    public async Task A_missing_setting_is_an_error_of_the_start(string missing)
    {
        Start(missing);
        await _lambda.ExpectMissingSettingAsync(missing);
    }

    private static JsonElement Sample(string source, string name) =>
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(Samples, source, "samples", name + ".json")));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    /// <summary>A line whatever its escapes are, with what is JSON text in it as JSON.</summary>
    private static JsonObject Parsed(byte[] line) => new(JsonNode.Parse(line)!.AsObject().Select(member => KeyValuePair.Create(
        member.Key,
        member.Value is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith('{')
            ? JsonNode.Parse(text)
            : member.Value?.DeepClone())));

    private static byte[] Ended(string deploymentId, JsonArray? resources = null)
    {
        var ended = JsonNode.Parse(Sample("aws.codedeploy", "deployment-state-change.rollback-success").GetRawText())!;
        ended["detail"]!["deploymentId"] = deploymentId;
        ended["resources"] = resources?.DeepClone() ?? JsonNode.Parse(
            Sample("eventlogs.codedeploy", "deployment-details.rollback").GetProperty("resources").GetRawText());
        return Encoding.UTF8.GetBytes(ended.ToJsonString());
    }

    /// <summary>The event as EventBridge delivers an entry: with an id, a time to the second, an account and a region of its own.</summary>
    private static byte[] Delivered(JsonElement entry, JsonNode sample) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["version"] = "0",
        ["id"] = (string?)sample["id"],
        ["detail-type"] = Text(entry, "DetailType"),
        ["source"] = Text(entry, "Source"),
        ["account"] = (string?)sample["account"],
        ["time"] = (string?)sample["time"],
        ["region"] = (string?)sample["region"],
        ["resources"] = JsonNode.Parse(entry.TryGetProperty("Resources", out var resources) ? resources.GetRawText() : "[]"),
        ["detail"] = JsonNode.Parse(Text(entry, "Detail")!),
    }.ToJsonString());

    private HttpReply Answer() => AwsJsonServer.Json(
        string.Create(CultureInfo.InvariantCulture, $$"""{"deploymentInfo":{{_details.GetProperty("detail").GetRawText()}}}"""));

    private RuntimeApiServer Start(string? without = null)
    {
        _process ??= FunctionProcess.Start(PublishedFunction.DescribeDeployment, new (string Name, string Value)[]
        {
            ("AWS_LAMBDA_RUNTIME_API", _lambda.Address),
            ("AWS_LAMBDA_FUNCTION_NAME", "describe-deployment"),
            ("AWS_REGION", AwsJsonServer.Region),
            ("AWS_ACCESS_KEY_ID", AwsJsonServer.AccessKey),
            ("AWS_SECRET_ACCESS_KEY", AwsJsonServer.SecretKey),
            ("AWS_ENDPOINT_URL", "http://" + _aws.Address),
            ("EVENTLOGS_EVENT_BUS", "central"),
        }.Where(variable => variable.Name != without));
        return _lambda;
    }

    private async Task<HttpRequest> InvokeAsync(byte[] payload)
    {
        var post = await Start().InvokeAsync(payload);
        Assert.True(post.Line.EndsWith("/response", StringComparison.Ordinal), post.Text);
        return post;
    }

    private async Task<JsonElement> InvokeToErrorAsync(byte[] payload)
    {
        var post = await Start().InvokeAsync(payload);
        Assert.True(post.Line.EndsWith("/error", StringComparison.Ordinal), post.Text);
        return JsonElement.Parse(post.Body);
    }
}
