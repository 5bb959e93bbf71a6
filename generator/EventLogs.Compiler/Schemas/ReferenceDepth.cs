using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>How many references and combinations lead on from one another without a property or an element between them.</summary>
internal sealed class ReferenceDepth(JObject root)
{
    /// <summary>How many are followed at most: what reads schemas goes one level deeper for each.</summary>
    public const int Max = 200;

    private readonly Dictionary<JObject, int> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The depth of a schema: 0 where nothing leads on. Where references go in circles, up to where one closes.</summary>
    public int Of(JObject schema)
    {
        var open = new Stack<(JObject Schema, IEnumerator<JObject> Next)>();
        Open(schema);
        while (open.TryPeek(out var top))
        {
            if (top.Next.MoveNext())
            {
                if (!_known.ContainsKey(top.Next.Current))
                    Open(top.Next.Current);
                continue;
            }

            open.Pop();
            _known[top.Schema] = Next(top.Schema).Select(next => _known[next] + 1).DefaultIfEmpty(0).Max();
        }

        return _known[schema];

        void Open(JObject opened)
        {
            if (_known.TryAdd(opened, 0))
                open.Push((opened, Next(opened).GetEnumerator()));
        }
    }

    private IEnumerable<JObject> Next(JObject schema)
    {
        if (SchemaWalker.Reference(schema) is { } target && target.Find(root) is JObject referred)
            yield return referred;
        foreach (var part in SchemaWalker.Combinations.SelectMany(keyword => schema[keyword] as JArray ?? []).OfType<JObject>())
            yield return part;
    }
}
