using System.Collections.Immutable;
using EventLogs.Generator.Emitting;
using EventLogs.Generator.Loading;
using EventLogs.Generator.Naming;

namespace EventLogs.Generator.Lowering.Mapper;

/// <summary>The objects of an event that must be walked to come to the columns' values, and nothing else of it.</summary>
internal sealed class ObjectTree
{
    private readonly List<(string Key, ObjectTree Inside)> _children = [];
    private readonly ImmutableArray<string> _keys;
    private IReadOnlyList<string> _names = [];
    private bool _isTaken;

    private ObjectTree(ImmutableArray<string> keys) => _keys = keys;

    private bool IsObject => _children.Count > 0 || _keys.IsEmpty;

    /// <summary>The tree that leads to these values.</summary>
    public static ObjectTree Of(IEnumerable<ImmutableArray<string>> paths)
    {
        var root = new ObjectTree([]);
        foreach (var path in paths)
            root.Add(path.AsSpan());
        return root;
    }

    /// <summary>Plans the walk of the event and of each object under it. Must come before expressions are asked for.</summary>
    public ObjectPlan Plan(MapperNames names)
    {
        var (valuesType, readFunction) = names.ForObject(_keys.IsEmpty ? "Event" : string.Concat(_keys.Select(CSharpNames.Identifier)));
        _names = MapperNames.ForMembers(_children.Select(child => child.Key), valuesType);
        var members = _children.Zip(_names, (child, name) =>
            new MemberPlan(child.Key, name, child.Inside.IsObject ? child.Inside.Plan(names) : null));
        var description = Escaping.OneLine(SingularPath.Format(_keys));
        return new ObjectPlan(description, valuesType, readFunction, KeepsKind: !_keys.IsEmpty, KeepsItself: _isTaken, [.. members]);
    }

    /// <summary>The C# expression of a value.</summary>
    public string Expression(ReadOnlySpan<string> path, string found)
    {
        if (path.IsEmpty)
            return IsObject ? $"{found}.{MapperNames.Itself}" : found;
        var at = IndexOf(path[0]);
        return _children[at].Inside.Expression(path[1..], $"{found}.{_names[at]}");
    }

    private void Add(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            _isTaken = true;
            return;
        }

        var at = IndexOf(path[0]);
        if (at < 0)
        {
            at = _children.Count;
            _children.Add((path[0], new ObjectTree(_keys.Add(path[0]))));
        }

        _children[at].Inside.Add(path[1..]);
    }

    private int IndexOf(string key) => _children.FindIndex(child => child.Key == key);
}
