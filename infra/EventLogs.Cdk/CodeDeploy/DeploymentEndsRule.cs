using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Pipelines;

namespace EventLogs.Cdk.CodeDeploy;

/// <summary>The rule that invokes a function for each deployment that has ended.</summary>
internal sealed class DeploymentEndsRule : Construct
{
    // EventBridge's own defaults and limits: it tries for a day
    private const int MaxAgeSeconds = 86_400;
    private const int MaxRetries = 185;

    public DeploymentEndsRule(Construct scope, string id, NativeFunction function, PipelineServices services) : base(scope, id)
    {
        var rule = new CfnRule(this, "Rule", new CfnRuleProps
        {
            Description = $"{DeploymentEnds.Event.Source}: {DeploymentEnds.Event.DetailType}, {string.Join(", ", DeploymentEnds.States)}",
            EventBusName = services.Options.EventBusName,
            EventPattern = new Dictionary<string, object>
            {
                ["source"] = new[] { DeploymentEnds.Event.Source },
                ["detail-type"] = new[] { DeploymentEnds.Event.DetailType },
                ["detail"] = new Dictionary<string, object> { [DeploymentEnds.StateMember] = DeploymentEnds.States.ToArray() },
            },
            State = "ENABLED",
            Targets = new[]
            {
                new CfnRule.TargetProperty
                {
                    Id = "Describe",
                    Arn = function.Arn,
                    RetryPolicy = new CfnRule.RetryPolicyProperty
                    {
                        MaximumEventAgeInSeconds = MaxAgeSeconds,
                        MaximumRetryAttempts = MaxRetries,
                    },
                    DeadLetterConfig = new CfnRule.DeadLetterConfigProperty { Arn = services.Undelivered.QueueArn },
                },
            },
        });
        _ = new CfnPermission(this, "Permission", new CfnPermissionProps
        {
            Action = "lambda:InvokeFunction",
            FunctionName = function.Arn,
            Principal = "events.amazonaws.com",
            SourceArn = rule.AttrArn,
        });
        services.Alarms.Create(
            this,
            "Undelivered",
            RuleMetrics.FailedInvocations(rule, services.Options.EventBusName),
            0,
            "The function that asks for the details of deployments could not be invoked for some that have ended");
        services.Alarms.Create(
            this,
            "Lost",
            RuleMetrics.LostInvocations(rule, services.Options.EventBusName),
            0,
            "Deployments that have ended could be handed neither to the function that asks for their details nor to the dead-letter queue");
    }
}
