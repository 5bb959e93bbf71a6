using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.S3;
using EventLogs.Cdk.Options;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk;

/// <summary>Where an <see cref="EventLog"/> lies, and what it shares with others.</summary>
public sealed record EventLogProps
{
    /// <summary>The bucket of the log. Nothing of it is changed.</summary>
    public required IBucket Bucket { get; init; }

    /// <summary>The Glue database of its tables.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>The event bus that its rule listens on; null for the one that the schema names, or else that of the account.</summary>
    public IEventBus? EventBus { get; init; }

    /// <summary>
    /// The key that the bucket encrypts its objects with; null where it is one of AWS's own. The delivery stream's role may use it; a key of
    /// another account has to allow that too.
    /// </summary>
    public IKey? EncryptionKey { get; init; }

    /// <summary>The function that turns events into log lines, which several event logs can share; null for one of its own.</summary>
    public EventLogTransform? Transform { get; init; }

    /// <summary>The folder of the packaged functions, where there is no <see cref="Transform"/>.</summary>
    public string Packages { get; init; } = new EventLogsOptions().Packages;

    /// <summary>The processors that its function runs on, where there is no <see cref="Transform"/>.</summary>
    public FunctionArchitecture Architecture { get; init; }

    /// <summary>How many MB of log lines a delivery stream collects before it writes an object, 1 to 128.</summary>
    public double BufferingSizeInMegabytes { get; init; } = 1;

    /// <summary>How many seconds a delivery stream collects before it writes an object, 0 to 900.</summary>
    public double BufferingIntervalInSeconds { get; init; } = 60;

    /// <summary>The first day that projected partitions reach back to, <c>yyyy-MM-dd</c>.</summary>
    public string ProjectionStart { get; init; } = PartitionProjection.FirstDay;

    /// <summary>After how many days the delivery stream's own log is deleted. One of <see cref="EventLogsOptions.LogRetentions"/>.</summary>
    public int LogRetentionDays { get; init; } = 90;

    /// <summary>The SNS topic that alarms notify; null for none.</summary>
    public string? AlarmTopicArn { get; init; }

    /// <summary>Where the reader of an alarm finds what to do; null for nowhere.</summary>
    public string? Runbook { get; init; }
}
