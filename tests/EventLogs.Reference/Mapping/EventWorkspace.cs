using EventLogs.Runtime.Json;

namespace EventLogs.Runtime.Mapping;

/// <summary>Where the values of the event stand that was read last.</summary>
public sealed class EventWorkspace
{
    /// <summary>Where the values stand, each in its slot.</summary>
    internal ValueSlice[] Slots { get; set; } = [];
}
