using System.Collections.Immutable;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Evolution;

/// <summary>Compares the columns of a table.</summary>
internal static class ColumnDiff
{
    /// <summary>Adds what has changed, and returns which column is which.</summary>
    public static Pairs<Column> Compare(ImmutableArray<Column> before, ImmutableArray<Column> after, ChangeList changes)
    {
        // a column is its name in Athena; where that has changed, the one that is filled from the same place
        var columns = Pairs<Column>.Of(before, after, column => column.GlueName, Source);
        foreach (var column in columns.Added)
            AddNew(column, before, after, changes);
        foreach (var column in columns.Removed)
            changes.Add(ChangeKind.ColumnRemoved, Place(column), $"The column {column.Name} ({TypeWords.Of(column.Type)}) is gone.");
        AddMoved(columns.Matched, before, after, changes);
        foreach (var (was, now) in columns.Matched)
            Compare(was, now, changes);
        AddSerdeParameters(before, after, changes);
        return columns;
    }

    private static void AddNew(Column column, ImmutableArray<Column> before, ImmutableArray<Column> after, ChangeList changes)
    {
        var position = after.IndexOf(column);
        var what = $"The column {column.Name} ({TypeWords.Of(column.Type)}, from {Source(column)}) is new";

        // a position that no older partition has a column at
        if (position >= before.Length)
            changes.Add(ChangeKind.ColumnAppended, Place(column), $"{what}, after all others.");
        else
            changes.Add(ChangeKind.ColumnInserted, Place(column), $"{what}, in the place of {before[position].Name}.");
    }

    private static void AddMoved(
        ImmutableArray<(Column Before, Column After)> matched,
        ImmutableArray<Column> before,
        ImmutableArray<Column> after,
        ChangeList changes)
    {
        foreach (var moved in Positions.Moved([.. matched.Select(pair => before.IndexOf(pair.Before))]))
        {
            var (was, now) = matched[moved];
            var (from, to) = (before.IndexOf(was) + 1, after.IndexOf(now) + 1);
            changes.Add(ChangeKind.ColumnMoved, Place(now), $"The column {now.Name} was at position {from} and is now at position {to}.");
        }
    }

    private static void Compare(Column before, Column after, ChangeList changes)
    {
        var place = Place(after);
        if (before.GlueName != after.GlueName)
            changes.Add(ChangeKind.ColumnRenamed, place, $"The column {before.Name} is now {after.Name}.");
        else if (before.Name != after.Name)
            changes.Add(ChangeKind.ColumnKeyChanged, place, $"The key of {after.GlueName} was '{before.Name}' and is now '{after.Name}'.");
        if (!before.From.Keys.SequenceEqual(after.From.Keys))
            changes.Add(ChangeKind.ColumnPathChanged, place, $"{after.Name} was filled from {ColumnSourceText.Path(before.From)} and is now from {ColumnSourceText.Path(after.From)}.");
        if (!before.From.TakesTheSame(after.From))
            changes.Add(ChangeKind.ColumnArnChanged, place, $"{after.Name} was filled with {ColumnSourceText.Taken(before.From)} and is now with {ColumnSourceText.Taken(after.From)}.");

        TypeDiff.Compare(before, after, changes);
        if (before.IsNullable && !after.IsNullable)
            changes.Add(ChangeKind.ColumnTightened, place, $"The column {after.Name} could be null and must have a value now.");
        if (!before.IsNullable && after.IsNullable)
            changes.Add(ChangeKind.ColumnLoosened, place, $"The column {after.Name} had to have a value and may be null now.");
        changes.AddDescription(place, before.Description, after.Description);
    }

    private static void AddSerdeParameters(ImmutableArray<Column> before, ImmutableArray<Column> after, ChangeList changes)
    {
        var (was, now) = (OpenXSerde.Parameters(before), OpenXSerde.Parameters(after));
        string[] differences =
        [
            .. was.Except(now).Select(parameter => $"-{parameter.Key}={parameter.Value}"),
            .. now.Except(was).Select(parameter => $"+{parameter.Key}={parameter.Value}"),
        ];
        if (differences.Length == 0)
            return;
        var message = $"The parameters of the serde differ: {string.Join(", ", differences)}.";
        changes.Add(ChangeKind.SerdeParametersChanged, new ChangePlace("serde", []), message);
    }

    private static ChangePlace Place(Column column) => new(column.Name, column.From.Keys, column.Name);

    private static string Source(Column column) => ColumnSourceText.Describe(column.From);
}
