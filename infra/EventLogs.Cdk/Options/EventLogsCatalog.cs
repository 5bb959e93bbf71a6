using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Options;

/// <summary>What the stack is made of: nothing else here names an event, a table or a column.</summary>
/// <param name="Events">The event logs.</param>
/// <param name="Queries">The saved queries.</param>
public sealed record EventLogsCatalog(ImmutableArray<EventDefinition> Events, ImmutableArray<SavedQuery> Queries)
{
    /// <summary>The views that stand on those of the event logs.</summary>
    public ImmutableArray<ViewDefinition> Views { get; init; } = [];

    /// <summary>The functions that put more events onto the bus; of those whose events are not in the catalog there is nothing.</summary>
    public ImmutableArray<Enrichment> Enrichments { get; init; } = [];

    /// <summary>Those of them that a stack with these options has.</summary>
    internal IEnumerable<Enrichment> EnrichmentsOf(EventLogsOptions options) =>
        options is { Enrichments: true, BusTakesOwnEvents: true } ? Enrichments.Where(enrichment => enrichment.IsFor(Events)) : [];
}
