using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Fixtures;

/// <summary>The events of this project.</summary>
public static class FixtureEvents
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<EventDefinition> All => Generated.EventCatalog.Events;
}
