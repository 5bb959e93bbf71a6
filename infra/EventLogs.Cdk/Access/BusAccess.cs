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
    public static PolicyStatement Put(Construct scope, string bus, ImmutableArray<EventDefinition> events) => new(new PolicyStatementProps
    {
        Actions = ["events:PutEvents"],
        Resources = [Arn(scope, bus)],
        Conditions = new Dictionary<string, object>
        {
            // the keys have a value for each event of a call; without the second condition the first one holds where there is none
            ["ForAllValues:StringEquals"] = new Dictionary<string, object>
            {
                ["events:source"] = Values(events, definition => definition.Source),
                ["events:detail-type"] = Values(events, definition => definition.DetailType),
            },
            ["Null"] = new Dictionary<string, object> { ["events:source"] = "false", ["events:detail-type"] = "false" },
        },
    });

    private static object Values(ImmutableArray<EventDefinition> events, Func<EventDefinition, string> of)
    {
        string[] all = [.. events.Select(of).Distinct()];
        return all is [var only] ? only : all;
    }
}
