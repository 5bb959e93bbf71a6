using Constructs;
using EventLogs.Cdk.Operations;

namespace EventLogs.Cdk.Pipelines;

/// <summary>The alarms of a rule that puts events into a delivery stream.</summary>
internal static class RuleAlarms
{
    /// <summary>Creates them.</summary>
    public static void Create(Construct scope, string table, EventRule rule, AlarmFactory alarms)
    {
        alarms.Create(scope, "Undelivered", rule.FailedInvocations, 0, new AlarmText(
            "AlarmsUndelivered", $"events for {table} could not be put into their delivery stream"));
        alarms.Create(scope, "Lost", rule.LostInvocations, 0, new AlarmText(
            "AlarmsLost", $"events for {table} could be put neither into their delivery stream nor into the dead-letter queue"));
    }
}
