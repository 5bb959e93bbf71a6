using System.Buffers;
using System.ComponentModel;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>One entry of a map.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">The last value that the event gives for the key.</param>
/// <param name="Hash">The hash of the key without escapes.</param>
/// <param name="Next">The entry before it with the same bucket; negative at the end.</param>
internal readonly record struct MapEntry(ValueSlice Key, ValueSlice Value, uint Hash, int Next);

/// <summary>
/// The entries of a map without repeated keys. Few are compared with one another; from then on there is a hash table, so that a large
/// map costs no more per key than a small one. All of it is in pooled arrays.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct MapEntries
{
    private const int Few = 8;

    private readonly ReadOnlySpan<byte> _utf8Event;
    private readonly EventWorkspace _workspace;
    private MapEntry[] _entries = ArrayPool<MapEntry>.Shared.Rent(Few);
    private int[] _buckets = [];
    private int _bucketCount;
    private int _count;
    private int _at = -1;

    private MapEntries(ReadOnlySpan<byte> utf8Event, EventWorkspace workspace)
    {
        _utf8Event = utf8Event;
        _workspace = workspace;
    }

    /// <summary>Whether no entry has been gone to.</summary>
    internal readonly bool IsAtStart => _at < 0;

    /// <summary>The entry that was gone to last.</summary>
    internal readonly ref readonly MapEntry Current => ref _entries[_at];

    /// <summary>Reads an object to its end.</summary>
    internal static MapEntries Read(EventReader reader, ReadOnlySpan<byte> utf8Event, EventWorkspace workspace)
    {
        var entries = new MapEntries(utf8Event, workspace);
        reader.EnterObject();
        while (reader.NextProperty(out var name))
        {
            var hash = entries._bucketCount == 0 ? 0 : Hash(name);
            entries.Set(reader.Name, reader.Value(), hash);
        }

        return entries;
    }

    /// <summary>Goes to the next entry. They come in the order in which their keys came first.</summary>
    internal bool MoveNext() => ++_at < _count;

    /// <summary>Gives the memory back.</summary>
    internal readonly void Dispose()
    {
        ArrayPool<MapEntry>.Shared.Return(_entries);
        if (_bucketCount > 0)
            ArrayPool<int>.Shared.Return(_buckets);
    }

    private void Set(ValueSlice key, ValueSlice value, uint hash)
    {
        for (var i = _bucketCount == 0 ? _count - 1 : _buckets[Bucket(hash)]; i >= 0; i = _entries[i].Next)
        {
            if (_entries[i].Hash != hash || !AreEqual(_entries[i].Key, key))
                continue;
            _entries[i] = _entries[i] with { Value = value };
            return;
        }

        if (_count == Math.Max(_bucketCount, Few))
        {
            Grow();
            hash = HashOf(key);
        }

        var next = _count - 1;
        if (_bucketCount > 0)
            (next, _buckets[Bucket(hash)]) = (_buckets[Bucket(hash)], _count);
        _entries[_count++] = new MapEntry(key, value, hash, next);
    }

    /// <summary>Makes room for twice as many entries, with a hash table.</summary>
    private void Grow()
    {
        var larger = ArrayPool<MapEntry>.Shared.Rent(_count * 2);
        _entries.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<MapEntry>.Shared.Return(_entries);
        _entries = larger;
        if (_bucketCount > 0)
            ArrayPool<int>.Shared.Return(_buckets);
        _bucketCount = _count * 2;
        _buckets = ArrayPool<int>.Shared.Rent(_bucketCount);
        _buckets.AsSpan(0, _bucketCount).Fill(-1);
        for (var i = 0; i < _count; i++)
        {
            var hash = HashOf(_entries[i].Key);
            ref var bucket = ref _buckets[Bucket(hash)];
            _entries[i] = _entries[i] with { Hash = hash, Next = bucket };
            bucket = i;
        }
    }

    private readonly int Bucket(uint hash) => (int)(hash & (uint)(_bucketCount - 1));

    private readonly bool AreEqual(ValueSlice key, ValueSlice other)
    {
        var text = key.TextIn(_utf8Event);
        var otherText = other.TextIn(_utf8Event);
        return _workspace.Quotes.Unusual.Length == 1 ? text.SequenceEqual(otherText) : JsonText.AreEqual(text, otherText, _workspace.Scratch);
    }

    private readonly uint HashOf(ValueSlice key) => Hash(JsonText.Unescaped(key.TextIn(_utf8Event), _workspace.Scratch));

    /// <summary>Seeded per process, so that nobody can write an event whose keys all share a bucket.</summary>
    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = new HashCode();
        hash.AddBytes(name);
        return (uint)hash.ToHashCode();
    }
}
