using System.Text.Json.Nodes;

namespace EventLogs.Cdk.Tests.TestKit;

/// <summary>The names and ARNs that AWS gives to the resources of a stack.</summary>
/// <param name="stack">The stack's name.</param>
/// <param name="arn">How ARNs begin: <c>arn:aws</c>.</param>
/// <param name="region">The region.</param>
/// <param name="account">The account.</param>
/// <param name="value">Works out a property.</param>
internal sealed class PhysicalNames(string stack, string arn, string region, string account, Func<JsonNode?, JsonNode?> value)
{
    /// <summary>What a reference gives: mostly the name.</summary>
    public string Ref(Resource resource) => resource.Type switch
    {
        Cfn.Queue => $"https://sqs.{region}.amazonaws.com/{account}/{Name(resource)}",
        Cfn.ManagedPolicy => Arn(resource),
        _ => Name(resource),
    };

    /// <summary>An attribute of a resource.</summary>
    public string Attribute(Resource resource, string name) => (resource.Type, name) switch
    {
        (Cfn.LogGroup, "Arn") => Arn(resource) + ":*",
        (Cfn.NestedStack, _) => string.Join('/', Enumerable.Repeat($"{Name(resource)}.{name}", 5)), // a name, or an ARN with the name in it: nobody asks for more
        (_, "Arn") => Arn(resource),
        (Cfn.Queue, "QueueName") => Name(resource),
        _ => throw new NotSupportedException($"{resource.Type}.{name}"),
    };

    private string Arn(Resource resource) => resource.Type switch
    {
        Cfn.Bucket => $"{arn}:s3:::{Name(resource)}",
        Cfn.Role => $"{arn}:iam::{account}:role/{Name(resource)}",
        Cfn.ManagedPolicy => $"{arn}:iam::{account}:policy/{Name(resource)}",
        Cfn.Function => InRegion("lambda", $"function:{Name(resource)}"),
        Cfn.DeliveryStream => InRegion("firehose", $"deliverystream/{Name(resource)}"),
        Cfn.Rule => InRegion("events", $"rule/{Bus(resource)}{Name(resource)}"),
        Cfn.EventBus => InRegion("events", $"event-bus/{Name(resource)}"),
        Cfn.Key => InRegion("kms", $"key/{Name(resource)}"),
        Cfn.Queue => InRegion("sqs", Name(resource)),
        Cfn.LogGroup => InRegion("logs", $"log-group:{Name(resource)}"),
        _ => throw new NotSupportedException(resource.Type),
    };

    private string InRegion(string service, string name) => $"{arn}:{service}:{region}:{account}:{name}";

    private string Bus(Resource rule) => value(rule.Properties["EventBusName"])!.ToString() is var bus && bus == "default" ? "" : bus + "/";

    private string Name(Resource resource)
    {
        var given = resource.Type switch
        {
            Cfn.Bucket => resource.Properties["BucketName"],
            Cfn.Database => resource.Properties["DatabaseInput"]!["Name"],
            Cfn.Table => resource.Properties["TableInput"]!["Name"],
            Cfn.WorkGroup or Cfn.EventBus => resource.Properties["Name"],
            Cfn.LogStream => resource.Properties["LogStreamName"],
            _ => null,
        };
        return given is not null ? value(given)!.ToString()
            : resource.Type == Cfn.Bucket ? $"{stack}-{resource.Id}".ToLowerInvariant() : $"{stack}-{resource.Id}";
    }
}
