using Constructs;
using EventLogs.Cdk.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Pipelines;

/// <summary>One event log: a rule, a delivery stream, a folder in the bucket, a table and that of its history, and alarms.</summary>
internal sealed class EventLogPipeline : Construct
{
    public EventLogPipeline(Construct scope, string id, EventDefinition definition, PipelineServices services) : base(scope, id)
    {
        var table = definition.Table;
        var stream = new TableDeliveryStream(this, "Delivery", table.Name, services);
        var rule = new EventRule(this, "Events", definition, stream.Arn, services);
        _ = new EventTable(this, "Log", table, services.DatabaseName, services.Bucket.BucketName, services.Options);
        if (definition.History is { } history)
        {
            _ = new HistoryTable(
                this, "History", table, history, services.DatabaseName, services.Bucket.BucketName, services.Options.ProjectionStart);
        }

        Metrics = new PipelineMetrics(table.Name, stream.Name, rule, services.Alarms.Metrics);
        _ = new PipelineAlarms(this, "Alarms", Metrics, services.Alarms);
    }

    /// <summary>What can be seen of it.</summary>
    public PipelineMetrics Metrics { get; }
}
