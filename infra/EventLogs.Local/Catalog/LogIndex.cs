using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Catalog;

/// <summary>The event logs by the names that they have in SQL. Of hundreds a query names a few: the definitions of no others are made.</summary>
/// <param name="logs">The logs, in the order of the catalog.</param>
/// <param name="all">Makes the definitions of all of them.</param>
internal sealed class LogIndex(ImmutableArray<IndexedLog> logs, Func<ImmutableArray<EventDefinition>> all)
{
    private readonly Lazy<ImmutableArray<EventDefinition>> _all = new(all);

    /// <summary>The index of logs whose definitions there are already.</summary>
    public static LogIndex Of(ImmutableArray<EventDefinition> logs) => new([.. logs.Select(log => new IndexedLog(NamesOf(log), () => log))], () => logs);

    /// <summary>The logs by their names, in the order of the catalog.</summary>
    public ImmutableArray<IndexedLog> Logs => logs;

    /// <summary>All names: of each log its own, and those of its history and of the view over both.</summary>
    public IEnumerable<string> Names => logs.SelectMany(log => log.Names);

    /// <summary>The definitions of all logs.</summary>
    public ImmutableArray<EventDefinition> All => _all.Value;

    /// <summary>The logs that have one of some names.</summary>
    public IEnumerable<EventDefinition> Among(IReadOnlySet<string> names) => logs.Where(log => log.Names.Any(names.Contains)).Select(log => log.Definition());

    /// <summary>The log that has a name; null where there is none.</summary>
    public EventDefinition? Find(string name) => logs.FirstOrDefault(log => log.Names.Contains(name, StringComparer.OrdinalIgnoreCase))?.Definition();

    private static ImmutableArray<string> NamesOf(EventDefinition log) =>
        log.History is { } history ? [log.Table.Name, history.Table, history.View] : [log.Table.Name];
}

/// <summary>A log that is known by its names.</summary>
/// <param name="Names">What it is called in SQL: its table first.</param>
/// <param name="Definition">Makes its definition.</param>
internal sealed record IndexedLog(ImmutableArray<string> Names, Func<EventDefinition> Definition);
