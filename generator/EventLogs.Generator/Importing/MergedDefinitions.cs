using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// The definitions of a merged schema. A definition of the first schema keeps its name; where it is merged with two different ones of the
/// second, the later merge gets a name of its own.
/// </summary>
internal sealed class MergedDefinitions(JObject first, JObject second)
{
    private readonly Dictionary<(JObject First, JObject Second), string> _merges = [];
    private readonly Dictionary<string, string> _copied = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly Queue<string> _kept = new();
    private readonly JObject _merged = [];
    private readonly TakenNames _taken = new(first.Properties().Select(definition => definition.Name), StringComparer.Ordinal);

    /// <summary>The name of what a definition and a schema make together.</summary>
    public string Merge(string name, JObject known, JObject other, Func<JObject> merge)
    {
        _reached.Add(name);
        if (!_merges.TryGetValue((known, other), out var merged))
        {
            merged = _given.Add(name) ? name : _taken.Unique(name);
            _merges.Add((known, other), merged);
            // its position among the definitions, and what it is once it is known: it may contain itself
            _merged[merged] = null;
            _merged[merged] = merge();
        }

        return merged;
    }

    /// <summary>A copy of a part of the first schema; the definitions that it needs stay.</summary>
    public JToken CopyFirst(JToken schema)
    {
        foreach (var name in Names(schema))
        {
            _reached.Add(name);
            _kept.Enqueue(name);
        }

        return schema.DeepClone();
    }

    /// <summary>Takes note that a part of the first schema goes.</summary>
    public void Leave(JToken schema) => _reached.UnionWith(Names(schema));

    /// <summary>A copy of a keyword's value in the first schema.</summary>
    public JToken CopyFirst(string keyword, JToken value) => CopyFirst(new JObject(new JProperty(keyword, value)))[keyword]!;

    /// <summary>A copy of a keyword's value in the second schema.</summary>
    public JToken CopySecond(string keyword, JToken value) => CopySecond(new JObject(new JProperty(keyword, value)))[keyword]!;

    /// <summary>A copy of a part of the second schema, with the definitions that it needs.</summary>
    public JToken CopySecond(JToken schema)
    {
        var copy = schema.DeepClone();
        foreach (var (_, part) in SchemaWalker.Walk(copy).ToList())
        {
            if (Dialect.ReferredTo(part) is { } name)
                part["$ref"] = Dialect.Reference(CopyDefinition(name));
        }

        return copy;
    }

    /// <summary>All of them: the first schema's in their order, then the new ones.</summary>
    public JObject Finish()
    {
        // what people wrote down and nothing refers to yet stays too
        foreach (var unused in first.Properties().Where(definition => !_reached.Contains(definition.Name)))
            _kept.Enqueue(unused.Name);
        while (_kept.TryDequeue(out var name))
        {
            if (_merged[name] is null)
                _merged[name] = CopyFirst(first[name]!);
        }

        var order = first.Properties().Select(definition => definition.Name).ToList();
        return new JObject(_merged.Properties().OrderBy(definition => order.IndexOf(definition.Name) is >= 0 and var at ? at : order.Count));
    }

    private static IEnumerable<string> Names(JToken schema) =>
        SchemaWalker.Walk(schema).Select(location => Dialect.ReferredTo(location.Schema)).OfType<string>();

    private string CopyDefinition(string name)
    {
        if (!_copied.TryGetValue(name, out var copied))
        {
            copied = _taken.Unique(name);
            _copied.Add(name, copied);
            _merged[copied] = null;
            _merged[copied] = CopySecond(second[name]!);
        }

        return copied;
    }
}
