using System.Collections.Immutable;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Evolution;

/// <summary>Finds what has changed between two versions of the schemas.</summary>
internal static class SchemaDiff
{
    /// <summary>Compares two versions; each has every event, every table and every pair of source and detail type once.</summary>
    /// <returns>The changes, in the order of the events; none where the two mean the same.</returns>
    public static ImmutableArray<Change> Compare(ImmutableArray<EventLog> before, ImmutableArray<EventLog> after)
    {
        var pairs = Pairs<EventLog>.Of(before, after, log => log.Id, log => (log.Source, log.DetailType), log => log.Table);
        var changes = new List<Change>();
        foreach (var log in pairs.Added)
            changes.Add(new Change(ChangeKind.EventAdded, log.Id, Place(log), $"{Describe(log)} is logged to the new table {log.Table}."));
        foreach (var log in pairs.Removed)
            changes.Add(new Change(ChangeKind.EventRemoved, log.Id, Place(log), $"{Describe(log)} is logged to the table {log.Table} no more."));
        foreach (var (was, now) in pairs.Matched)
            changes.AddRange(Compare(was, now));
        return [.. changes.OrderBy(change => change.Event.ToString(), StringComparer.Ordinal)];
    }

    private static ChangeList Compare(EventLog before, EventLog after)
    {
        var changes = new ChangeList(after.Id);
        var place = Place(after);
        if (before.Id != after.Id)
            changes.Add(ChangeKind.EventMoved, place, $"The schema {before.Id} is now {after.Id}.");
        if (before.Source != after.Source)
            changes.Add(ChangeKind.SourceChanged, place, $"The source was '{before.Source}' and is now '{after.Source}'.");
        if (before.DetailType != after.DetailType)
            changes.Add(ChangeKind.DetailTypeChanged, place, $"The detail type was '{before.DetailType}' and is now '{after.DetailType}'.");
        if (before.Table != after.Table)
            changes.Add(ChangeKind.TableRenamed, place, $"The table was {before.Table} and is now {after.Table}.");
        changes.AddDescription(place, before.Description, after.Description);

        var columns = ColumnDiff.Compare(before.Columns, after.Columns, changes);
        PropertyDiff.Compare(before.Event, after.Event, columns, changes);
        return changes;
    }

    private static string Describe(EventLog log) => $"'{log.DetailType}' of {log.Source}";

    private static ChangePlace Place(EventLog log) => new(log.Table, []);
}
