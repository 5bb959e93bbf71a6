using System.Text;
using EventLogs.Runtime.Json;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>The entries of a map: of a key that stands twice the first position and the last value.</summary>
public sealed class MapEntries
{
    private readonly List<(ValueSlice Key, ValueSlice Value)> _entries = [];
    private int _at = -1;

    private MapEntries() { }

    /// <summary>Whether no entry has been gone to.</summary>
    internal bool IsAtStart => _at < 0;

    /// <summary>The entry that was gone to last.</summary>
    internal (ValueSlice Key, ValueSlice Value) Current => _entries[_at];

    /// <summary>Reads an object to its end.</summary>
    internal static MapEntries Read(EventReader reader)
    {
        var entries = new MapEntries();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        reader.EnterObject();
        while (reader.NextProperty(out var name))
        {
            var key = reader.Name;
            if (known.TryAdd(Encoding.UTF8.GetString(name), known.Count))
                entries._entries.Add((key, reader.Value()));
            else
                entries.Replace(known[Encoding.UTF8.GetString(name)], reader.Value());
        }

        return entries;
    }

    /// <summary>Goes to the next entry.</summary>
    internal bool MoveNext() => ++_at < _entries.Count;

    private void Replace(int at, ValueSlice value) => _entries[at] = (_entries[at].Key, value);
}
