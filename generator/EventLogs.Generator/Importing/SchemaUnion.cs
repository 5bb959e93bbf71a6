using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// The schema of values of which each fits one of many schemas. What was seen before costs a look, and merges are of schemas of the same
/// number of values, so that a hundred thousand values with a property of their own take not much longer than their sum.
/// </summary>
internal sealed class SchemaUnion
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<(int Count, JObject Schema)> _parts = [];

    /// <summary>Adds the schema of one more value.</summary>
    /// <returns>Whether none was like it.</returns>
    public bool Add(JObject schema)
    {
        if (!_seen.Add(schema.ToString(Formatting.None)))
            return false;
        _parts.Add((1, schema));
        while (_parts.Count > 1 && _parts[^1].Count == _parts[^2].Count)
            MergeLast();
        return true;
    }

    /// <summary>The schema of all; null when there were none.</summary>
    public JObject? Result()
    {
        while (_parts.Count > 1)
            MergeLast();
        return _parts.Count == 0 ? null : _parts[0].Schema;
    }

    private void MergeLast()
    {
        var (first, second) = (_parts[^2], _parts[^1]);
        _parts.RemoveRange(_parts.Count - 2, 2);
        _parts.Add((first.Count + second.Count, SchemaMerge.Union(first.Schema, second.Schema)));
    }
}
