using System.Text.Json;
using EventLogs.Generated;
using EventLogs.Lambdas.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Tests.CreatePartition;

/// <summary>The published executable between a Runtime API and a Glue of the tests' own.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class CreatePartitionTests : IDisposable
{
    private const string Key = "deployment_state_change/date=2026-11-22/hour=14/a.gz";
    private const string OneCreated = """{"created":1,"alreadyExisted":0,"foreignKeys":0}""";

    private const string SessionToken = "session/token+example==";

    private readonly RuntimeApiServer _lambda = new();
    private readonly GlueServer _glue = new();
    private FunctionProcess? _process;

    public void Dispose()
    {
        _process?.Dispose();
        _lambda.Dispose();
        _glue.Dispose();
    }

    [LinuxFact]
    public async Task A_new_object_gets_its_partition_through_one_signed_request()
    {
        Assert.Equal(OneCreated, await InvokeAsync(Key.Replace("=", "%3D", StringComparison.Ordinal)));

        var request = Assert.Single(_glue.Requests);
        Assert.Equal("POST /", request.Line);
        Assert.Equal("AWSGlue.BatchCreatePartition", request.Fields["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", request.Fields["Content-Type"]);
        Assert.Equal("us-west-2/glue", SignatureV4.Verify(request, AwsJsonServer.AccessKey, AwsJsonServer.SecretKey));
        Assert.Equal(SessionToken, request.Fields["X-Amz-Security-Token"]);
        Assert.StartsWith("Root=1-", request.Fields["X-Amzn-Trace-Id"], StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Every_table_of_the_catalog_gets_partitions_with_its_own_columns_serde_and_location()
    {
        foreach (var table in EventCatalog.Events.Select(definition => definition.Table))
        {
            await InvokeAsync($"{table.Name}/date=2026-11-22/hour=14/a.gz");
            var request = JsonElement.Parse(_glue.Requests.Last().Body);
            Assert.Equal("event_logs", request.GetProperty("DatabaseName").GetString());
            Assert.Equal(table.Name, request.GetProperty("TableName").GetString());

            var input = Assert.Single(request.GetProperty("PartitionInputList").EnumerateArray());
            Assert.Equal("""["2026-11-22","14"]""", input.GetProperty("Values").GetRawText());
            var storage = input.GetProperty("StorageDescriptor");
            Assert.Equal($"s3://logs/{table.Name}/date=2026-11-22/hour=14/", storage.GetProperty("Location").GetString());
            Assert.Equal(StorageFormat.JsonLines.InputFormat, storage.GetProperty("InputFormat").GetString());
            Assert.Equal(StorageFormat.JsonLines.OutputFormat, storage.GetProperty("OutputFormat").GetString());
            Assert.Equal(StorageFormat.JsonLines.Serde, storage.GetProperty("SerdeInfo").GetProperty("SerializationLibrary").GetString());
            Assert.Equal(
                table.Columns.Select(column => (column.Name, column.Type, column.Comment)),
                storage.GetProperty("Columns").EnumerateArray().Select(column =>
                    (Text(column, "Name"), Text(column, "Type"), Text(column, "Comment"))));
        }
    }

    [LinuxFact]
    public async Task A_partition_that_exists_is_a_success()
    {
        await InvokeAsync(Key);
        Assert.Equal("""{"created":0,"alreadyExisted":1,"foreignKeys":0}""", await InvokeAsync(Key));
        Assert.Equal(["event_logs.deployment_state_change/2026-11-22/14"], _glue.Partitions);
    }

    [LinuxFact]
    public async Task Objects_of_one_partition_make_one_request_and_more_than_100_partitions_make_several()
    {
        var keys = Enumerable.Range(0, 250)
            .Select(number => new DateTime(2026, 11, 1).AddHours(number))
            .Select(hour => $"deployment_state_change/date={hour:yyyy-MM-dd}/hour={hour:HH}/object");
        Assert.Equal("""{"created":250,"alreadyExisted":0,"foreignKeys":0}""", await InvokeAsync([.. keys, .. keys]));
        Assert.Equal([100, 100, 50], _glue.Requests.Select(Partitions));
    }

    [LinuxFact]
    public async Task Keys_that_belong_to_no_table_are_left_alone()
    {
        Assert.Equal("""{"created":0,"alreadyExisted":0,"foreignKeys":1}""", await InvokeAsync(
            "error/deployment_state_change/processing-failed/date=2026-11-22/hour=14/a.gz", "reports/a+b.csv", "deployment_state_change/"));
        Assert.Equal("""{"created":0,"alreadyExisted":0,"foreignKeys":0}""", (await Start().InvokeAsync(S3Notification.Test)).Text);
        Assert.Empty(_glue.Requests);
    }

    [LinuxFact]
    public async Task Each_bucket_gets_its_own_locations()
    {
        var notification = S3Notification.Of(
        [
            ("ObjectCreated:Put", "logs-a", Key),
            ("ObjectCreated:Put", "logs-b", "deployment_state_change/date=2026-11-22/hour=15/a.gz"),
        ]);
        Assert.Equal("""{"created":2,"alreadyExisted":0,"foreignKeys":0}""", (await Start().InvokeAsync(notification)).Text);
        Assert.Equal(
            [
                "s3://logs-a/deployment_state_change/date=2026-11-22/hour=14/",
                "s3://logs-b/deployment_state_change/date=2026-11-22/hour=15/",
            ],
            _glue.Requests.Select(request => FirstInput(request).GetProperty("StorageDescriptor").GetProperty("Location").GetString()));
    }

    [LinuxFact]
    public async Task What_throttling_and_a_broken_connection_keep_from_succeeding_is_tried_again()
    {
        _glue.OnNext(GlueServer.Error(400, "ThrottlingException", "Rate exceeded"), HttpReply.Reset);
        Assert.Equal(OneCreated, await InvokeAsync(Key));
        Assert.Equal(3, _glue.Requests.Count);
        NonEmpty.All(_glue.Requests, request => SignatureV4.Verify(request, AwsJsonServer.AccessKey, AwsJsonServer.SecretKey));
    }

    [LinuxTheory]
    [InlineData(400, "AccessDeniedException", "User is not authorized to perform: glue:BatchCreatePartition")]
    [InlineData(400, "EntityNotFoundException", "Table deployment_state_change not found.")]
    [InlineData(400, "com.amazonaws.glue#GlueEncryptionException", "The key is disabled.")]
    public async Task A_refusal_of_the_whole_call_fails_the_invocation(int status, string type, string message)
    {
        _glue.OnNext(GlueServer.Error(status, type, message));
        var error = await InvokeToErrorAsync(Key);
        Assert.Equal("Glue." + type.Split('#')[^1], error.GetProperty("errorType").GetString());
        Assert.Contains(message, error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Single(_glue.Requests);
    }

    [LinuxFact]
    public async Task Throttling_that_does_not_end_fails_the_invocation()
    {
        _glue.OnNext(Enumerable.Repeat(GlueServer.Error(400, "ThrottlingException", "Rate exceeded"), 3));
        var error = await InvokeToErrorAsync(Key);
        Assert.Equal("Glue.ThrottlingException", error.GetProperty("errorType").GetString());
    }

    [LinuxFact]
    public async Task Connections_that_keep_breaking_fail_the_invocation()
    {
        _glue.OnNext(Enumerable.Repeat(HttpReply.Reset, 100));
        var error = await InvokeToErrorAsync(Key);
        Assert.Equal("Glue.Unreachable", error.GetProperty("errorType").GetString());
    }

    [LinuxFact]
    public async Task An_error_of_one_partition_fails_the_invocation_after_the_others_were_tried()
    {
        _glue.OnNext(GlueServer.PartialErrors(
            (["2026-11-22", "14"], "InternalServiceException", "Try later."),
            (["2026-11-22", "15"], "AlreadyExistsException", "Partition already exists.")));
        var error = await InvokeToErrorAsync(
            Key,
            "deployment_state_change/date=2026-11-22/hour=15/a.gz",
            "deployment_state_change/date=2026-11-22/hour=16/a.gz");
        Assert.Equal("Glue.InternalServiceException", error.GetProperty("errorType").GetString());
        Assert.Equal(
            "1 of 3 partitions could not be created: "
            + "deployment_state_change/date=2026-11-22/hour=14/ (InternalServiceException: Try later.).",
            error.GetProperty("errorMessage").GetString());
    }

    [LinuxFact]
    public async Task A_glue_that_says_nothing_fails_the_invocation_before_its_time_is_over()
    {
        _glue.OnNext(GlueServer.Silence);
        var notification = S3Notification.Of("logs", Key);
        var lambda = Start();

        var post = await lambda.InvokeAsync(lambda.Invocation(notification, TimeSpan.FromSeconds(4)));

        // Lambda itself ends a function without a word; by this one the function says so, and it can only while it runs
        Assert.EndsWith("/error", post.Line, StringComparison.Ordinal);
        Assert.Equal("Glue.Timeout", post.Fields["Lambda-Runtime-Function-Error-Type"]);
    }

    [LinuxFact]
    public async Task What_is_not_a_notification_fails_the_invocation_and_the_process_goes_on()
    {
        var post = await Start().InvokeAsync("{\"Records\":[{}]"u8.ToArray());
        Assert.EndsWith("/error", post.Line, StringComparison.Ordinal);
        Assert.Equal("S3.InvalidEvent", post.Fields["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal(OneCreated, await InvokeAsync(Key));
    }

    [LinuxFact]
    public async Task Of_a_batch_of_the_queue_it_names_the_messages_that_failed()
    {
        var post = await Start().InvokeAsync(S3Notification.InSqs(S3Notification.Of("logs", Key), S3Notification.Of("logs", "deployment_state_change/a.gz")));
        Assert.EndsWith("/response", post.Line, StringComparison.Ordinal);
        Assert.Equal(
            $$"""{"created":1,"alreadyExisted":0,"foreignKeys":0,"batchItemFailures":[{"itemIdentifier":"{{S3Notification.MessageId(1)}}"}]}""",
            post.Text);
    }

    [LinuxFact]
    public async Task Created_partitions_are_logged()
    {
        await InvokeAsync(Key, "deployment_state_change/date=2026-11-22/hour=15/a.gz");
        await InvokeAsync("deployment_state_change/date=2026-11-22/hour=15/b.gz");
        _process!.Terminate();
        var (code, log) = await _process.ExitAsync();
        Assert.Equal(FunctionProcess.EndedBySigterm, code);
        Assert.Equal(["date=2026-11-22/hour=14/", "date=2026-11-22/hour=15/"], log.Select(line => Text(line, "partition")));
        NonEmpty.All(log, line => Assert.Equal("request-1", line.GetProperty("requestId").GetString()));
    }

    [LinuxTheory]
    [InlineData("EVENTLOGS_DATABASE")]
    [InlineData("AWS_REGION")]
    public async Task A_missing_setting_is_an_error_of_the_start(string missing)
    {
        Start(missing);
        await _lambda.ExpectMissingSettingAsync(missing);

        var (code, log) = await _process!.ExitAsync();
        Assert.Equal(1, code);
        Assert.Contains(missing, Assert.Single(log).GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static int Partitions(HttpRequest request) =>
        JsonElement.Parse(request.Body).GetProperty("PartitionInputList").GetArrayLength();

    private static JsonElement FirstInput(HttpRequest request) =>
        JsonElement.Parse(request.Body).GetProperty("PartitionInputList")[0];

    private RuntimeApiServer Start(string? without = null)
    {
        _process ??= FunctionProcess.Start(PublishedFunction.CreatePartition, new (string Name, string Value)[]
        {
            ("AWS_LAMBDA_RUNTIME_API", _lambda.Address),
            ("AWS_LAMBDA_FUNCTION_NAME", "create-partition"),
            ("AWS_REGION", "us-west-2"),
            ("AWS_ACCESS_KEY_ID", AwsJsonServer.AccessKey),
            ("AWS_SECRET_ACCESS_KEY", AwsJsonServer.SecretKey),
            ("AWS_SESSION_TOKEN", SessionToken),
            ("AWS_ENDPOINT_URL_GLUE", "http://" + _glue.Address),
            ("EVENTLOGS_DATABASE", "event_logs"),
        }.Where(variable => variable.Name != without));
        return _lambda;
    }

    private async Task<string> InvokeAsync(params string[] encodedKeys)
    {
        var post = await Start().InvokeAsync(S3Notification.Of("logs", encodedKeys));
        Assert.True(post.Line.EndsWith("/response", StringComparison.Ordinal), post.Text);
        return post.Text;
    }

    private async Task<JsonElement> InvokeToErrorAsync(params string[] encodedKeys)
    {
        var post = await Start().InvokeAsync(S3Notification.Of("logs", encodedKeys));
        Assert.True(post.Line.EndsWith("/error", StringComparison.Ordinal), post.Text);
        return JsonElement.Parse(post.Body);
    }
}
