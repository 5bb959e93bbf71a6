using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EventLogs.Cdk.Access;
using EventLogs.Cdk.Encryption;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Pipelines;
using EventLogs.Shared;

namespace EventLogs.Cdk.Enrichments;

/// <summary>
/// Has a function of the catalog's own called for some of its events, which puts another one onto the bus: a rule invokes it, it is retried
/// on errors, and what it could not do ends in a dead-letter queue.
/// </summary>
internal sealed class EnrichmentFunction : Construct
{
    private const int MemoryMegabytes = 256; // TLS to two services wants a share of a processor rather than memory
    private const int TimeoutSeconds = 300; // of a deployment to a thousand instances, say: some hundred and fifty calls

    // of one call, with a backoff that doubles: half a minute
    private const string CallAttempts = "6";

    public EnrichmentFunction(Construct scope, Enrichment enrichment, string bus, FunctionPackages packages, PipelineServices services)
        : base(scope, enrichment.Id)
    {
        Failures = new DeadLetters(this, "Failures", enrichment.Undone, services.Alarms).Queue;
        var function = new NativeFunction(this, "Describe", new NativeFunctionProps
        {
            Packages = packages,
            Package = enrichment.Package,
            Description = enrichment.Description,
            MemoryMegabytes = MemoryMegabytes,
            TimeoutSeconds = TimeoutSeconds,
            LogRetentionDays = services.Options.LogRetentionDays,
            Variables = new Dictionary<string, string>
            {
                [FunctionNames.EventBusVariable] = bus,
                ["AWS_MAX_ATTEMPTS"] = CallAttempts,
            },
            Statements =
            [
                .. enrichment.Permissions.Select(Allow),
                BusAccess.Put(this, bus, enrichment.Puts),
                SendTo(Failures),
                .. StackKey.ForSending(services.Key),
            ],
        });
        FunctionName = function.Resource.Ref;
        AsyncInvocations.Retry(this, FunctionName, Failures);
        _ = new FunctionAlarms(this, "Alarms", FunctionName, enrichment.Purpose, services.Alarms);
        _ = new EnrichmentRule(this, "Ends", enrichment, function, services);
    }

    /// <summary>The function's name.</summary>
    public string FunctionName { get; }

    /// <summary>Where events end for which the function failed.</summary>
    public Queue Failures { get; }

    private PolicyStatement Allow(EnrichmentPermission permission) => new(new PolicyStatementProps
    {
        Actions = [permission.Action],
        Resources =
        [
            permission.Resource == "*"
                ? "*"
                : Stack.Of(this).FormatArn(new ArnComponents
                {
                    Service = permission.Service, Resource = permission.Resource, ArnFormat = ArnFormat.NO_RESOURCE_NAME,
                }),
        ],
    });

    private static PolicyStatement SendTo(Queue queue) =>
        new(new PolicyStatementProps { Actions = ["sqs:SendMessage"], Resources = [queue.QueueArn] });
}
