using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Pipelines;
using EventLogs.Shared;

namespace EventLogs.Cdk.CodeDeploy;

/// <summary>
/// Asks CodeDeploy about each deployment that has ended, and puts the answer onto the bus: a rule invokes a function, which is retried on
/// errors, and what it could not do ends in a dead-letter queue.
/// </summary>
internal sealed class DescribeFunction : Construct
{
    private const int MemoryMegabytes = 256; // TLS to two services wants a share of a processor rather than memory
    private const int TimeoutSeconds = 60;
    private const int MaxAgeSeconds = 21_600; // with the two retries, Lambda's own limits for an asynchronous invocation
    private const int MaxRetries = 2;

    // of one call, with a backoff that doubles: half a minute
    private const string CallAttempts = "6";

    public DescribeFunction(Construct scope, string id, FunctionPackages packages, PipelineServices services) : base(scope, id)
    {
        Failures = new DeadLetters(this, "Failures", "deployments whose details could not be had", services.Alarms).Queue;
        var function = new NativeFunction(this, "Describe", new NativeFunctionProps
        {
            Packages = packages,
            Package = FunctionPackages.DescribeDeployment,
            Description = "Puts what CodeDeploy knows of a deployment that has ended onto the event bus",
            MemoryMegabytes = MemoryMegabytes,
            TimeoutSeconds = TimeoutSeconds,
            LogRetentionDays = services.Options.LogRetentionDays,
            Variables = new Dictionary<string, string>
            {
                [FunctionNames.EventBusVariable] = services.Options.EventBusName,
                ["AWS_MAX_ATTEMPTS"] = CallAttempts,
            },
            Statements = [GetDeployment(), PutDetails(services.Options.EventBusName), SendTo(Failures)],
        });
        FunctionName = function.Resource.Ref;
        _ = new CfnEventInvokeConfig(this, "Retries", new CfnEventInvokeConfigProps
        {
            FunctionName = FunctionName,
            Qualifier = "$LATEST",
            MaximumEventAgeInSeconds = MaxAgeSeconds,
            MaximumRetryAttempts = MaxRetries,
            DestinationConfig = new CfnEventInvokeConfig.DestinationConfigProperty
            {
                OnFailure = new CfnEventInvokeConfig.OnFailureProperty { Destination = Failures.QueueArn },
            },
        });
        _ = new FunctionAlarms(this, "Alarms", FunctionName, "asks for the details of deployments", services.Alarms);
        _ = new DeploymentEndsRule(this, "Ends", function, services);
    }

    /// <summary>The function's name.</summary>
    public string FunctionName { get; }

    /// <summary>Where events end whose deployments could not be described.</summary>
    public Queue Failures { get; }

    // Source of the resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodedeploy.html
    private PolicyStatement GetDeployment() => new(new PolicyStatementProps
    {
        Actions = ["codedeploy:GetDeployment"],
        Resources =
        [
            Stack.Of(this).FormatArn(new ArnComponents
            {
                Service = "codedeploy", Resource = "deploymentgroup", ResourceName = "*", ArnFormat = ArnFormat.COLON_RESOURCE_NAME,
            }),
        ],
    });

    // Source of the condition: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
    private PolicyStatement PutDetails(string bus) => new(new PolicyStatementProps
    {
        Actions = ["events:PutEvents"],
        Resources = [Stack.Of(this).FormatArn(new ArnComponents { Service = "events", Resource = "event-bus", ResourceName = bus })],
        Conditions = new Dictionary<string, object>
        {
            // the keys have a value for each event of a call; without the second condition the first one holds where there is none
            ["ForAllValues:StringEquals"] = new Dictionary<string, object>
            {
                ["events:source"] = DeploymentEnds.Details.Source,
                ["events:detail-type"] = DeploymentEnds.Details.DetailType,
            },
            ["Null"] = new Dictionary<string, object> { ["events:source"] = "false", ["events:detail-type"] = "false" },
        },
    });

    private static PolicyStatement SendTo(Queue queue) =>
        new(new PolicyStatementProps { Actions = ["sqs:SendMessage"], Resources = [queue.QueueArn] });
}
