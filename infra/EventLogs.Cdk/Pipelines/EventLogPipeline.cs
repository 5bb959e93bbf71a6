using Amazon.CDK.AWS.IAM;
using Constructs;
using EventLogs.Cdk.Access;
using EventLogs.Cdk.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Pipelines;

/// <summary>One event log: a rule, a delivery stream, a folder in the bucket, a table and that of its history, and alarms.</summary>
internal sealed class EventLogPipeline : Construct
{
    private readonly EventDefinition _definition;
    private readonly string _databaseName;
    private readonly EventTable _log;
    private readonly HistoryTable? _history;

    public EventLogPipeline(Construct scope, string id, EventDefinition definition, PipelineServices services) : base(scope, id)
    {
        (_definition, _databaseName) = (definition, services.DatabaseName);
        var table = definition.Table;
        var stream = new TableDeliveryStream(this, "Delivery", table.Name, services);
        var rule = new EventRule(this, "Events", definition, stream.Arn, services.Options.BusOf(definition), services);
        _log = new EventTable(this, "Log", table, services.DatabaseName, services.Bucket.BucketName, services.Options);
        if (definition.History is { } history)
        {
            _history = new HistoryTable(
                this, "History", table, history, services.DatabaseName, services.Bucket.BucketName, services.Options.ProjectionStart);
        }

        Metrics = new PipelineMetrics(table.Name, stream.Name, rule, services.Alarms.Metrics);
        RuleAlarms.Create(new PipelineAlarms(this, "Alarms", Metrics, services.Alarms), table.Name, rule, services.Alarms);
        if (services.OrganizationBus is { } bus && !HeartbeatEvent.Is(definition))
        {
            var others = new EventRule(this, "OrganizationEvents", definition, stream.Arn, bus, services);
            RuleAlarms.Create(new Construct(this, "OrganizationAlarms"), table.Name, others, services.Alarms);
        }
    }

    /// <summary>Grants on its tables, where Lake Formation decides: to register partitions, if anybody does, and to read log and history.</summary>
    public void Grant(IRole? registrar, IRole maintain)
    {
        var log = _definition.Table.Name;
        if (registrar is not null)
            LakeFormationGrants.OnTable(this, "RegistrarGrant", registrar, _databaseName, log, _log, "ALTER", "DESCRIBE", "INSERT");
        LakeFormationGrants.OnTable(this, "LogGrant", maintain, _databaseName, log, _log, "DESCRIBE", "SELECT");
        if (_definition.History is { } history && _history is not null)
            LakeFormationGrants.OnTable(this, "HistoryGrant", maintain, _databaseName, history.TableOf(_definition.Table).Name, _history, "DESCRIBE", "SELECT");
    }

    /// <summary>What can be seen of it.</summary>
    public PipelineMetrics Metrics { get; }
}
