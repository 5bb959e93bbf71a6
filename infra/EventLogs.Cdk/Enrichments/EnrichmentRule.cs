using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using EventLogs.Cdk.Functions;
using EventLogs.Cdk.Operations;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Pipelines;

namespace EventLogs.Cdk.Enrichments;

/// <summary>The rule that invokes the function of an enrichment.</summary>
internal sealed class EnrichmentRule : Construct
{
    public EnrichmentRule(Construct scope, string id, Enrichment enrichment, NativeFunction function, PipelineServices services)
        : base(scope, id)
    {
        var bus = services.Options.BusOf(enrichment.Takes);
        var rule = new CfnRule(this, "Rule", new CfnRuleProps
        {
            Description = string.Join(", ", enrichment.Detail.Values.SelectMany(values => values).Prepend(RulePattern.Describe(enrichment.Takes))),
            EventBusName = bus,
            EventPattern = Pattern(enrichment),
            State = "ENABLED",
            Targets = new[]
            {
                new CfnRule.TargetProperty
                {
                    Id = "Describe",
                    Arn = function.Arn,
                    RetryPolicy = RuleRetries.ForADay(),
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
            RuleMetrics.FailedInvocations(rule, bus),
            0,
            new AlarmText($"{scope.Node.Id}{id}Undelivered", $"the function that {enrichment.Purpose} could not be invoked for some of its events"));
        services.Alarms.Create(
            this,
            "Lost",
            RuleMetrics.LostInvocations(rule, bus),
            0,
            new AlarmText($"{scope.Node.Id}{id}Lost", $"events could be handed neither to the function that {enrichment.Purpose} nor to the dead-letter queue"));
    }

    private static Dictionary<string, object> Pattern(Enrichment enrichment)
    {
        var pattern = RulePattern.Of(enrichment.Takes);
        if (!enrichment.Detail.IsEmpty)
            RulePattern.AddDetail(pattern, enrichment.Detail.ToDictionary(member => member.Key, member => (object)member.Value.ToArray()));
        return pattern;
    }
}
