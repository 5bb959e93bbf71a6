using System.Collections.Immutable;
using Amazon.CDK;
using Constructs;
using EventLogs.Cdk.Access;
using EventLogs.Cdk.Encryption;
using EventLogs.Cdk.Enrichments;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Heartbeats;
using EventLogs.Cdk.Maintenance;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Organizations;
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
    /// <param name="catalog">The events and queries. Check <see cref="Problems"/> first.</param>
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
        var parameters = new StackParameters(this, options.DatabaseName ?? DatabaseNames.Of(options.StackName));
        var alarms = new AlarmFactory(options.AlarmTopicArn is { } topic ? [topic] : null, options.Runbook, LogMetrics.Of(options));
        var packages = FunctionPackages.Of(options);

        var key = options.CustomerManagedKey ? new StackKey(this, "Encryption", options.RemovalPolicy) : null;
        var bucket = new LogBucket(this, "Logs", options);
        var database = new LogCatalog(this, "Catalog", parameters.DatabaseName);
        var queries = new QueryWorkspace(this, "Queries", database.DatabaseName, catalog.Queries, options);
        var registrar = options.Partitioning == Partitioning.Projection
            ? null
            // the database by its name and not by reference: the bucket waits for the registrar, and need not wait for the database
            : new RegistrarFunction(this, "Partitions", catalog, parameters.DatabaseName, packages, options.LogRetentionDays, alarms, key);
        registrar?.Notifications.Watch(bucket);
        var organization = options.OrganizationId is { } organizationId ? new OrganizationBus(this, "Organization", organizationId) : null;
        var services = new PipelineServices(
            options,
            new Buffering(parameters.BufferingSizeInMegabytes, parameters.BufferingIntervalInSeconds, parameters.TransformIntervalInSeconds),
            bucket.Bucket,
            database.DatabaseName,
            new TransformFunction(this, "Transform", packages, options.LogRetentionDays, alarms),
            new DeliveryLog(this, "DeliveryLog", options.LogRetentionDays),
            new UndeliveredEvents(this, "Undelivered", "events that could not be put into their delivery stream", alarms).Queue,
            alarms)
        { Key = key, OrganizationBus = organization?.Name };
        var pipelines = AddPipelines(catalog.Events, services);
        if (options.Heartbeat && HeartbeatEvent.In(catalog.Events) is { } heartbeat && options.BusTakesOwnEvents(heartbeat))
            _ = new HeartbeatSchedule(this, "HeartbeatSchedule", heartbeat, services);
        var enrichments = catalog.EnrichmentsOf(options)
            .Select(enrichment => (Definition: enrichment, Function: new EnrichmentFunction(this, enrichment, catalog.BusesOf(enrichment, options)[0], packages, services)))
            .ToImmutableArray();

        var maintain = new MaintainFunction(this, "History", new MaintainFunctionProps(
            catalog, options, bucket.Bucket, queries.Results, parameters.DatabaseName, packages, alarms)
        { Key = key });
        if (options.LakeFormation)
            Grant(database.DatabaseName, pipelines, registrar, maintain);

        var dashboard = options.Dashboard ? new StackDashboard(this, "Dashboard") : null;
        if (dashboard is not null)
            Show(dashboard, [.. pipelines.Select(pipeline => pipeline.Metrics)], services, registrar, enrichments, maintain);

        var outputs = new StackOutputs(this)
            .Add("GlueDatabaseName", "The Glue database of the tables", database.DatabaseName)
            .Add("LogBucket", "The bucket of the logs", bucket.Bucket.BucketName)
            .Add("DeliveryStreamLogGroup", "The log group in which delivery streams report errors", services.Log.GroupName)
            .Add("DeliveryStreamLogStream", "The log stream in which delivery streams report errors", services.Log.StreamName)
            .Add("AthenaWorkGroup", "The Athena workgroup to query the logs in", queries.WorkGroupName)
            .Add("UndeliveredEvents", "The queue of events that could not be put into their delivery stream", services.Undelivered.QueueUrl)
            .Add("UnregisteredPartitions", "The queue of S3 notifications that could not be worked off", registrar?.Failures.QueueUrl);
        foreach (var (definition, function) in enrichments)
            outputs.Add(definition.FailuresOutput, $"The queue of {definition.Undone}", function.Failures.QueueUrl);
        outputs
            .Add("HistoryFunction", "The function that folds the logs into their histories", maintain.FunctionName)
            .Add("HistoryFailures", "The queue of runs of it that failed", maintain.Failures.QueueUrl)
            .Add("OrganizationBusArn", "The event bus that takes events of the organization", organization?.Arn)
            .Add("Dashboard", "The CloudWatch dashboard of the stack", dashboard?.Name)
            .AddTables(catalog.Events);
        if (key is not null)
            StackEncryption.Apply(this, key);
        foreach (var tag in (options.Tags?.Split(',') ?? []).Select(text => text.Split('=', 2)))
            Amazon.CDK.Tags.Of(this).Add(tag[0], tag[1]);
    }

    private void Grant(string database, ImmutableArray<EventLogPipeline> pipelines, RegistrarFunction? registrar, MaintainFunction maintain)
    {
        if (registrar is not null)
            LakeFormationGrants.OnDatabase(this, "PartitionsGrant", registrar.Role, database, "DESCRIBE");
        // who makes a view may do everything with it
        LakeFormationGrants.OnDatabase(this, "HistoryGrant", maintain.Role, database, "CREATE_TABLE", "DESCRIBE");
        foreach (var pipeline in pipelines)
            pipeline.Grant(registrar?.Role, maintain.Role);
    }

    /// <summary>Adds the stack, or that of the members of an organization, to an app, and makes its template.</summary>
    /// <param name="app">The app.</param>
    /// <param name="catalog">The events and queries.</param>
    /// <param name="options">The options.</param>
    /// <returns>A sentence for everything that keeps the stack from being made or deployed; empty when nothing does.</returns>
    public static ImmutableArray<string> Make(App app, EventLogsCatalog catalog, EventLogsOptions options)
    {
        if (Problems(catalog, options) is { IsEmpty: false } problems)
            return problems;
        _ = options.Member ? (Stack)new MemberStack(app, catalog, options) : new EventLogsStack(app, catalog, options);
        return StackLimits.CheckTemplates(app.Synth().Directory);
    }

    /// <summary>What keeps the stack from being made: a sentence for each problem. That of the members needs no function, and is small.</summary>
    /// <param name="catalog">The events and queries.</param>
    /// <param name="options">The options.</param>
    public static ImmutableArray<string> Problems(EventLogsCatalog catalog, EventLogsOptions options) =>
        options.Member ? [] : [.. StackLimits.Check(catalog, options), .. catalog.BusProblems(options), .. FunctionPackages.Missing(catalog, options)];

    // Nested by source, not by number: an event must never move to another stack because another one was added. CloudFormation creates the
    // new table before it deletes the old one, and the two have the same name
    private ImmutableArray<EventLogPipeline> AddPipelines(ImmutableArray<EventDefinition> events, PipelineServices services)
    {
        var logs = ImmutableArray.CreateBuilder<EventLogPipeline>();
        foreach (var group in events.GroupBy(definition => definition.Source))
        {
            Construct scope = services.Options.NestedStacks
                ? new NestedStack(this, $"Events-{group.Key}", new NestedStackProps { Description = $"Event logs of {group.Key}" })
                : this;
            foreach (var definition in group)
                logs.Add(new EventLogPipeline(scope, definition.Table.Name, definition, services));
        }

        return logs.ToImmutable();
    }

    private static void Show(
        StackDashboard dashboard,
        ImmutableArray<PipelineMetrics> logs,
        PipelineServices services,
        RegistrarFunction? registrar,
        ImmutableArray<(Enrichment Definition, EnrichmentFunction Function)> enrichments,
        MaintainFunction maintain) => PipelineDashboard.Show(
            dashboard,
            logs,
            Named(
            [
                ("transform", services.Transform.FunctionName),
                ("partitions", registrar?.FunctionName),
                .. enrichments.Select(enrichment => (Label(enrichment.Definition), (string?)enrichment.Function.FunctionName)),
                ("history", maintain.FunctionName),
            ]),
            Named(
            [
                ("events", services.Undelivered.QueueName),
                ("partitions", registrar?.Failures.QueueName),
                .. enrichments.Select(enrichment => (Label(enrichment.Definition), (string?)enrichment.Function.Failures.QueueName)),
                ("history", maintain.Failures.QueueName),
            ]),
            registrar?.Notifications.Age,
            services.Alarms.Metrics,
            services.Options.History);

    private static string Label(Enrichment enrichment) => enrichment.Id.ToLowerInvariant();

    private static (string Label, string Name)[] Named((string Label, string? Name)[] all) =>
        [.. all.Where(item => item.Name is not null).Select(item => (item.Label, item.Name!))];
}
