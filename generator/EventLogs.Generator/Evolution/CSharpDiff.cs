using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Model;
using static EventLogs.Generator.Evolution.ChangeKind;

namespace EventLogs.Generator.Evolution;

/// <summary>
/// Compares the generated C# of two versions, where the changes of the columns do not say it already: by the paths of the event, because
/// a name that stands for something else now shows at the path that it stood for.
/// </summary>
internal sealed class CSharpDiff
{
    private readonly MemberDiff _members;
    private readonly ChangeList _changes;
    private readonly ColumnPaths _newColumns;
    private readonly ColumnPaths _goneColumns;

    // a shared definition is one record, however many paths lead to it
    private readonly HashSet<(CSharpRecord, CSharpRecord)> _compared = new(PairComparer.Instance);

    private CSharpDiff(Matching<Column> columns, ChangeList changes)
    {
        (_members, _changes) = (new MemberDiff(changes), changes);
        (_newColumns, _goneColumns) = (new ColumnPaths(columns.Added), new ColumnPaths(columns.Removed));
    }

    public static void Compare(EventLog before, EventLog after, string root, Matching<Column> columns, ChangeList changes)
    {
        var (was, now) = (CSharpSurface.Of(before, root), CSharpSurface.Of(after, root));
        if (was.ClassName != now.ClassName)
            changes.Add(TypeRenamed, new ChangeSubject(after.Table, []), $"The C# class was {was.ClassName} and is now {now.ClassName}.");

        var diff = new CSharpDiff(columns, changes);
        diff.CompareEvents(was.Event, now.Event, []);
        foreach (var match in columns.Matched)
            diff.CompareColumns(match, was, now);
    }

    private void CompareEvents(CSharpRecord before, CSharpRecord after, ImmutableArray<string> path)
    {
        if (!_compared.Add((before, after)))
            return;

        var members = Matching<CSharpMember>.Of(before.Members, after.Members, member => member.Key);
        foreach (var (member, _) in members.Added)
            AddNew(member, ChangeSubject.Property(path.Add(member.Key)));
        foreach (var (member, _) in members.Removed)
            AddGone(member, ChangeSubject.Property(path.Add(member.Key)));
        foreach (var (was, now) in members.Matched)
        {
            var subject = ChangeSubject.Property(path.Add(now.Key));
            _members.Compare(new(before, was), new(after, now), subject);
            if (!_changes.Knows(subject, DescriptionChanged))
                _changes.AddDescription(subject, was.Field.Description, now.Field.Description);
            if (Inside(was, now) is var (older, newer))
                CompareEvents(older, newer, Inside(subject.Path, now));
        }
    }

    private void CompareColumns(Match<Column> column, CSharpSurface before, CSharpSurface after)
    {
        var (was, now) = (before.Row.Members[column.OldPosition], after.Row.Members[column.NewPosition]);
        var subject = ChangeSubject.Property(column.After.From.Keys) with { OldPath = column.Before.From.Keys };
        _members.Compare(new(before.Row, was), new(after.Row, now), subject);
        if (!_changes.Knows(subject, ColumnRenamed, ColumnKeyChanged))
            _members.CompareConstant(before.Columns, after.Columns, column.After.GlueName, subject);
        if (Inside(was, now) is var (older, newer))
            CompareRows(older, newer, Inside(subject.OldPath, was), Inside(subject.Path, now));
    }

    /// <summary>Compares what is inside a column; what is new or gone there is a change of the column's type.</summary>
    private void CompareRows(CSharpRecord before, CSharpRecord after, ImmutableArray<string> oldPath, ImmutableArray<string> path)
    {
        if (!_compared.Add((before, after)))
            return;

        foreach (var (was, now) in Matching<CSharpMember>.Of(before.Members, after.Members, member => member.Key).Matched)
        {
            var subject = ChangeSubject.Property(path.Add(now.Field.Key)) with { OldPath = oldPath.Add(was.Field.Key) };
            _members.Compare(new(before, was), new(after, now), subject);
            if (Inside(was, now) is var (older, newer))
                CompareRows(older, newer, Inside(subject.OldPath, was), Inside(subject.Path, now));
        }
    }

    private void AddNew(CSharpMember member, ChangeSubject subject)
    {
        if (!_newColumns.Contains(subject.Path) && !_changes.Knows(subject, FieldAppended, FieldInserted))
            _changes.Add(PropertyAdded, subject, $"{subject.Name} ({member.Type.Text} in C#) is new.");
        if (member.IsRequired && !_changes.Knows(subject, ColumnTightened, FieldTightened))
            _changes.Add(PropertyTightened, subject, $"The property {subject.Name} is required, which no older event has to have.");
    }

    private void AddGone(CSharpMember member, ChangeSubject subject)
    {
        if (!_goneColumns.Contains(subject.Path) && !_changes.Knows(subject, FieldRemoved))
            _changes.Add(PropertyRemoved, subject, $"{subject.Name} ({member.Type.Text} in C#) is gone.");
    }

    /// <summary>The records in two members of one shape.</summary>
    private static (CSharpRecord Before, CSharpRecord After)? Inside(CSharpMember before, CSharpMember after) =>
        before.Type.Shape == after.Type.Shape && before.Type.Record is { } was && after.Type.Record is { } now ? (was, now) : null;

    private static ImmutableArray<string> Inside(ImmutableArray<string> path, CSharpMember member) =>
        path.AddRange(Enumerable.Repeat(BindingNote.Element, member.Type.Depth));

    /// <summary>The paths that lead to some columns.</summary>
    private sealed class ColumnPaths
    {
        private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

        public ColumnPaths(ImmutableArray<Listed<Column>> columns)
        {
            foreach (var keys in columns.Select(column => column.Item.From).OfType<PathSource>().Select(source => source.Keys))
                _paths.UnionWith(Enumerable.Range(1, keys.Length).Select(length => ChangeSubject.Format(keys[..length])));
        }

        public bool Contains(ImmutableArray<string> path) => _paths.Contains(ChangeSubject.Format(path));
    }

    /// <summary>A record is itself, whatever is in it.</summary>
    private sealed class PairComparer : IEqualityComparer<(CSharpRecord, CSharpRecord)>
    {
        public static PairComparer Instance { get; } = new();

        public bool Equals((CSharpRecord, CSharpRecord) x, (CSharpRecord, CSharpRecord) y) =>
            ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((CSharpRecord, CSharpRecord) pair) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Item1), RuntimeHelpers.GetHashCode(pair.Item2));
    }
}
