using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Constructs;

namespace EventLogs.Cdk.Pipelines;

/// <summary>Where delivery streams write what they could not deliver and why. Each entry names its stream, so one log serves all.</summary>
internal sealed class DeliveryLog : Construct
{
    public DeliveryLog(Construct scope, string id, int retentionDays) : base(scope, id)
    {
        var group = new CfnLogGroup(this, "Group", new CfnLogGroupProps { RetentionInDays = retentionDays });
        group.ApplyRemovalPolicy(RemovalPolicy.DESTROY);
        var stream = new CfnLogStream(this, "Stream", new CfnLogStreamProps { LogGroupName = group.Ref, LogStreamName = "S3Delivery" });
        (GroupName, StreamName) = (group.Ref, stream.Ref);
        StreamArn = Stack.Of(this).FormatArn(new ArnComponents
        {
            Service = "logs",
            Resource = "log-group",
            ArnFormat = ArnFormat.COLON_RESOURCE_NAME,
            ResourceName = $"{GroupName}:log-stream:{StreamName}",
        });
    }

    /// <summary>The log group's name.</summary>
    public string GroupName { get; }

    /// <summary>The log stream's name.</summary>
    public string StreamName { get; }

    /// <summary>The log stream's ARN.</summary>
    public string StreamArn { get; }
}
