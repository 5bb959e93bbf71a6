using EventLogs.Compiler.Naming;

namespace EventLogs.Compiler.Schemas;

/// <summary>What references lead to, each once and by a name of its own, in the order in which it was met.</summary>
/// <typeparam name="T">Where a definition is read from.</typeparam>
internal sealed class DefinitionQueue<T>
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly TakenNames _taken = new(StringComparer.Ordinal);
    private readonly Queue<(string Name, T Target)> _waiting = new();

    /// <summary>The name of a target, which waits to be written when it is met for the first time.</summary>
    /// <param name="key">What tells the target from others.</param>
    /// <param name="name">What it is called, unless another one is.</param>
    /// <param name="target">The target.</param>
    public string NameOf(string key, string name, T target)
    {
        if (!_names.TryGetValue(key, out var unique))
        {
            unique = _taken.Unique(name);
            _names.Add(key, unique);
            _waiting.Enqueue((unique, target));
        }

        return unique;
    }

    /// <summary>Those that wait, with those that are met while they are written.</summary>
    public IEnumerable<(string Name, T Target)> Rest()
    {
        while (_waiting.TryDequeue(out var next))
            yield return next;
    }
}
