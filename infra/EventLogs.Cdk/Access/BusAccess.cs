using System.Collections.Immutable;
using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Constructs;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Access;

/// <summary>Event buses of this account and region.</summary>
internal static class BusAccess
{
    /// <summary>The ARN of a bus.</summary>
    public static string Arn(Construct scope, string bus) =>
        Stack.Of(scope).FormatArn(new ArnComponents { Service = "events", Resource = "event-bus", ResourceName = bus });

    /// <summary>Allows to put events of these kinds onto a bus, and no others.</summary>
    /// <remarks>Source of the condition: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html</remarks>
    public static PolicyStatement Put(Construct scope, string bus, ImmutableArray<EventDefinition> events)
    {
        // the keys have a value for each event of a call; without the other condition the first ones hold where there is none
        var equal = new Dictionary<string, object> { ["events:source"] = Values(events.Select(definition => definition.Source)) };
        var conditions = new Dictionary<string, object>
        {
            ["ForAllValues:StringEquals"] = equal,
            ["Null"] = new Dictionary<string, object> { ["events:source"] = "false", ["events:detail-type"] = "false" },
        };
        var detailTypes = Values(events.SelectMany(definition => definition.DetailTypes.Exact.Concat(definition.DetailTypes.Prefixes.Select(prefix => prefix + "*"))));
        if (events.All(definition => definition.DetailTypes.Prefixes.IsEmpty))
            equal.Add("events:detail-type", detailTypes);
        else
            conditions.Add("ForAllValues:StringLike", new Dictionary<string, object> { ["events:detail-type"] = detailTypes });
        return new PolicyStatement(new PolicyStatementProps { Actions = ["events:PutEvents"], Resources = [Arn(scope, bus)], Conditions = conditions });
    }

    private static object Values(IEnumerable<string> values)
    {
        string[] all = [.. values.Distinct()];
        return all is [var only] ? only : all;
    }
}
