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
        options.Enrichments
            ? Enrichments.Where(enrichment => enrichment.IsFor(Events) && PutsOf(enrichment).All(options.BusTakesOwnEvents))
            : [];

    /// <summary>The event buses of the events that an enrichment puts: one, unless <see cref="BusProblems"/> says otherwise.</summary>
    internal ImmutableArray<string> BusesOf(Enrichment enrichment, EventLogsOptions options) => [.. PutsOf(enrichment).Select(options.BusOf).Distinct()];

    /// <summary>Says which enrichments would have to put events onto several buses, which a function of theirs does not: a sentence for each.</summary>
    internal IEnumerable<string> BusProblems(EventLogsOptions options) =>
        from enrichment in EnrichmentsOf(options)
        let buses = BusesOf(enrichment, options)
        where buses.Length > 1
        select $"The enrichment {enrichment.Id} puts events of several buses: {string.Join(", ", buses)}. Give their schemas the same bus.";

    // as the catalog has them, and not as whoever wrote the enrichment
    private IEnumerable<EventDefinition> PutsOf(Enrichment enrichment) =>
        enrichment.Puts.Select(put => Events.First(definition => definition.Id == put.Id));
}
