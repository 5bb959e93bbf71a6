using System.Diagnostics;
using System.Text.Json;
using Amazon.Runtime;
using EventLogs.Aws;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;
using EventLogs.TestKit.Http;

namespace EventLogs.Local.Tests.Commands;

/// <summary>
/// The program itself, against an implementation of S3 that is not ours: the operator's commands one after the other, as the pages have them. Glue,
/// Firehose and SQS are the test's.
/// </summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class OnAwsTests : IDisposable
{
    private const string Hour = "date=2026-11-22/hour=14/";
    private const string Failed = "error/" + Deployments.Table + "/processing-failed/" + Hour;
    private const string Moved = "error/" + Deployments.Table + "/replayed/processing-failed/" + Hour;

    private readonly S3Endpoint _s3 = new();
    private readonly AwsServer _aws = new();
    private readonly GlueTables _glue;
    private readonly SqsMessages _queue;
    private readonly S3Bucket _bucket;
    private readonly TempFolder _folder = new();

    public OnAwsTests()
    {
        _glue = new GlueTables(_aws);
        _queue = new SqsMessages(_aws, "undelivered");
        _bucket = new S3Bucket(AwsServer.Bucket, new AwsClientSettings
        {
            Region = AwsJsonServer.Region,
            ServiceUrl = _s3.Url,
            Credentials = new BasicAWSCredentials(AwsJsonServer.AccessKey, AwsJsonServer.SecretKey),
        });
        foreach (var table in Generated.EventCatalog.Events.Select(log => log.Table))
            _glue.AddTable(table.Name, table.Columns.Select(column => (column.Name, column.Type)));
    }

    public void Dispose()
    {
        _bucket.Dispose();
        _aws.Dispose();
        _s3.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_status_finds_the_other_commands_settle()
    {
        await _bucket.PutAsync(Failed + FailedRecords.Name("one", 1), FailedRecords.Compressed(Deployments.Event("a")), CancellationToken.None);
        await _bucket.PutAsync($"{Deployments.Table}/{Hour}{FailedRecords.Name("one", 2)}", [], CancellationToken.None);
        _queue.Send(Deployments.Event("b"), ("TARGET_ARN", "arn:aws:firehose:us-west-2:123456789012:deliverystream/two"));
        var outputs = _folder.Write("stack.json", JsonSerializer.Serialize(new
        {
            EventLogs = new { LogBucket = AwsServer.Bucket, GlueDatabaseName = GlueTables.Database, UndeliveredEvents = _queue.Url },
        }));

        var before = await RunAsync("status", "--outputs", outputs);
        Assert.Equal(
            [
                $"error: {Deployments.Table}: 1 objects of failed records: see replay --dry-run",
                $"error: {Deployments.Table}: 1 partitions are not registered: see partitions repair",
                "error: UndeliveredEvents: 1 messages",
            ],
            before.Errors.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
        Assert.Equal(1, before.ExitCode);

        foreach (var command in new string[][] { ["replay", "--bucket", "s3://logs"], ["partitions", "repair", "--outputs", outputs], ["redrive", "--outputs", outputs] })
            AssertSuccess(await RunAsync(command));

        AssertSuccess(await RunAsync("status", "--outputs", outputs));
        Assert.Equal(["one", "two"], _aws.Accepted.Select(item => item.Stream));
        Assert.Equal([$"{Deployments.Table}/2026-11-22/14"], _glue.Partitions.Keys);
        Assert.Equal([Moved + FailedRecords.Name("one", 1)], (await KeysAsync("error/")).Where(IsOfRecords));
        Assert.Empty(_aws.SignatureProblems);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_replay_whose_process_is_killed_loses_nothing_and_the_next_one_goes_on(int call)
    {
        foreach (var number in Enumerable.Range(1, 3))
            await _bucket.PutAsync(Failed + FailedRecords.Name("one", number), FailedRecords.Compressed(Deployments.Event($"{number}")), CancellationToken.None);
        using var process = ChildProcess.Start(Program("replay", "--bucket", "s3://logs"));
        _aws.OnPut = number =>
        {
            if (number != call)
                return;
            process.Kill();
            process.WaitForExit();
        };
        await process.WaitForExitAsync();
        Assert.NotEqual(0, process.ExitCode);
        Assert.Equal(3, (await KeysAsync("error/")).Count(IsOfRecords));

        AssertSuccess(await RunAsync("replay", "--bucket", "s3://logs"));

        Assert.Equal(["1", "2", "3"], _aws.Accepted.Select(item => JsonElement.Parse(item.Record).GetProperty("id").GetString()).Distinct().Order());
        Assert.Equal(4, _aws.Accepted.Count);
        NonEmpty.All(await KeysAsync("error/"), key => Assert.StartsWith(Moved, key, StringComparison.Ordinal));
    }

    private static void AssertSuccess(ProcessResult result) => Assert.Equal((0, ""), (result.ExitCode, result.Errors));

    private static bool IsOfRecords(string key) => !key.EndsWith(".progress.json", StringComparison.Ordinal);

    private async Task<List<string>> KeysAsync(string prefix) => await _bucket.ListAsync(prefix, CancellationToken.None).ToListAsync();

    private Task<ProcessResult> RunAsync(params string[] arguments) => ChildProcess.RunAsync(Program(arguments));

    private ProcessStartInfo Program(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "eventlogs-local.dll"), .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AWS_REGION"] = AwsJsonServer.Region;
        start.Environment["AWS_ACCESS_KEY_ID"] = AwsJsonServer.AccessKey;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = AwsJsonServer.SecretKey;
        start.Environment["AWS_ENDPOINT_URL"] = _aws.Url.AbsoluteUri;
        start.Environment["AWS_ENDPOINT_URL_S3"] = _s3.Url.AbsoluteUri;
        start.Environment["AWS_MAX_ATTEMPTS"] = "1";
        return start;
    }
}
