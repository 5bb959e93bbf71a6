using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Options;
using Aws = Amazon.CDK.Aws;

namespace EventLogs.Cdk.Maintenance;

/// <summary>
/// Starts a function when this stack was deployed: a view is then made anew with the columns that its table has now. CloudFormation says so
/// on the account's bus. Should that go wrong, the daily run makes up for it.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/eventbridge.html</remarks>
internal sealed class DeploymentRule : Construct
{
    private static readonly string[] Source = ["aws.cloudformation"];
    private static readonly string[] DetailType = ["CloudFormation Stack Status Change"];
    private static readonly string[] Deployed = ["CREATE_COMPLETE", "UPDATE_COMPLETE"];

    public DeploymentRule(Construct scope, string id, NativeFunction function) : base(scope, id)
    {
        var rule = new CfnRule(this, "Rule", new CfnRuleProps
        {
            Description = "The stack was deployed",
            EventBusName = EventLogsOptions.DefaultEventBus,
            EventPattern = new Dictionary<string, object>
            {
                ["source"] = Source,
                ["detail-type"] = DetailType,
                ["detail"] = new Dictionary<string, object>
                {
                    ["stack-id"] = new[] { Aws.STACK_ID },
                    ["status-details"] = new Dictionary<string, object> { ["status"] = Deployed },
                },
            },
            State = "ENABLED",
            Targets = new[] { new CfnRule.TargetProperty { Id = "Maintain", Arn = function.Arn, Input = "{}" } },
        });
        _ = new CfnPermission(this, "Permission", new CfnPermissionProps
        {
            Action = "lambda:InvokeFunction",
            FunctionName = function.Arn,
            Principal = "events.amazonaws.com",
            SourceArn = rule.AttrArn,
        });
    }
}
