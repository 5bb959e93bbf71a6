using System.Collections.Immutable;
using Amazon.CDK;
using Constructs;
using EventLogs.Cdk.CodeDeploy;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Maintenance;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Partitions;
using EventLogs.Cdk.Pipelines;
using EventLogs.Cdk.Queries;
using EventLogs.Cdk.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk;

/// <summary>The event logs of a catalog: what they share, and a pipeline for each event.</summary>
public sealed class EventLogsStack : Stack
{
    /// <summary>Builds the stack.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="catalog">The events and queries. Check <see cref="StackLimits"/> first.</param>
    /// <param name="options">The options.</param>
    public EventLogsStack(Construct scope, EventLogsCatalog catalog, EventLogsOptions options)
        : base(scope, options.StackName, new StackProps
        {
            Description = "Event logs: EventBridge events as tables in Athena",
            TerminationProtection = options.TerminationProtection,
            Synthesizer = new DefaultStackSynthesizer(new DefaultStackSynthesizerProps
            {
                // without the CDK there is no bootstrap stack whose version could be checked
                GenerateBootstrapVersionRule = options.TemplateFolder is null,
            }),
        })
    {
        if (options.PermissionsBoundaryArn is { } boundary)
            Amazon.CDK.AWS.IAM.PermissionsBoundary.Of(this).Apply(Amazon.CDK.AWS.IAM.ManagedPolicy.FromManagedPolicyArn(this, "Boundary", boundary));
        var parameters = new StackParameters(this, options.StackName);
        var alarms = new AlarmFactory(options.AlarmTopicArn, LogMetrics.Of(options));
        var packages = new FunctionPackages(options.Packages, options.TemplateFolder);

        var bucket = new LogBucket(this, "Logs", options);
        var database = new LogCatalog(this, "Catalog", parameters.DatabaseName);
        var queries = new QueryWorkspace(this, "Queries", database.DatabaseName, catalog.Queries, options);
        var registrar = options.Partitioning == Partitioning.Projection
            ? null
            // the database by its name and not by reference: the bucket waits for the registrar, and need not wait for the database
            : new RegistrarFunction(this, "Partitions", catalog, parameters.DatabaseName, packages, options.LogRetentionDays, alarms);
        registrar?.Watch(bucket);
        var services = new PipelineServices(
            options,
            parameters,
            bucket.Bucket,
            database.DatabaseName,
            new TransformFunction(this, "Transform", packages, options.LogRetentionDays, alarms),
            new DeliveryLog(this, "DeliveryLog", options.LogRetentionDays),
            new UndeliveredEvents(this, "Undelivered", alarms).Queue,
            alarms);
        var logs = AddPipelines(catalog.Events, services);
        var describe = options.Details && DeploymentEnds.AreIn(catalog.Events)
            ? new DescribeFunction(this, "Details", packages, services)
            : null;

        var maintain = new MaintainFunction(this, "History", new MaintainFunctionProps(
            catalog, options, bucket.Bucket, queries.Results, parameters.DatabaseName, packages, alarms));

        var dashboard = options.Dashboard ? new StackDashboard(this, "Dashboard") : null;
        if (dashboard is not null)
            Show(dashboard, logs, services, registrar, describe, maintain);

        new StackOutputs(this)
            .Add("GlueDatabaseName", "The Glue database of the tables", database.DatabaseName)
            .Add("LogBucket", "The bucket of the logs", bucket.Bucket.BucketName)
            .Add("DeliveryStreamLogGroup", "The log group in which delivery streams report errors", services.Log.GroupName)
            .Add("DeliveryStreamLogStream", "The log stream in which delivery streams report errors", services.Log.StreamName)
            .Add("AthenaWorkGroup", "The Athena workgroup to query the logs in", queries.WorkGroupName)
            .Add("UndeliveredEvents", "The queue of events that could not be put into their delivery stream", services.Undelivered.QueueUrl)
            .Add("UnregisteredPartitions", "The queue of S3 notifications that could not be worked off", registrar?.Failures.QueueUrl)
            .Add("UndescribedDeployments", "The queue of deployments whose details could not be had", describe?.Failures.QueueUrl)
            .Add("HistoryFunction", "The function that folds the logs into their histories", maintain.FunctionName)
            .Add("HistoryFailures", "The queue of runs of it that failed", maintain.Failures.QueueUrl)
            .Add("Dashboard", "The CloudWatch dashboard of the stack", dashboard?.Name)
            .AddTables(catalog.Events);
    }

    // Nested by source, not by number: an event must never move to another stack because another one was added. CloudFormation creates the
    // new table before it deletes the old one, and the two have the same name
    private ImmutableArray<PipelineMetrics> AddPipelines(ImmutableArray<EventDefinition> events, PipelineServices services)
    {
        var logs = ImmutableArray.CreateBuilder<PipelineMetrics>();
        foreach (var group in events.GroupBy(definition => definition.Source))
        {
            Construct scope = services.Options.NestedStacks
                ? new NestedStack(this, $"Events-{group.Key}", new NestedStackProps { Description = $"Event logs of {group.Key}" })
                : this;
            foreach (var definition in group)
                logs.Add(new EventLogPipeline(scope, definition.Table.Name, definition, services).Metrics);
        }

        return logs.ToImmutable();
    }

    private static void Show(
        StackDashboard dashboard,
        ImmutableArray<PipelineMetrics> logs,
        PipelineServices services,
        RegistrarFunction? registrar,
        DescribeFunction? describe,
        MaintainFunction maintain) => PipelineDashboard.Show(
            dashboard,
            logs,
            Named(
                ("transform", services.Transform.FunctionName),
                ("partitions", registrar?.FunctionName),
                ("details", describe?.FunctionName),
                ("history", maintain.FunctionName)),
            Named(
                ("events", services.Undelivered.QueueName),
                ("partitions", registrar?.Failures.QueueName),
                ("details", describe?.Failures.QueueName),
                ("history", maintain.Failures.QueueName)),
            services.Alarms.Metrics,
            services.Options.History);

    private static (string Label, string Name)[] Named(params (string Label, string? Name)[] all) =>
        [.. all.Where(item => item.Name is not null).Select(item => (item.Label, item.Name!))];
}
