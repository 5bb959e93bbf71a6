using System.Collections.Immutable;
using EventLogs.Local.Catalog;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Loading;

/// <summary>Gives the catalog that commands work with, loaded when the first command asks for it: help needs none.</summary>
/// <param name="load">Loads it, from the settings in the file or folder named, or those of the current folder.</param>
internal sealed class CatalogSource(Func<string?, EventLogCatalog> load)
{
    private EventLogCatalog? _catalog;

    /// <summary>Where eventlogs.json is, or the folder to look for it from; null for the current folder.</summary>
    public string? Settings { get; set; }

    /// <summary>The catalog.</summary>
    /// <exception cref="InvalidDataException">There is none: says why, and what to do.</exception>
    public EventLogCatalog Catalog => _catalog ??= load(Settings);

    /// <summary>A catalog that is there already.</summary>
    public static CatalogSource Of(
        ImmutableArray<EventDefinition> events, ImmutableArray<ViewDefinition>? views = null, ImmutableArray<SavedQuery>? queries = null) =>
        new(_ => new EventLogCatalog(LogIndex.Of(events), views ?? [], queries ?? []));
}

/// <summary>The event logs of a repository.</summary>
/// <param name="Logs">The events, their tables and mappers.</param>
/// <param name="Views">The views, each after those that it reads.</param>
/// <param name="Queries">The saved queries.</param>
internal sealed record EventLogCatalog(LogIndex Logs, ImmutableArray<ViewDefinition> Views, ImmutableArray<SavedQuery> Queries)
{
    /// <summary>The definitions of all events.</summary>
    public ImmutableArray<EventDefinition> Events => Logs.All;
}
