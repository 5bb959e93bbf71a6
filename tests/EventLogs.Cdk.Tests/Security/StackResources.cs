using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.TestKit;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Tests.Security;

/// <summary>The resources of a deployed stack by a name for people, and some that are not of the stack.</summary>
internal static class StackResources
{
    private const string InAccount = "eu-west-1:" + Deployment.Account;

    /// <summary>ARNs by name. What a stack with these options does not have is left out.</summary>
    public static IReadOnlyDictionary<string, string> Of(DeployedStack stack, EventLogsCatalog catalog, EventLogsOptions options)
    {
        var bucket = stack.Arn(Cfn.Bucket, "Logs")!;
        var database = (string)stack.Main.Parameters["GlueDatabaseName"]!["Default"]!;
        var resources = new Dictionary<string, string?>
        {
            ["bucket Logs"] = bucket,
            ["bucket Queries"] = stack.Arn(Cfn.Bucket, "Queries"),
            ["a bucket of others"] = "arn:aws:s3:::others",
            ["object outside of all folders"] = bucket + "/a",
            ["object of no table"] = bucket + "/others/a",
            ["object of no table that failed"] = bucket + "/error/others/a",
            ["object of others"] = "arn:aws:s3:::others/a",
            ["function Transform"] = stack.Arn(Cfn.Function, "Transform"),
            ["function Transform as deployed"] = stack.Arn(Cfn.Function, "Transform") + ":$LATEST",
            ["function Partitions"] = stack.Arn(Cfn.Function, "Partitions"),
            ["a function of others"] = $"arn:aws:lambda:{InAccount}:function:others",
            ["queue Undelivered"] = stack.Arn(Cfn.Queue, "Undelivered"),
            ["queue PartitionsFailures"] = stack.Arn(Cfn.Queue, "PartitionsFailures"),
            ["queue PartitionsNotifications"] = stack.Arn(Cfn.Queue, "PartitionsNotifications"),
            ["function History"] = stack.Arn(Cfn.Function, "History"),
            ["queue HistoryFailures"] = stack.Arn(Cfn.Queue, "History"),
            ["workgroup of the history"] = $"arn:aws:athena:{InAccount}:workgroup/{options.StackName}-history",
            ["object of the history's results"] = stack.Arn(Cfn.Bucket, "Queries") + "/history/a.csv",
            ["object of people's results"] = stack.Arn(Cfn.Bucket, "Queries") + "/a.csv",
            ["function Details"] = stack.Arn(Cfn.Function, "Details"),
            ["queue DetailsFailures"] = stack.Arn(Cfn.Queue, "Details"),
            ["rule of Details"] = stack.Arn(Cfn.Rule, "Details"),
            ["deployment group"] = $"arn:aws:codedeploy:{InAccount}:deploymentgroup:checkout/production",
            ["application"] = $"arn:aws:codedeploy:{InAccount}:application:checkout",
            ["event bus"] = $"arn:aws:events:{InAccount}:event-bus/{options.EventBusName}",
            ["event bus of the organization"] = stack.Arn(Cfn.EventBus, "Organization"),
            ["another event bus"] = $"arn:aws:events:{InAccount}:event-bus/others",
            ["a queue of others"] = $"arn:aws:sqs:{InAccount}:others",
            ["a stream of others"] = $"arn:aws:firehose:{InAccount}:deliverystream/others",
            ["catalog"] = $"arn:aws:glue:{InAccount}:catalog",
            ["database"] = $"arn:aws:glue:{InAccount}:database/{database}",
            ["a database of others"] = $"arn:aws:glue:{InAccount}:database/others",
            ["a table of others in the database"] = $"arn:aws:glue:{InAccount}:table/{database}/others",
            ["a log stream of others"] = $"arn:aws:logs:{InAccount}:log-group:others:log-stream:a",
            ["workgroup"] = $"arn:aws:athena:{InAccount}:workgroup/{options.StackName}",
            ["topic of others"] = $"arn:aws:sns:{InAccount}:others",
            ["key through s3"] = stack.Arn(Cfn.Key, "Encryption"),
            ["key through sqs"] = stack.Arn(Cfn.Key, "Encryption"),
            ["key through nothing"] = stack.Arn(Cfn.Key, "Encryption"),
            ["a key of others"] = $"arn:aws:kms:{InAccount}:key/others",
        };
        foreach (var (group, deployment) in stack.Resources(Cfn.LogGroup))
            AddLog(resources, LogicalId.WithoutHash(group.Id), deployment.Ref(group));
        foreach (var role in stack.Roles())
            resources[$"role {role.Name}"] = role.Arn;
        foreach (var view in catalog.Views)
            resources[$"view {view.Name}"] = $"arn:aws:glue:{InAccount}:table/{database}/{view.Name}";
        foreach (var table in catalog.Events.Select(definition => definition.Table.Name))
            AddTable(resources, table, bucket, database, stack);
        return resources.Where(resource => resource.Value is not null).ToDictionary(resource => resource.Key, resource => resource.Value!);
    }

    private static void AddLog(Dictionary<string, string?> resources, string id, string group)
    {
        var (name, stream) = id == "DeliveryLogGroup" ? ("DeliveryLog", "S3Delivery") : (id[..^"Logs".Length], "2026/11/22/[$LATEST]a");
        resources[$"log group of {name}"] = $"arn:aws:logs:{InAccount}:log-group:{group}";
        // CreateLogStream is asked about the stream to be, too
        resources[$"log stream of {name}"] = $"arn:aws:logs:{InAccount}:log-group:{group}:log-stream:{stream}";
        resources[$"log stream of {name}, another"] = $"arn:aws:logs:{InAccount}:log-group:{group}:log-stream:{stream}b";
    }

    private static void AddTable(Dictionary<string, string?> resources, string table, string bucket, string database, DeployedStack stack)
    {
        resources[$"object {table}/"] = $"{bucket}/{PartitionLayout.TablePrefix(table)}date=2026-11-22/hour=14/a.gz";
        resources[$"object {table}2/"] = $"{bucket}/{PartitionLayout.TablePrefix(table + "2")}a.gz";
        resources[$"object error/{table}/"] = $"{bucket}/{PartitionLayout.ErrorPrefix(table)}processing-failed/a";
        resources[$"object history/{table}/"] = $"{bucket}/{PartitionLayout.HistoryFolder(table, new DateOnly(2026, 11, 22))}a";
        resources[$"stream {table}"] = stack.Arn(Cfn.DeliveryStream, LogicalId.Of(table));
        resources[$"rule of {table}"] = stack.Arn(Cfn.Rule, LogicalId.Of(table) + "Events");
        resources[$"table {table}"] = $"arn:aws:glue:{InAccount}:table/{database}/{table}";
        resources[$"table {table}_history"] = $"arn:aws:glue:{InAccount}:table/{database}/{table}_history";
        resources[$"view {table}_events"] = $"arn:aws:glue:{InAccount}:table/{database}/{table}_events";
        resources[$"view {table}_events in the database of others"] = $"arn:aws:glue:{InAccount}:table/others/{table}_events";
        resources[$"table {table} in the database of others"] = $"arn:aws:glue:{InAccount}:table/others/{table}";
    }
}
