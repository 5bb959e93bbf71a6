using EventLogs.Cdk.Options;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>What the roles of a stack must be able to do; all else they must not. Lines of role, resource (<see cref="StackResources"/>) and action.</summary>
internal static class ExpectedAccess
{
    private static readonly string[] ReadTables =
        ["glue:GetTable", "glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition"];

    private static readonly string[] LoggingActions = ["logs:CreateLogStream", "logs:PutLogEvents"];
    private static readonly string[] UseOfKey = ["kms:GenerateDataKey", "kms:Decrypt"];

    /// <summary>All that is expected of a stack.</summary>
    public static IEnumerable<string> Of(EventLogsCatalog catalog, EventLogsOptions options)
    {
        var isOwnBus = !options.EventBusName.StartsWith("aws.partner/", StringComparison.Ordinal);
        return
        [
            .. Logging("Transform"),
            .. Maintain(catalog, options),
            .. options.Partitioning == Partitioning.Projection ? [] : Registrar(catalog, options),
            .. options.Enrichments && isOwnBus ? Describe(options) : [],
            .. options.Heartbeat && isOwnBus ? (string[])["HeartbeatScheduleRole | event bus | events:PutEvents"] : [],
            .. catalog.Events.SelectMany(definition => Pipeline(definition.Table.Name, options)),
        ];
    }

    /// <summary>What a role puts onto the bus, if it puts anything: condition keys of a call.</summary>
    public static Dictionary<string, string[]> PutBy(Role role) => role.Name == "HeartbeatScheduleRole"
        ? Put("eventlogs", "EventLogs Heartbeat")
        : Put("eventlogs.codedeploy", "CodeDeploy Deployment Details");

    /// <summary>The condition keys of a call that puts events of one kind.</summary>
    public static Dictionary<string, string[]> Put(string source, string detailType) =>
        new() { ["events:source"] = [source], ["events:detail-type"] = [detailType] };

    private static IEnumerable<string> Maintain(EventLogsCatalog catalog, EventLogsOptions options) =>
    [
        .. Logging("HistoryMaintain"),
        .. options.History ? May("HistoryDailyRole", ["function History"], "lambda:InvokeFunction") : [],
        .. options.History ? May("HistoryDailyRole", ["queue HistoryFailures"], "sqs:SendMessage") : [],
        .. options is { History: true, CustomerManagedKey: true } ? May("HistoryDailyRole", ["key through sqs"], UseOfKey) : [],
        .. options.CustomerManagedKey ? May("HistoryMaintainRole", ["key through s3", "key through sqs"], UseOfKey) : [],
        "HistoryMaintainRole | queue HistoryFailures | sqs:SendMessage",
        .. May("HistoryMaintainRole", ["workgroup of the history"], "athena:StartQueryExecution", "athena:GetQueryExecution", "athena:StopQueryExecution"),
        .. May("HistoryMaintainRole", ["catalog", "database"], [.. ReadTables, "glue:GetDatabase", "glue:CreateTable", "glue:UpdateTable"]),
        .. May("HistoryMaintainRole", ["a table of others in the database"], ReadTables),
        .. May(
            "HistoryMaintainRole",
            [.. catalog.Views.Select(view => $"view {view.Name}")],
            [.. ReadTables, "glue:CreateTable", "glue:UpdateTable"]),
        .. May("HistoryMaintainRole", ["bucket Logs", "bucket Queries"], "s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
        .. May(
            "HistoryMaintainRole",
            ["object outside of all folders", "object of no table", "object of no table that failed"],
            "s3:GetObject"),
        .. May(
            "HistoryMaintainRole",
            ["object of the history's results"],
            "s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"),
        .. catalog.Events.SelectMany(definition => Maintain(definition.Table.Name, options)),
    ];

    private static IEnumerable<string> Maintain(string table, EventLogsOptions options) =>
    [
        .. May("HistoryMaintainRole", [$"table {table}", $"table {table}_history"], ReadTables),
        .. May("HistoryMaintainRole", [$"view {table}_events"], [.. ReadTables, "glue:CreateTable", "glue:UpdateTable"]),
        .. May("HistoryMaintainRole", [$"object {table}/", $"object {table}2/", $"object error/{table}/"], "s3:GetObject"),
        .. options.RawRetentionDays is null ? [] : May("HistoryMaintainRole", [$"object {table}/"], "s3:DeleteObject"),
        .. May(
            "HistoryMaintainRole",
            [$"object history/{table}/"],
            "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"),
    ];

    private static IEnumerable<string> Registrar(EventLogsCatalog catalog, EventLogsOptions options) =>
    [
        .. Logging("PartitionsRegistrar"),
        .. May("PartitionsRegistrarRole", ["queue PartitionsNotifications"], "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
        .. May(
            "PartitionsRegistrarRole",
            ["catalog", "database", .. catalog.Events.Select(definition => $"table {definition.Table.Name}")],
            "glue:BatchCreatePartition"),
        .. options.CustomerManagedKey ? May("PartitionsRegistrarRole", ["key through sqs"], "kms:Decrypt") : [],
    ];

    private static IEnumerable<string> Describe(EventLogsOptions options) =>
    [
        .. Logging("DetailsDescribe"),
        "DetailsDescribeRole | queue DetailsFailures | sqs:SendMessage",
        "DetailsDescribeRole | deployment group | codedeploy:GetDeployment",
        "DetailsDescribeRole | event bus | events:PutEvents",
        .. options.CustomerManagedKey ? May("DetailsDescribeRole", ["key through sqs"], UseOfKey) : [],
    ];

    private static IEnumerable<string> Pipeline(string table, EventLogsOptions options)
    {
        var id = LogicalId.Of(table);
        return
        [
            .. May($"{id}EventsRole", [$"stream {table}"], "firehose:PutRecord", "firehose:PutRecordBatch"),
            .. options.OrganizationId is not null && table != "heartbeat"
                ? May($"{id}OrganizationEventsRole", [$"stream {table}"], "firehose:PutRecord", "firehose:PutRecordBatch")
                : [],
            .. May($"{id}DeliveryRole", ["bucket Logs"], "s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
            .. May($"{id}DeliveryRole", [$"object {table}/", $"object error/{table}/"], "s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"),
            .. May(
                $"{id}DeliveryRole",
                ["function Transform", "function Transform as deployed"],
                "lambda:InvokeFunction", "lambda:GetFunctionConfiguration"),
            $"{id}DeliveryRole | log stream of DeliveryLog | logs:PutLogEvents",
            .. options.CustomerManagedKey ? May($"{id}DeliveryRole", ["key through s3"], UseOfKey) : [],
        ];
    }

    // a function makes up the names of its log streams
    private static IEnumerable<string> Logging(string function) =>
        May($"{function}Role", [$"log stream of {function}", $"log stream of {function}, another"], LoggingActions);

    private static IEnumerable<string> May(string role, string[] resources, params string[] actions) =>
        resources.SelectMany(resource => actions.Select(action => $"{role} | {resource} | {action}"));
}
