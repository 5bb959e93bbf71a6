using System.Buffers;

namespace EventLogs.Runtime.Mapping;

/// <summary>One entry of a map.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">The last value that the event gives for the key.</param>
/// <param name="Hash">The hash of what the key means.</param>
/// <param name="Next">The entry before it with the same bucket; negative at the end.</param>
internal readonly record struct MapEntry(ValueSlice Key, ValueSlice Value, uint Hash, int Next);

/// <summary>
/// The entries of a map without repeated keys: a hash table in pooled arrays, so that a large map costs no more per key than a
/// small one.
/// </summary>
internal ref struct MapEntries : IDisposable
{
    private const int SmallestTable = 16;

    private readonly ReadOnlySpan<byte> _utf8Event;
    private readonly LineBuffer _scratch;
    private MapEntry[] _entries = ArrayPool<MapEntry>.Shared.Rent(SmallestTable);
    private int[] _buckets = ArrayPool<int>.Shared.Rent(SmallestTable);
    private int _bucketCount;
    private int _count;

    private MapEntries(ReadOnlySpan<byte> utf8Event, LineBuffer scratch)
    {
        _utf8Event = utf8Event;
        _scratch = scratch;
        Link(SmallestTable);
    }

    /// <summary>Reads an object to its end.</summary>
    public static MapEntries Read(EventReader reader, ReadOnlySpan<byte> utf8Event, LineBuffer scratch)
    {
        var entries = new MapEntries(utf8Event, scratch);
        reader.EnterObject(out _);
        while (reader.NextProperty(out var name))
        {
            var hash = Hash(name);
            entries.Set(reader.Name, reader.Value(), hash);
        }

        return entries;
    }

    /// <summary>The entries, in the order in which their keys came first.</summary>
    public readonly ReadOnlySpan<MapEntry> Distinct => _entries.AsSpan(0, _count);

    /// <inheritdoc/>
    public readonly void Dispose()
    {
        ArrayPool<MapEntry>.Shared.Return(_entries);
        ArrayPool<int>.Shared.Return(_buckets);
    }

    private void Set(ValueSlice key, ValueSlice value, uint hash)
    {
        for (var i = _buckets[Bucket(hash)]; i >= 0; i = _entries[i].Next)
        {
            if (_entries[i].Hash != hash || !MeanTheSame(_entries[i].Key, key))
                continue;
            _entries[i] = _entries[i] with { Value = value };
            return;
        }

        if (_count == _bucketCount)
            Grow();
        _entries[_count] = new MapEntry(key, value, hash, _buckets[Bucket(hash)]);
        _buckets[Bucket(hash)] = _count++;
    }

    private void Grow()
    {
        var larger = ArrayPool<MapEntry>.Shared.Rent(_count * 2);
        Distinct.CopyTo(larger);
        ArrayPool<MapEntry>.Shared.Return(_entries);
        _entries = larger;
        ArrayPool<int>.Shared.Return(_buckets);
        _buckets = ArrayPool<int>.Shared.Rent(_count * 2);
        Link(_count * 2);
    }

    /// <summary>Puts every entry into its bucket of a table of this size, a power of two.</summary>
    private void Link(int bucketCount)
    {
        _bucketCount = bucketCount;
        _buckets.AsSpan(0, bucketCount).Fill(-1);
        for (var i = 0; i < _count; i++)
        {
            ref var bucket = ref _buckets[Bucket(_entries[i].Hash)];
            _entries[i] = _entries[i] with { Next = bucket };
            bucket = i;
        }
    }

    private readonly int Bucket(uint hash) => (int)(hash & (uint)(_bucketCount - 1));

    private readonly bool MeanTheSame(ValueSlice key, ValueSlice other) =>
        JsonText.MeansTheSame(key.TextIn(_utf8Event), other.TextIn(_utf8Event), _scratch);

    /// <summary>Seeded per process, so that nobody can write an event whose keys all share a bucket.</summary>
    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = new HashCode();
        hash.AddBytes(name);
        return (uint)hash.ToHashCode();
    }
}
