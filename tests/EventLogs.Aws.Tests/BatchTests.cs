using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.EventBridge;
using EventLogs.Aws.Firehose;
using EventLogs.Aws.Glue;
using EventLogs.Aws.Tests.Support;
using EventLogs.Details.CodeDeploy;

namespace EventLogs.Aws.Tests;

/// <summary>Batches: each entry has a result of its own, and none is taken for accepted without the service's word.</summary>
public sealed class BatchTests : IDisposable
{
    private readonly AwsJsonServer _server = new();

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("""{"FailedPutCount":0,"RequestResponses":[{"RecordId":"1"},{"RecordId":"2"}]}""", "11")]
    [InlineData("""{"FailedPutCount":1,"RequestResponses":[{"RecordId":"1"},{"ErrorCode":"X"}]}""", "10")]
    [InlineData("""{"RequestResponses":[{"RecordId":"1","ErrorCode":"X"},{"RecordId":"2","ErrorCode":""}]}""", "01")]
    [InlineData("""{"FailedPutCount":2,"RequestResponses":[{},{"RecordId":""}]}""", "00")]
    [InlineData("""{"FailedPutCount":0,"RequestResponses":[{"RecordId":null,"ErrorMessage":"?"},{"RecordId":"2"}]}""", "01")]
    public async Task A_record_is_accepted_when_it_has_an_id_and_no_error(string answer, string accepted)
    {
        _server.OnNext(AwsJsonServer.Json(answer));
        var results = await PutTwoAsync();
        Assert.Equal(accepted, string.Concat(results.Select(result => result.IsAccepted ? '1' : '0')));
        NonEmpty.All(results, result => Assert.Equal(result.IsAccepted, result.Id is not null));
        NonEmpty.All(results, result => Assert.Equal(result.IsAccepted, result.ErrorCode is null));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"FailedPutCount":0}""")]
    [InlineData("""{"FailedPutCount":0,"RequestResponses":[]}""")]
    [InlineData("""{"FailedPutCount":0,"RequestResponses":[{"RecordId":"1"}]}""")]
    [InlineData("""{"FailedPutCount":0,"RequestResponses":[{"RecordId":"1"},{"RecordId":"2"},{"RecordId":"3"}]}""")]
    [InlineData("""{"FailedPutCount":1,"RequestResponses":[{"RecordId":"1"},{"RecordId":"2"}]}""")]
    [InlineData("""{"FailedPutCount":"1","RequestResponses":[{"RecordId":"1"},{"RecordId":"2"}]}""")]
    public async Task An_answer_that_does_not_speak_of_each_record_accepts_none(string answer)
    {
        _server.OnNext(AwsJsonServer.Json(answer));
        var exception = await Assert.ThrowsAsync<AwsException>(PutTwoAsync);
        Assert.Equal(AwsFailure.UnexpectedAnswer, exception.Failure);
    }

    [Theory]
    [InlineData("""{"Errors":[null]}""")]
    [InlineData("""{"Errors":[{}]}""")]
    [InlineData("""{"Errors":{}}""")]
    [InlineData("""{"Errors":[{"PartitionValues":[1]}]}""")]
    public async Task An_error_of_a_partition_that_is_not_named_is_not_passed_over(string answer)
    {
        _server.OnNext(AwsJsonServer.Json(answer));
        using var glue = new GlueClient(Settings.For(_server));
        var exception = await Assert.ThrowsAsync<AwsException>(() => glue.BatchCreatePartitionAsync("db", "t", [new PartitionInput(["a"], Empty)]));
        Assert.Equal(AwsFailure.UnexpectedAnswer, exception.Failure);
    }

    [Fact]
    public async Task A_partition_that_was_refused_without_a_reason_was_refused()
    {
        _server.OnNext(AwsJsonServer.Json("""{"Errors":[{"PartitionValues":["a"]}]}"""));
        using var glue = new GlueClient(Settings.For(_server));
        var errors = await glue.BatchCreatePartitionAsync("db", "t", [new PartitionInput(["a"], Empty)]);
        Assert.Equal("UnexpectedAnswer", Assert.Single(errors).ErrorCode);
    }

    [Fact]
    public async Task Batches_that_no_call_can_hold_are_not_sent()
    {
        var settings = Settings.For(_server);
        using var firehose = new FirehoseClient(settings);
        using var events = new EventBridgeClient(settings);
        using var glue = new GlueClient(settings);
        using var deployments = new CodeDeployClient(settings);
        foreach (var isEmpty in new[] { true, false })
        {
            await RefusedAsync(() => firehose.PutRecordBatchAsync("s", [.. Many(FirehoseClient.MaxBatch, new ReadOnlyMemory<byte>([1]))]));
            await RefusedAsync(() => events.PutEventsAsync([.. Many(EventBridgeClient.MaxBatch, new EventEntry("a", "b", "{}"))]));
            await RefusedAsync(() => glue.BatchCreatePartitionAsync("d", "t", [.. Many(GlueClient.MaxBatch, new PartitionInput(["a"], Empty))]));
            await RefusedAsync(() => glue.BatchDeletePartitionAsync("d", "t", [.. Many<ImmutableArray<string>>(GlueClient.MaxDeleteBatch, ["a"])]));
            await RefusedAsync(() => deployments.BatchGetDeploymentsAsync([.. Many(CodeDeployClient.MaxBatch, "d-1")]));
            await RefusedAsync(() => deployments.BatchGetDeploymentTargetsAsync("d-1", [.. Many(CodeDeployClient.MaxBatch, "i-1")]));

            IEnumerable<T> Many<T>(int max, T item) => Enumerable.Repeat(item, isEmpty ? 0 : max + 1);
        }

        Assert.Empty(_server.Requests);
    }

    private static JsonElement Empty => JsonElement.Parse("{}");

    private static Task<ArgumentException> RefusedAsync(Func<Task> call) => Assert.ThrowsAsync<ArgumentException>(call);

    private async Task<ImmutableArray<EntryResult>> PutTwoAsync()
    {
        using var firehose = new FirehoseClient(Settings.For(_server));
        return await firehose.PutRecordBatchAsync("stream", ["a"u8.ToArray(), "b"u8.ToArray()]);
    }
}
