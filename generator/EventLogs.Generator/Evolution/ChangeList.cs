using System.Collections;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Evolution;

/// <summary>Collects the changes of one event.</summary>
internal sealed class ChangeList(SchemaId id) : IEnumerable<Change>
{
    private readonly List<Change> _changes = [];

    public void Add(ChangeKind kind, ChangePlace place, string message) => _changes.Add(new Change(kind, id, place, message));

    /// <summary>Adds the change of a description, where there is one.</summary>
    public void AddDescription(ChangePlace place, string before, string after)
    {
        if (before != after)
            Add(ChangeKind.DescriptionChanged, place, $"{place.Name} is described in other words.");
    }

    /// <summary>Adds what has come to or gone from the known values of an enum.</summary>
    public void AddValues(ChangePlace place, ScalarType before, ScalarType after)
    {
        foreach (var value in after.Values.Except(before.Values, StringComparer.Ordinal))
            Add(ChangeKind.EnumValueAdded, place, $"'{value}' is a new known value of {place.Name}.");
        foreach (var value in before.Values.Except(after.Values, StringComparer.Ordinal))
            Add(ChangeKind.EnumValueRemoved, place, $"'{value}' is no known value of {place.Name} any more.");
    }

    public IEnumerator<Change> GetEnumerator() => _changes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
