using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Generated;
using EventLogs.Lambdas.Tests.FirehoseTransform;
using EventLogs.Lambdas.Tests.Support;
using EventLogs.Local.Commands;
using EventLogs.Local.Loading;
using EventLogs.Runtime.Catalog;
using EventLogs.Terminal;

namespace EventLogs.Lambdas.Tests.DescribeDeployment;

/// <summary>
/// The whole way of a deployment's details: both published executables, a CodeDeploy and an EventBridge of the tests' own between them, and
/// the log, its history and the views behind them.
/// </summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class EnrichmentTests : IDisposable
{
    private const string Failed = "d-FAILED001";
    private const string Rollback = "d-ROLLBACK1";
    private static readonly DateTimeOffset Arrival = new(2023, 11, 9, 19, 56, 0, TimeSpan.Zero);

    private readonly RuntimeApiServer _describeLambda = new();
    private readonly RuntimeApiServer _transformLambda = new();
    private readonly DeploymentServices _aws = new();
    private readonly TempFolder _folder = new();
    private readonly List<byte[]> _delivered = [];
    private FunctionProcess? _describe;
    private FunctionProcess? _transform;

    private string Bucket => _folder["bucket"];

    public void Dispose()
    {
        _describe?.Dispose();
        _transform?.Dispose();
        _describeLambda.Dispose();
        _transformLambda.Dispose();
        _aws.Dispose();
        _folder.Dispose();
    }

    [LinuxFact]
    public async Task Who_deployed_which_commit_and_what_was_a_rollback_comes_from_the_end_of_a_deployment_to_the_view()
    {
        Know("deployment-details.failure");
        _aws.Targets[Failed] = new() { ["i-1"] = Sample("eventlogs.codedeploy", "target-details.failure")["detail"]!.ToJsonString() };
        Know("deployment-details.rollback");
        // twenty minutes apart: without details nobody would take the second one for a rollback
        await HappenAsync(Failed, "START", "2023-11-09T19:30:00Z");
        await HappenAsync(Failed, "FAILURE", "2023-11-09T19:34:00Z");
        await HappenAsync(Rollback, "START", "2023-11-09T19:54:00Z");
        await HappenAsync(Rollback, "SUCCESS", "2023-11-09T19:54:40Z");

        await StoreAsync();
        await RunAsync("sync-partitions");
        await RunAsync("fold");
        // what is answered now comes from the history
        foreach (var log in EventCatalog.Events.Where(log => Directory.Exists(Path.Combine(Bucket, log.Table.Name))))
            Directory.Delete(Path.Combine(Bucket, log.Table.Name), recursive: true);

        const string Columns = "deploymentid, state, creator, commitid, has_details, is_rollback, rollback_of, rolled_back_by, errorcode";
        Assert.Equal(
            [
                $"{Failed},FAILURE,user,0a9d8c7b6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b,true,false,,{Rollback},HEALTH_CONSTRAINTS",
                $"{Rollback},SUCCESS,codeDeployRollback,4f1c2a9b7d3e8f60512c4b9a7e6d3c2b1a0f9e8d,true,true,{Failed},,",
            ],
            await RowsAsync($"SELECT {Columns} FROM deployments ORDER BY deploymentid"));
        Assert.Equal(
            [$"{Failed},i-0f1e2d3c4b5a69788,6,ApplicationStart,260.0,ScriptFailed,scripts/start.sh"],
            await RowsAsync("""
                SELECT deploymentid, target, position, hook, duration_seconds, error_code, script
                FROM deployment_hooks WHERE status = 'Failed'
                """));
    }

    private static EventDefinition Log(string detailType) => EventCatalog.Events.Single(log => log.DetailType == detailType);

    private static JsonNode Sample(string source, string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schemas", source, "samples", name + ".json")))!;

    private void Know(string sample)
    {
        var detail = Sample("eventlogs.codedeploy", sample)["detail"]!;
        _aws.Deployments[(string)detail["deploymentId"]!] = detail.ToJsonString();
    }

    /// <summary>An event of CodeDeploy: the stream gets it, and where its rule matches, the function.</summary>
    private async Task HappenAsync(string deploymentId, string state, string time)
    {
        var change = Sample("aws.codedeploy", "deployment-state-change.failure");
        change["id"] = $"{deploymentId}-{state}";
        change["time"] = time;
        change["detail"]!["deploymentId"] = deploymentId;
        change["detail"]!["state"] = state;
        var payload = Encoding.UTF8.GetBytes(change.ToJsonString());
        _delivered.Add(payload);
        if (state == "START")
            return;

        _describe ??= FunctionProcess.Start(
            PublishedFunction.DescribeDeployment,
            ("AWS_LAMBDA_RUNTIME_API", _describeLambda.Address),
            ("AWS_LAMBDA_FUNCTION_NAME", "describe-deployment"),
            ("AWS_REGION", AwsJsonServer.Region),
            ("AWS_ACCESS_KEY_ID", AwsJsonServer.AccessKey),
            ("AWS_SECRET_ACCESS_KEY", AwsJsonServer.SecretKey),
            ("AWS_ENDPOINT_URL", "http://" + _aws.Address),
            ("EVENTLOGS_EVENT_BUS", "default"));
        var answer = await _describeLambda.InvokeAsync(payload);
        Assert.True(answer.Line.EndsWith("/response", StringComparison.Ordinal), answer.Text);
        while (_aws.Events.TryDequeue(out var entry))
            _delivered.Add(Delivered(entry, change));
    }

    /// <summary>An entry of PutEvents as EventBridge delivers it: with an ID, the account, the region, and a time to the second.</summary>
    private static byte[] Delivered(JsonElement entry, JsonNode cause) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["version"] = "0",
        ["id"] = Guid.NewGuid().ToString(),
        ["detail-type"] = entry.GetProperty("DetailType").GetString(),
        ["source"] = entry.GetProperty("Source").GetString(),
        ["account"] = (string?)cause["account"],
        ["time"] = DateTimeOffset.UnixEpoch.AddSeconds(entry.GetProperty("Time").GetDouble()).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
        ["region"] = (string?)cause["region"],
        ["resources"] = JsonNode.Parse(entry.GetProperty("Resources").GetRawText()),
        ["detail"] = JsonNode.Parse(entry.GetProperty("Detail").GetString()!),
    }.ToJsonString());

    /// <summary>Firehose: the events of each log through the transform into an object of its partition.</summary>
    private async Task StoreAsync()
    {
        _transform = FunctionProcess.Start(PublishedFunction.FirehoseTransform, ("AWS_LAMBDA_RUNTIME_API", _transformLambda.Address));
        foreach (var stream in _delivered.GroupBy(item => (string)JsonNode.Parse(item)!["detail-type"]!))
        {
            var answer = await _transformLambda.InvokeAsync(FirehoseRequest.Of(stream));
            var records = JsonElement.Parse(answer.Body).GetProperty("records").EnumerateArray().ToList();
            NonEmpty.All(records, record => Assert.Equal("Ok", record.GetProperty("result").GetString()));
            var key = PartitionLayout.TablePrefix(Log(stream.Key).Table.Name)
                + PartitionLayout.PartitionFolder(PartitionLayout.Values(Arrival)) + "stream-1-2023-11-09-19-56-00.gz";
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Bucket, key))!);
            using var gzip = new GZipStream(File.Create(Path.Combine(Bucket, key)), CompressionLevel.Fastest);
            foreach (var record in records)
                gzip.Write(record.GetProperty("data").GetBytesFromBase64());
        }
    }

    private async Task<string[]> RowsAsync(string sql) =>
        (await RunAsync("query", sql, "--format", "csv")).TrimEnd('\n').Split('\n')[1..];

    private async Task<string> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var catalog = CatalogSource.Of(EventCatalog.Events, EventCatalog.Views, ImmutableArray<SavedQuery>.Empty);
        var host = new LocalHost(catalog, Consoles.Over(output, errors), () => Stream.Null, TimeProvider.System);
        var exitCode = await LocalCommandLine.RunAsync(host, [.. arguments, "--bucket", Bucket]);
        Assert.Equal((0, ""), (exitCode, errors.ToString()));
        return output.ToString();
    }
}
