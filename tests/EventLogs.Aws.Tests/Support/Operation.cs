using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.Athena;
using EventLogs.Aws.EventBridge;
using EventLogs.Aws.Firehose;
using EventLogs.Aws.Glue;
using EventLogs.Aws.Sdk;
using EventLogs.Details.CodeDeploy;

namespace EventLogs.Aws.Tests.Support;

/// <summary>An operation of the library: how it is called, what goes over the wire, and what it makes of an answer.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Scope">What it is signed for.</param>
/// <param name="Target">Its <c>X-Amz-Target</c>.</param>
/// <param name="Request">The request, as AWS's API reference has it.</param>
/// <param name="Answer">An answer with everything that is read, and a member that nobody knows.</param>
/// <param name="Result">What the caller gets of that answer.</param>
/// <param name="Call">Calls it.</param>
internal sealed record Operation(
    string Service,
    string Scope,
    string Target,
    string Request,
    string Answer,
    string Result,
    Func<AwsClientSettings, CancellationToken, Task<string>> Call)
{
    public string Name => Target.Split('.')[1];

    public static ImmutableArray<AwsService> Services { get; } = [.. AwsService.All, CodeDeployClient.Service];

    public static ImmutableArray<Operation> All { get; } =
    [
        new("Athena", "us-west-2/athena", "AmazonAthena.StartQueryExecution",
            """
            {"QueryString":"SELECT 1","ClientRequestToken":"0123456789abcdef0123456789abcdef","WorkGroup":"event_logs",
             "QueryExecutionContext":{"Database":"db","Catalog":"AwsDataCatalog"},"ResultConfiguration":{"OutputLocation":"s3://results/"}}
            """,
            """{"QueryExecutionId":"q-1","New":{"x":[1]}}""",
            "q-1",
            async (settings, cancellation) =>
            {
                using var client = new AthenaClient(settings);
                return await client.StartQueryExecutionAsync(
                    new AthenaQuery("SELECT 1", "0123456789abcdef0123456789abcdef")
                    {
                        WorkGroup = "event_logs",
                        Database = "db",
                        Catalog = "AwsDataCatalog",
                        OutputLocation = "s3://results/",
                    },
                    cancellation);
            }),
        new("Athena", "us-west-2/athena", "AmazonAthena.GetQueryExecution",
            """{"QueryExecutionId":"q-1"}""",
            """
            {"QueryExecution":{"QueryExecutionId":"q-1","New":1,"ResultConfiguration":{"OutputLocation":"s3://results/q-1.csv"},
             "Statistics":{"DataScannedInBytes":4294967296},"Status":{"State":"FAILED","SubmissionDateTime":1.7E9,
             "StateChangeReason":"HIVE_PATH_ALREADY_EXISTS: s3://logs/","AthenaError":{"ErrorCategory":2,"Retryable":true}}}}
            """,
            "q-1 Failed True True 4294967296 s3://results/q-1.csv HIVE_PATH_ALREADY_EXISTS: s3://logs/ 1",
            async (settings, cancellation) =>
            {
                using var client = new AthenaClient(settings);
                var execution = await client.GetQueryExecutionAsync("q-1", cancellation);
                return $"{execution.Id} {execution.State} {execution.HasEnded} {execution.IsRetryable} {execution.DataScannedBytes} "
                    + $"{execution.OutputLocation} {execution.StateChangeReason} {execution.Description.GetProperty("New").GetRawText()}";
            }),
        new("Athena", "us-west-2/athena", "AmazonAthena.StopQueryExecution",
            """{"QueryExecutionId":"q-1"}""",
            """{"New":true}""",
            "stopped",
            async (settings, cancellation) =>
            {
                using var client = new AthenaClient(settings);
                await client.StopQueryExecutionAsync("q-1", cancellation);
                return "stopped";
            }),
        new("CodeDeploy", "us-west-2/codedeploy", "CodeDeploy_20141006.GetDeployment",
            """{"deploymentId":"d-1"}""",
            """{"deploymentInfo":{"deploymentId":"d-1","status":"Succeeded","createTime":1.511E9,"new":{"x":"\u00fc"}}}""",
            """d-1 Succeeded {"deploymentId":"d-1","status":"Succeeded","createTime":1.511E9,"new":{"x":"\u00fc"}}""",
            async (settings, cancellation) =>
            {
                using var client = new CodeDeployClient(settings);
                var deployment = await client.GetDeploymentAsync("d-1", cancellation);
                return $"{deployment.Id} {deployment.Status} {deployment.Info.GetRawText()}";
            }),
        new("CodeDeploy", "us-west-2/codedeploy", "CodeDeploy_20141006.ListDeployments",
            """
            {"applicationName":"app","deploymentGroupName":"group","includeOnlyStatuses":["Failed","Stopped"],
             "createTimeRange":{"start":1795824000.5,"end":1795910400}}
            """,
            """{"deployments":["d-1","d-2"],"new":1}""",
            "d-1 d-2",
            async (settings, cancellation) =>
            {
                using var client = new CodeDeployClient(settings);
                var filter = new DeploymentFilter
                {
                    ApplicationName = "app",
                    DeploymentGroupName = "group",
                    Statuses = ["Failed", "Stopped"],
                    CreatedFrom = DateTimeOffset.FromUnixTimeMilliseconds(1795824000500),
                    CreatedTo = DateTimeOffset.FromUnixTimeSeconds(1795910400),
                };
                return string.Join(' ', await ToListAsync(client.ListDeploymentsAsync(filter, cancellation)));
            }),
        new("CodeDeploy", "us-west-2/codedeploy", "CodeDeploy_20141006.BatchGetDeployments",
            """{"deploymentIds":["d-1","d-2"]}""",
            """{"deploymentsInfo":[{"deploymentId":"d-2","status":"Failed","n":1.0}],"errorMessage":null}""",
            """d-2 Failed {"deploymentId":"d-2","status":"Failed","n":1.0}""",
            async (settings, cancellation) =>
            {
                using var client = new CodeDeployClient(settings);
                var found = await client.BatchGetDeploymentsAsync(["d-1", "d-2"], cancellation);
                return string.Join('|', found.Select(item => $"{item.Id} {item.Status} {item.Info.GetRawText()}"));
            }),
        new("CodeDeploy", "us-west-2/codedeploy", "CodeDeploy_20141006.ListDeploymentTargets",
            """{"deploymentId":"d-1"}""",
            """{"targetIds":["i-1","i-2"],"new":1}""",
            "i-1 i-2",
            async (settings, cancellation) =>
            {
                using var client = new CodeDeployClient(settings);
                return string.Join(' ', await ToListAsync(client.ListDeploymentTargetsAsync("d-1", cancellation)));
            }),
        new("CodeDeploy", "us-west-2/codedeploy", "CodeDeploy_20141006.BatchGetDeploymentTargets",
            """{"deploymentId":"d-1","targetIds":["i-1","i-2"]}""",
            """{"deploymentTargets":[{"deploymentTargetType":"InstanceTarget","n":1.0}],"new":null}""",
            """{"deploymentTargetType":"InstanceTarget","n":1.0}""",
            async (settings, cancellation) =>
            {
                using var client = new CodeDeployClient(settings);
                var found = await client.BatchGetDeploymentTargetsAsync("d-1", ["i-1", "i-2"], cancellation);
                return string.Join('|', found.Select(item => item.Info.GetRawText()));
            }),
        new("EventBridge", "us-west-2/events", "AWSEvents.PutEvents",
            """
            {"Entries":[{"Source":"shop","DetailType":"Order Placed","Detail":"{\"id\":1}","EventBusName":"bus","Time":1795824000,
             "Resources":["arn:aws:x"]},{"Source":"shop","DetailType":"Order Placed","Detail":"{}"}]}
            """,
            """{"FailedEntryCount":1,"Entries":[{"EventId":"e-1","New":1},{"ErrorCode":"InternalFailure","ErrorMessage":"Try\nlater."}]}""",
            "True e-1  |False  InternalFailure Try later.",
            async (settings, cancellation) =>
            {
                using var client = new EventBridgeClient(settings);
                var first = new EventEntry("shop", "Order Placed", """{"id":1}""")
                {
                    EventBusName = "bus",
                    Time = DateTimeOffset.FromUnixTimeSeconds(1795824000),
                    Resources = ["arn:aws:x"],
                };
                return Text(await client.PutEventsAsync([first, new EventEntry("shop", "Order Placed", "{}")], cancellation));
            }),
        new("Firehose", "us-west-2/firehose", "Firehose_20150804.PutRecordBatch",
            """{"DeliveryStreamName":"stream","Records":[{"Data":"AAH/"},{"Data":""}]}""",
            """
            {"FailedPutCount":1,"Encrypted":false,"RequestResponses":[
             {"ErrorCode":"ServiceUnavailableException","ErrorMessage":"Slow down."},{"RecordId":"r-2"}]}
            """,
            "False  ServiceUnavailableException Slow down.|True r-2  ",
            async (settings, cancellation) =>
            {
                using var client = new FirehoseClient(settings);
                return Text(await client.PutRecordBatchAsync("stream", [new byte[] { 0, 1, 255 }, Array.Empty<byte>()], cancellation));
            }),
        new("Glue", "us-west-2/glue", "AWSGlue.GetTable",
            """{"DatabaseName":"db","Name":"t"}""",
            """
            {"Table":{"Name":"t","New":1,"Parameters":{"projection.enabled":"true"},"PartitionKeys":[{"Name":"date","Type":"string"}],
             "StorageDescriptor":{"Location":"s3://logs/t/","Columns":[{"Name":"a","Type":"int","Comment":"A."},{"Name":"b"}]}}}
            """,
            "t s3://logs/t/ a:int:A.,b:: date:string: projection.enabled=true 1",
            async (settings, cancellation) =>
            {
                using var client = new GlueClient(settings);
                var table = await client.GetTableAsync("db", "t", cancellation);
                return $"{table.Name} {table.Location} {Text(table.Columns)} {Text(table.PartitionKeys)} "
                    + $"{string.Join(',', table.Parameters.Select(item => $"{item.Key}={item.Value}"))} {table.Description.GetProperty("New").GetRawText()}";
            }),
        new("Glue", "us-west-2/glue", "AWSGlue.GetPartitions",
            """{"DatabaseName":"db","TableName":"t","Expression":"date >= '2026-11-01'","ExcludeColumnSchema":true}""",
            """
            {"Partitions":[{"Values":["2026-11-22","14"],"New":1,"StorageDescriptor":{"Location":"s3://logs/t/","Columns":[
             {"Name":"a","Type":"int"}]}},{"Values":["2026-11-22","15"]}],"NextToken":""}
            """,
            "2026-11-22/14 s3://logs/t/ a:int: 3|2026-11-22/15   1",
            async (settings, cancellation) =>
            {
                using var client = new GlueClient(settings);
                var partitions = await ToListAsync(
                    client.GetPartitionsAsync("db", "t", "date >= '2026-11-01'", excludeColumns: true, cancellation));
                return string.Join('|', partitions.Select(partition =>
                    $"{string.Join('/', partition.Values)} {partition.Location} {Text(partition.Columns)} "
                    + $"{partition.Description.GetPropertyCount()}"));
            }),
        new("Glue", "us-west-2/glue", "AWSGlue.BatchCreatePartition",
            """
            {"DatabaseName":"db","TableName":"t","PartitionInputList":[
             {"Values":["2026-11-22","14"],"StorageDescriptor":{"Location":"s3://logs/t/","x":1}}]}
            """,
            """
            {"Errors":[{"PartitionValues":["2026-11-22","14"],"New":1,"ErrorDetail":
             {"ErrorCode":"AlreadyExistsException","ErrorMessage":"Partition already exists."}}]}
            """,
            "2026-11-22/14 AlreadyExistsException Partition already exists.",
            async (settings, cancellation) =>
            {
                using var client = new GlueClient(settings);
                return Text(await client.BatchCreatePartitionAsync(
                    "db", "t", [new PartitionInput(["2026-11-22", "14"], JsonElement.Parse("""{"Location":"s3://logs/t/","x":1}"""))], cancellation));
            }),
        new("Glue", "us-west-2/glue", "AWSGlue.BatchUpdatePartition",
            """
            {"DatabaseName":"db","TableName":"t","Entries":[{"PartitionValueList":["2026-11-22","14"],"PartitionInput":
             {"Values":["2026-11-22","14"],"StorageDescriptor":{"x":1},"Parameters":{"p":"q"}}}]}
            """,
            """{"Errors":[{"PartitionValueList":["2026-11-22","14"],"ErrorDetail":{"ErrorCode":"EntityNotFoundException"}}]}""",
            "2026-11-22/14 EntityNotFoundException ",
            async (settings, cancellation) =>
            {
                using var client = new GlueClient(settings);
                var input = new PartitionInput(["2026-11-22", "14"], JsonElement.Parse("""{"x":1}"""), JsonElement.Parse("""{"p":"q"}"""));
                return Text(await client.BatchUpdatePartitionAsync("db", "t", [new PartitionUpdate(input.Values, input)], cancellation));
            }),
        new("Glue", "us-west-2/glue", "AWSGlue.BatchDeletePartition",
            """{"DatabaseName":"db","TableName":"t","PartitionsToDelete":[{"Values":["2026-11-22","14"]},{"Values":["2026-11-22","15"]}]}""",
            """{"Errors":[{"PartitionValues":["2026-11-22","15"],"ErrorDetail":{"ErrorCode":"EntityNotFoundException"}}]}""",
            "2026-11-22/15 EntityNotFoundException ",
            async (settings, cancellation) =>
            {
                using var client = new GlueClient(settings);
                return Text(await client.BatchDeletePartitionAsync("db", "t", [["2026-11-22", "14"], ["2026-11-22", "15"]], cancellation));
            }),
    ];

    public static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }

    private static string Text(ImmutableArray<EntryResult> results) =>
        string.Join('|', results.Select(result => $"{result.IsAccepted} {result.Id} {result.ErrorCode} {result.ErrorMessage}"));

    private static string Text(ImmutableArray<GlueColumn> columns) =>
        string.Join(',', columns.Select(column => $"{column.Name}:{column.Type}:{column.Comment}"));

    private static string Text(ImmutableArray<PartitionError> errors) =>
        string.Join('|', errors.Select(error => $"{string.Join('/', error.Values)} {error.ErrorCode} {error.ErrorMessage}"));
}
