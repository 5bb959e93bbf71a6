using System.Collections.Immutable;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Evolution;

/// <summary>Compares the columns of a table.</summary>
internal static class ColumnDiff
{
    /// <summary>Adds what has changed, and returns which column is which.</summary>
    public static Matching<Column> Compare(ImmutableArray<Column> before, ImmutableArray<Column> after, ChangeList changes)
    {
        // a column is its name in Athena; where that has changed, the one with the same source
        var columns = Matching<Column>.Of(before, after, column => column.GlueName, Source);
        foreach (var (column, position) in columns.Added)
            AddNew(column, position, before, changes);
        foreach (var (column, _) in columns.Removed)
            changes.Add(ChangeKind.ColumnRemoved, Subject(column), $"The column {column.Name} ({TypeTerms.Of(column.Type)}) is gone.");
        foreach (var (_, column, from, to) in columns.Moved())
            changes.Add(ChangeKind.ColumnMoved, Subject(column), $"The column {column.Name} was at position {from + 1} and is now at position {to + 1}.");
        foreach (var (was, now) in columns.Matched)
            Compare(was, now, changes);
        return columns;
    }

    private static void AddNew(Column column, int position, ImmutableArray<Column> before, ChangeList changes)
    {
        var what = $"The column {column.Name} ({TypeTerms.Of(column.Type)}, from {Source(column)}) is new";

        // a position that no older partition has a column at
        if (position >= before.Length)
            changes.Add(ChangeKind.ColumnAppended, Subject(column), $"{what}, after all others.");
        else
            changes.Add(ChangeKind.ColumnInserted, Subject(column), $"{what}, in the position of {before[position].Name}.");
        if (!column.IsNullable)
            changes.Add(ChangeKind.ColumnTightened, Subject(column), $"The column {column.Name} must have a value, which no older line has.");
    }

    private static void Compare(Column before, Column after, ChangeList changes)
    {
        var subject = Subject(after) with { OldPath = before.From.Keys };
        if (before.GlueName != after.GlueName)
            changes.Add(ChangeKind.ColumnRenamed, subject, $"The column {before.Name} is now {after.Name}.");
        else if (before.Name != after.Name)
            changes.Add(ChangeKind.ColumnKeyChanged, subject, $"The key of {after.GlueName} was '{before.Name}' and is now '{after.Name}'.");
        if (!before.From.Keys.SequenceEqual(after.From.Keys))
            changes.Add(ChangeKind.ColumnPathChanged, subject, $"{after.Name} was filled from {ColumnSourceText.Path(before.From)} and is now from {ColumnSourceText.Path(after.From)}.");
        if (!before.From.TakesTheSame(after.From))
            changes.Add(ChangeKind.ColumnArnChanged, subject, $"{after.Name} was filled with {ColumnSourceText.Taken(before.From)} and is now with {ColumnSourceText.Taken(after.From)}.");

        TypeDiff.Compare(before, after, changes);
        if (before.IsNullable && !after.IsNullable)
            changes.Add(ChangeKind.ColumnTightened, subject, $"The column {after.Name} could be null and must have a value now.");
        if (!before.IsNullable && after.IsNullable)
            changes.Add(ChangeKind.ColumnLoosened, subject, $"The column {after.Name} had to have a value and may be null now.");
        changes.AddDescription(subject, before.Description, after.Description);
    }

    private static ChangeSubject Subject(Column column) => new(column.Name, column.From.Keys, column.Name);

    private static string Source(Column column) => ColumnSourceText.Describe(column.From);
}
