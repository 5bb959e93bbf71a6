using System.Collections;
using System.Runtime.InteropServices;
using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Evolution;

/// <summary>Collects the changes of one event, and knows what it has about a value already.</summary>
internal sealed class ChangeList(HistoryTable history, SchemaId id) : IEnumerable<Change>
{
    private readonly List<Change> _changes = [];
    private readonly HashSet<(ChangeKind Kind, string OldPath, string Path)> _known = [];
    private readonly HashSet<(ChangeKind Kind, string Path, string Value)> _knownValues = [];

    public void Add(ChangeKind kind, ChangeSubject subject, string message)
    {
        var rule = ChangeRules.Of(kind);
        var breaks = rule.In(history.Log.Format.ColumnMatching) | rule.In(history.Table.Format.ColumnMatching);
        _changes.Add(new Change(kind, id, subject, message, breaks));
        MarkKnown(kind, subject);
    }

    /// <summary>Has <see cref="Knows"/> say yes, where another change says this one as well.</summary>
    public void MarkKnown(ChangeKind kind, ChangeSubject subject) =>
        _known.Add((kind, ChangeSubject.Format(subject.OldPath), ChangeSubject.Format(subject.Path)));

    /// <summary>Whether there is a change of one of these kinds at a path of the event.</summary>
    public bool Knows(ChangeSubject subject, params ReadOnlySpan<ChangeKind> kinds)
    {
        var (oldPath, path) = (ChangeSubject.Format(subject.OldPath), ChangeSubject.Format(subject.Path));
        foreach (var kind in kinds)
        {
            if (_known.Contains((kind, oldPath, path)))
                return true;
        }

        return false;
    }

    /// <summary>Takes back that the change of a column's type breaks its history, which has the same type as before.</summary>
    public void KeepHistory(string column)
    {
        foreach (ref var change in CollectionsMarshal.AsSpan(_changes))
        {
            if (change.Kind == ChangeKind.ColumnRetyped && change.Subject.Column == column)
                change = change with { Breaks = change.Breaks & ~Breaks.History };
        }
    }

    /// <summary>Adds the change of a description, where there is one.</summary>
    public void AddDescription(ChangeSubject subject, string before, string after)
    {
        if (before != after)
            Add(ChangeKind.DescriptionChanged, subject, $"{subject.Name} has another description.");
    }

    /// <summary>Adds the known values of an enum that are new or gone, each once for a path.</summary>
    public void AddValues(ChangeSubject subject, ScalarType before, ScalarType after)
    {
        foreach (var value in after.Values.Except(before.Values, StringComparer.Ordinal))
            AddValue(ChangeKind.EnumValueAdded, subject, value, "is a new known value");
        foreach (var value in before.Values.Except(after.Values, StringComparer.Ordinal))
            AddValue(ChangeKind.EnumValueRemoved, subject, value, "is no longer a known value");
    }

    private void AddValue(ChangeKind kind, ChangeSubject subject, string value, string what)
    {
        if (_knownValues.Add((kind, ChangeSubject.Format(subject.Path), value)))
            Add(kind, subject, $"'{value}' {what} of {subject.Name}.");
    }

    public IEnumerator<Change> GetEnumerator() => _changes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
