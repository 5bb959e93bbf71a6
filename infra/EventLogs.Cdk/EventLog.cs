using Constructs;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Pipelines;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk;

/// <summary>
/// One event log in a stack of your own: a rule, a delivery stream, its tables and alarms, on a bucket and a database that are there. Its
/// partitions are projected, because the bucket's notifications belong to whoever made it; nothing folds its days into the history.
/// </summary>
public sealed class EventLog : Construct
{
    /// <summary>Builds the event log.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="id">The id of the construct.</param>
    /// <param name="definition">The event, of the generated catalog.</param>
    /// <param name="props">Where it lies, and what it shares with others.</param>
    public EventLog(Construct scope, string id, EventDefinition definition, EventLogProps props) : base(scope, id)
    {
        var options = new EventLogsOptions
        {
            Partitioning = Partitioning.Projection,
            ProjectionStart = props.ProjectionStart,
            EventBusName = props.EventBus?.EventBusName ?? EventLogsOptions.DefaultEventBus,
        };
        var alarms = new AlarmFactory(props.AlarmTopicArn is { } topic ? [topic] : null, props.Runbook, LogMetrics.Of(options));
        var services = new PipelineServices(
            options,
            new Buffering(props.BufferingSizeInMegabytes, props.BufferingIntervalInSeconds),
            props.Bucket,
            props.DatabaseName,
            (props.Transform ?? new EventLogTransform(this, "Transform", props.Packages, props.LogRetentionDays, props.AlarmTopicArn, props.Runbook, props.Architecture)).Function,
            new DeliveryLog(this, "DeliveryLog", props.LogRetentionDays),
            new UndeliveredEvents(this, "Undelivered", "events that could not be put into their delivery stream", alarms).Queue,
            alarms)
        {
            EncryptionKey = props.EncryptionKey,
        };
        // a bus that is given is the bus, whatever the schema calls it
        _ = new EventLogPipeline(this, "Log", props.EventBus is null ? definition : definition with { Bus = null }, services);
    }
}

/// <summary>The function that turns events into log lines, for event logs that share it.</summary>
public sealed class EventLogTransform : Construct
{
    /// <summary>Builds the function.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="id">The id of the construct.</param>
    /// <param name="packages">The folder of the packaged functions.</param>
    /// <param name="logRetentionDays">After how many days its logs are deleted. One of <see cref="EventLogsOptions.LogRetentions"/>.</param>
    /// <param name="alarmTopicArn">The SNS topic that its alarms notify; null for none.</param>
    /// <param name="runbook">Where the reader of an alarm finds what to do; null for nowhere.</param>
    /// <param name="architecture">The processors that it runs on, for which its package has to be built.</param>
    public EventLogTransform(
        Construct scope,
        string id,
        string packages,
        int logRetentionDays = 90,
        string? alarmTopicArn = null,
        string? runbook = null,
        FunctionArchitecture architecture = FunctionArchitecture.X86)
        : base(scope, id)
    {
        Function = new TransformFunction(
            this, "Function", new FunctionPackages(packages, null, architecture), logRetentionDays, new AlarmFactory(alarmTopicArn is null ? null : [alarmTopicArn], runbook, LogMetrics.Of(new EventLogsOptions())));
    }

    /// <summary>The function.</summary>
    internal TransformFunction Function { get; }
}
