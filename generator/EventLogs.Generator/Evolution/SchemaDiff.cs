using System.Collections.Immutable;
using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Generator.Evolution;

/// <summary>Finds what has changed between two versions of the schemas.</summary>
internal static class SchemaDiff
{
    /// <summary>Compares two versions; each has every event, every table and every pair of source and detail type once.</summary>
    /// <returns>The changes, in the order of the events; none where the two mean the same.</returns>
    public static ImmutableArray<Change> Compare(
        ImmutableArray<EventLog> before, ImmutableArray<EventLog> after, string root = CSharpNames.DefaultNamespace)
    {
        var events = Matching<EventLog>.Of(before, after, log => log.Id, log => (log.Source, log.DetailTypes.ToString()), log => log.Table);
        var changes = new List<Change>();
        foreach (var (log, _) in events.Added)
            changes.AddRange(Whole(log, ChangeKind.EventAdded, $"is logged to the new table {log.Table}"));
        foreach (var (log, _) in events.Removed)
            changes.AddRange(Whole(log, ChangeKind.EventRemoved, $"is no longer logged to the table {log.Table}"));
        foreach (var (was, now) in events.Matched)
            changes.AddRange(Compare(was, now, root));
        return [.. changes.OrderBy(change => change.Event.ToString(), StringComparer.Ordinal)];
    }

    private static ChangeList Whole(EventLog log, ChangeKind kind, string what)
    {
        var changes = new ChangeList(HistoryTable.Of(log), log.Id);
        changes.Add(kind, Subject(log), $"'{log.DetailTypes}' of {log.Source} {what}.");
        return changes;
    }

    private static ChangeList Compare(EventLog before, EventLog after, string root)
    {
        var (history, newHistory) = (HistoryTable.Of(before), HistoryTable.Of(after));
        var changes = new ChangeList(newHistory, after.Id);
        var subject = Subject(after);
        if (before.Id != after.Id)
            changes.Add(ChangeKind.EventMoved, subject, $"The schema {before.Id} is now {after.Id}.");
        if (before.Source != after.Source)
            changes.Add(ChangeKind.SourceChanged, subject, $"The source was '{before.Source}' and is now '{after.Source}'.");
        if (!TakesAll(after.DetailTypes, before.DetailTypes) || !TakesAll(before.DetailTypes, after.DetailTypes))
            changes.Add(DetailTypeChange(before.DetailTypes, after.DetailTypes), subject, $"The detail type was '{before.DetailTypes}' and is now '{after.DetailTypes}'.");
        if (before.Pattern?.Json != after.Pattern?.Json)
            changes.Add(PatternChange(before, after), subject, $"The event pattern was {Pattern(before)} and is now {Pattern(after)}.");
        if (before.Bus != after.Bus)
            changes.Add(ChangeKind.BusChanged, subject, $"The event bus was {Bus(before)} and is now {Bus(after)}.");
        if (before.Table != after.Table)
            changes.Add(ChangeKind.TableRenamed, subject, $"The table was {before.Table} and is now {after.Table}.");
        changes.AddDescription(subject, before.Description, after.Description);

        var columns = ColumnDiff.Compare(before.Columns, after.Columns, changes);
        AddSerdeParameters(history.Log.Format, newHistory.Log.Format, changes);
        AddHistoryTypes(history, newHistory, columns, changes);
        CSharpDiff.Compare(before, after, root, columns, changes);
        return changes;
    }

    private static ChangeKind DetailTypeChange(DetailTypes before, DetailTypes after) =>
        TakesAll(after, before) ? ChangeKind.DetailTypeAdded : TakesAll(before, after) ? ChangeKind.DetailTypeRemoved : ChangeKind.DetailTypeChanged;

    private static bool TakesAll(DetailTypes wider, DetailTypes other) =>
        other.Exact.All(wider.Contain) && other.Prefixes.All(prefix => wider.Prefixes.Any(begin => prefix.StartsWith(begin, StringComparison.Ordinal)));

    private static ChangeKind PatternChange(EventLog before, EventLog after) =>
        before.Pattern is null ? ChangeKind.PatternAdded : after.Pattern is null ? ChangeKind.PatternRemoved : ChangeKind.PatternChanged;

    private static string Pattern(EventLog log) => log.Pattern?.Json ?? "none";

    private static string Bus(EventLog log) => log.Bus is { } bus ? $"'{bus}'" : "that of the stack";

    private static void AddSerdeParameters(StorageFormat before, StorageFormat after, ChangeList changes)
    {
        string[] differences =
        [
            .. before.SerdeParameters.Except(after.SerdeParameters).Select(parameter => $"-{parameter.Key}={parameter.Value}"),
            .. after.SerdeParameters.Except(before.SerdeParameters).Select(parameter => $"+{parameter.Key}={parameter.Value}"),
        ];
        if (differences.Length > 0)
            changes.Add(ChangeKind.SerdeParametersChanged, new ChangeSubject("serde", []), $"The parameters of the serde differ: {string.Join(", ", differences)}.");
    }

    /// <summary>Compares the types that only the history has: the event's time is a timestamp there, whether or not it is one in the log.</summary>
    private static void AddHistoryTypes(HistoryTable before, HistoryTable after, Matching<Column> columns, ChangeList changes)
    {
        foreach (var (_, column, oldPosition, position) in columns.Matched)
        {
            var (was, now) = (before.Table.Columns[oldPosition].Type, after.Table.Columns[position].Type);
            var isSameInLog = before.Log.Columns[oldPosition].Type == after.Log.Columns[position].Type;
            if (was == now && !isSameInLog)
                changes.KeepHistory(column.Name);
            if (was != now && isSameInLog)
            {
                var subject = new ChangeSubject(column.Name, column.From.Keys, column.Name);
                changes.Add(ChangeKind.HistoryColumnRetyped, subject, $"The column {column.Name} was {was} in {before.Name} and is now {now}.");
            }
        }
    }

    private static ChangeSubject Subject(EventLog log) => new(log.Table, []);
}
