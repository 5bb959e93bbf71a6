namespace EventLogs.Shared;

/// <summary>
/// Names that the functions and the stack that deploys them have to agree on. This file is compiled into both, so that neither needs the
/// other.
/// </summary>
internal static class FunctionNames
{
    /// <summary>The package of the function that turns events into log lines. The build reads the name from this line.</summary>
    public const string FirehoseTransformPackage = "firehose-transform";

    /// <summary>The package of the function that registers partitions. The build reads the name from this line.</summary>
    public const string CreatePartitionPackage = "create-partition";

    /// <summary>The package of the function that describes deployments. The build reads the name from this line.</summary>
    public const string DescribeDeploymentPackage = "describe-deployment";

    /// <summary>The environment variable that names the event bus that details are put onto.</summary>
    public const string EventBusVariable = "EVENTLOGS_EVENT_BUS";

    /// <summary>The package of the function that folds the logs into their histories. The build reads the name from this line.</summary>
    public const string MaintainPackage = "maintain";

    /// <summary>The environment variable that names the Glue database of the tables.</summary>
    public const string DatabaseVariable = "EVENTLOGS_DATABASE";

    /// <summary>The environment variable that names the bucket of the logs.</summary>
    public const string BucketVariable = "EVENTLOGS_BUCKET";

    /// <summary>The environment variable that names the Athena workgroup in which histories are written.</summary>
    public const string WorkGroupVariable = "EVENTLOGS_WORKGROUP";

    /// <summary>The environment variable that is <c>false</c> where nothing is folded, and views are all that is made.</summary>
    public const string FoldsVariable = "EVENTLOGS_FOLDS";

    /// <summary>The environment variable that says after how many days objects of the logs are deleted, once they are folded; not set for never.</summary>
    public const string RawRetentionVariable = "EVENTLOGS_RAW_RETENTION_DAYS";

    /// <summary>The namespace of the metrics.</summary>
    public const string MetricNamespace = "EventLogs";

    /// <summary>The environment variable that holds the name of the stack.</summary>
    public const string StackVariable = "EVENTLOGS_STACK";

    /// <summary>The dimension of the metrics that tells stacks apart: the stack's name.</summary>
    public const string StackDimension = "Stack";

    /// <summary>The dimension of the metrics that tells tables apart: the table's name.</summary>
    public const string TableDimension = "Table";

    /// <summary>The value of <see cref="TableDimension"/> for what belongs to no table. No table can have this name.</summary>
    public const string NoTable = "(none)";

    /// <summary>The value of <see cref="TableDimension"/> for all tables together. No table can have this name.</summary>
    public const string AllTables = "(all)";

    /// <summary>The metric of events that became lines.</summary>
    public const string MappedMetric = "Mapped";

    /// <summary>The metric of events that were refused.</summary>
    public const string FailedMetric = "Failed";

    /// <summary>The metric of new objects that belong to no table.</summary>
    public const string ForeignKeysMetric = "ForeignKeys";

    /// <summary>The metric of days that should have been in a history before.</summary>
    public const string LateDaysMetric = "LateDays";
}
