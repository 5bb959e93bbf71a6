using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Pipelines;

/// <summary>
/// The event that a stack sends to itself: that of the schema <c>eventlogs/heartbeat</c>, in catalogs that have it. Its source and detail type
/// are the schema's.
/// </summary>
internal static class HeartbeatEvent
{
    /// <summary>The members of its detail, as the schema names them.</summary>
    private const string StackMember = "stack";
    private const string ScheduledTimeMember = "scheduledTime";

    // which Scheduler replaces; source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
    private const string ScheduledTime = "<aws.scheduler.scheduled-time>";

    /// <summary>The heartbeat of a catalog; null where it has none.</summary>
    public static EventDefinition? In(ImmutableArray<EventDefinition> events) => events.FirstOrDefault(Is);

    /// <summary>Whether an event is the heartbeat.</summary>
    public static bool Is(EventDefinition definition) => definition.Id == "eventlogs/heartbeat";

    /// <summary>The detail of a stack's heartbeat.</summary>
    public static Dictionary<string, string> Detail(string stackName) => new() { [StackMember] = stackName, [ScheduledTimeMember] = ScheduledTime };

    /// <summary>The pattern of the detail of a stack's own heartbeat: other stacks put theirs onto the same bus.</summary>
    public static Dictionary<string, object> Pattern(string stackName) => new() { [StackMember] = new[] { stackName } };
}
