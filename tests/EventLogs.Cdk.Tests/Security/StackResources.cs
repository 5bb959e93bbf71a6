using EventLogs.Cdk.Tests.TestKit;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>The resources of a deployed stack by a name for people, and some that are not of the stack.</summary>
internal static class StackResources
{
    private const string InAccount = "eu-west-1:" + Deployment.Account;

    /// <summary>ARNs by name.</summary>
    public static IReadOnlyDictionary<string, string> Of(Template template, Deployment deployed)
    {
        var bucket = deployed.Arn(template.Single(Cfn.Bucket, "Logs"));
        var resources = new Dictionary<string, string>
        {
            ["bucket Logs"] = bucket,
            ["bucket Queries"] = deployed.Arn(template.Single(Cfn.Bucket, "Queries")),
            ["a bucket of others"] = "arn:aws:s3:::others",
            ["object outside of all folders"] = bucket + "/a",
            ["object of no table"] = bucket + "/others/a",
            ["object of no table that failed"] = bucket + "/error/others/a",
            ["object of others"] = "arn:aws:s3:::others/a",
            ["function Transform"] = deployed.Arn(template.Single(Cfn.Function, "Transform")),
            ["function Transform as deployed"] = deployed.Arn(template.Single(Cfn.Function, "Transform")) + ":$LATEST",
            ["function Partitions"] = deployed.Arn(template.Single(Cfn.Function, "Partitions")),
            ["a function of others"] = $"arn:aws:lambda:{InAccount}:function:others",
            ["queue Undelivered"] = deployed.Arn(template.Single(Cfn.Queue, "Undelivered")),
            ["queue PartitionsFailures"] = deployed.Arn(template.Single(Cfn.Queue, "Partitions")),
            ["function History"] = deployed.Arn(template.Single(Cfn.Function, "History")),
            ["queue HistoryFailures"] = deployed.Arn(template.Single(Cfn.Queue, "History")),
            ["workgroup of the history"] = $"arn:aws:athena:{InAccount}:workgroup/EventLogs-history",
            ["object of the history's results"] = deployed.Arn(template.Single(Cfn.Bucket, "Queries")) + "/history/a.csv",
            ["object of people's results"] = deployed.Arn(template.Single(Cfn.Bucket, "Queries")) + "/a.csv",
            ["function Details"] = deployed.Arn(template.Single(Cfn.Function, "Details")),
            ["queue DetailsFailures"] = deployed.Arn(template.Single(Cfn.Queue, "Details")),
            ["rule of Details"] = deployed.Arn(template.Single(Cfn.Rule, "Details")),
            ["deployment group"] = $"arn:aws:codedeploy:{InAccount}:deploymentgroup:checkout/production",
            ["application"] = $"arn:aws:codedeploy:{InAccount}:application:checkout",
            ["event bus"] = $"arn:aws:events:{InAccount}:event-bus/default",
            ["another event bus"] = $"arn:aws:events:{InAccount}:event-bus/others",
            ["a queue of others"] = $"arn:aws:sqs:{InAccount}:others",
            ["a stream of others"] = $"arn:aws:firehose:{InAccount}:deliverystream/others",
            ["catalog"] = $"arn:aws:glue:{InAccount}:catalog",
            ["database"] = $"arn:aws:glue:{InAccount}:database/codedeploy_event_logs",
            ["a database of others"] = $"arn:aws:glue:{InAccount}:database/others",
            ["a table of others in the database"] = $"arn:aws:glue:{InAccount}:table/codedeploy_event_logs/others",
            ["a log stream of others"] = $"arn:aws:logs:{InAccount}:log-group:others:log-stream:a",
            ["workgroup"] = $"arn:aws:athena:{InAccount}:workgroup/EventLogs",
            ["topic of others"] = $"arn:aws:sns:{InAccount}:others",
        };
        foreach (var group in template.OfType(Cfn.LogGroup))
            AddLog(resources, LogicalId.WithoutHash(group.Id), deployed.Ref(group));
        foreach (var role in Role.Of(template, deployed))
            resources[$"role {role.Name}"] = role.Arn;
        foreach (var view in Synthesis.Catalog.Views)
            resources[$"view {view.Name}"] = $"arn:aws:glue:{InAccount}:table/codedeploy_event_logs/{view.Name}";
        foreach (var table in Synthesis.Catalog.Events.Select(definition => definition.Table.Name))
            AddTable(resources, table, bucket, template, deployed);
        return resources;
    }

    private static void AddLog(Dictionary<string, string> resources, string id, string group)
    {
        var (name, stream) = id == "DeliveryLogGroup" ? ("DeliveryLog", "S3Delivery") : (id[..^"Logs".Length], "2026/11/22/[$LATEST]a");
        resources[$"log group of {name}"] = $"arn:aws:logs:{InAccount}:log-group:{group}";
        // CreateLogStream is asked about the stream to be, too
        resources[$"log stream of {name}"] = $"arn:aws:logs:{InAccount}:log-group:{group}:log-stream:{stream}";
        resources[$"log stream of {name}, another"] = $"arn:aws:logs:{InAccount}:log-group:{group}:log-stream:{stream}b";
    }

    private static void AddTable(Dictionary<string, string> resources, string table, string bucket, Template template, Deployment deployed)
    {
        resources[$"object {table}/"] = $"{bucket}/{PartitionLayout.TablePrefix(table)}date=2026-11-22/hour=14/a.gz";
        resources[$"object {table}2/"] = $"{bucket}/{PartitionLayout.TablePrefix(table + "2")}a.gz";
        resources[$"object error/{table}/"] = $"{bucket}/{PartitionLayout.ErrorPrefix(table)}processing-failed/a";
        resources[$"object history/{table}/"] = $"{bucket}/{PartitionLayout.HistoryFolder(table, new DateOnly(2026, 11, 22))}a";
        resources[$"stream {table}"] = deployed.Arn(template.Single(Cfn.DeliveryStream, LogicalId.Of(table)));
        resources[$"rule of {table}"] = deployed.Arn(template.Single(Cfn.Rule, LogicalId.Of(table)));
        resources[$"table {table}"] = $"arn:aws:glue:{InAccount}:table/codedeploy_event_logs/{table}";
        resources[$"table {table}_history"] = $"arn:aws:glue:{InAccount}:table/codedeploy_event_logs/{table}_history";
        resources[$"view {table}_events"] = $"arn:aws:glue:{InAccount}:table/codedeploy_event_logs/{table}_events";
        resources[$"view {table}_events in the database of others"] = $"arn:aws:glue:{InAccount}:table/others/{table}_events";
        resources[$"table {table} in the database of others"] = $"arn:aws:glue:{InAccount}:table/others/{table}";
    }
}
