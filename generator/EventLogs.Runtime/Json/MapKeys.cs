using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventLogs.Runtime.Json;

/// <summary>
/// Finds keys that stand more than once in a map. A few keys are compared with one another; more, or such with escapes, go into a hash
/// table, so that a large map costs no more for each key than a small one. Keeps its memory.
/// </summary>
internal sealed class MapKeys
{
    private const int Few = 8;

    private Bucket[] _buckets = [];

    /// <summary>Of keys that stand more than once links the first to the last value, and takes the others out.</summary>
    /// <param name="first">The number of the first key on the tape.</param>
    /// <param name="end">The number behind the last value.</param>
    /// <param name="utf8Event">The event.</param>
    /// <param name="tape">The tape.</param>
    /// <param name="scratch">For keys without their escapes.</param>
    public void Distinguish(int first, int end, ReadOnlySpan<byte> utf8Event, ValueTape tape, ScratchBuffer scratch)
    {
        if (!AreFewAndDifferent(first, end, utf8Event, tape))
            DistinguishByHash(first, end, utf8Event, tape, scratch);
    }

    [SkipLocalsInit]
    private static bool AreFewAndDifferent(int first, int end, ReadOnlySpan<byte> utf8Event, ValueTape tape)
    {
        Span<ulong> keys = stackalloc ulong[Few];
        var count = 0;
        for (var at = first; at < end; at = tape.At(at + 1).Link)
        {
            ref readonly var name = ref tape.At(at);
            var (start, length) = (name.Start + 1, name.Length - 2);
            if (count == Few || name.Link != ValueTape.Plain || name.Kind != ValueKind.String || start > utf8Event.Length - sizeof(ulong))
                return false;
            Debug.Assert(start > 0 && start + length < utf8Event.Length, $"a key from {start} on of {utf8Event.Length} bytes");
            var key = Begin(ref Unsafe.Add(ref MemoryMarshal.GetReference(utf8Event), start), length);
            var isKnown = false;
            for (var i = 0; i < count; i++)
                isKnown |= keys[i] == key;
            if (isKnown && IsAmong(first, at, utf8Event, tape))
                return false;
            keys[count++] = key;
        }

        return true;
    }

    /// <summary>Whether a key is one of those before it.</summary>
    private static bool IsAmong(int first, int name, ReadOnlySpan<byte> utf8Event, ValueTape tape)
    {
        for (var at = first; at < name; at = tape.At(at + 1).Link)
        {
            if (tape.At(at).In(utf8Event).SequenceEqual(tape.At(name).In(utf8Event)))
                return true;
        }

        return false;
    }

    /// <summary>What nearly always tells a key from others: its first bytes, and its length.</summary>
    private static ulong Begin(ref byte key, int length)
    {
        var bytes = Unsafe.ReadUnaligned<ulong>(ref key);
        var counted = length >= sizeof(ulong) ? bytes : bytes & (1UL << length * 8) - 1;
        return counted ^ (ulong)length << 56;
    }

    private void DistinguishByHash(int first, int end, ReadOnlySpan<byte> utf8Event, ValueTape tape, ScratchBuffer scratch)
    {
        var mask = Clear(CountOf(first, end, tape)) - 1;
        for (var at = first; at < end; at = tape.At(at + 1).Link)
        {
            if (tape.At(at).Kind == ValueKind.None)
                continue;
            var hash = Hash(JsonText.Unescaped(tape.At(at).TextIn(utf8Event), scratch));
            var bucket = hash & mask;
            while (_buckets[bucket].Name != 0 && !(_buckets[bucket].Hash == hash && AreEqual(_buckets[bucket].Name, at, utf8Event, tape, scratch)))
                bucket = bucket + 1 & mask;
            if (_buckets[bucket].Name == 0)
                _buckets[bucket] = new Bucket(hash, at);
            else
                tape.MoveValue(_buckets[bucket].Name, at);
        }
    }

    private static bool AreEqual(int name, int other, ReadOnlySpan<byte> utf8Event, ValueTape tape, ScratchBuffer scratch) =>
        JsonText.AreEqual(tape.At(name).TextIn(utf8Event), tape.At(other).TextIn(utf8Event), scratch);

    private static int CountOf(int first, int end, ValueTape tape)
    {
        var count = 0;
        for (var at = first; at < end; at = tape.At(at + 1).Link)
            count++;
        return count;
    }

    /// <summary>Empties the hash table.</summary>
    /// <returns>How many buckets it has: at least twice as many as there are keys.</returns>
    private uint Clear(int keys)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)keys * 2);
        if (_buckets.Length < size)
            _buckets = new Bucket[size];
        else
            _buckets.AsSpan(0, (int)size).Clear();
        return size;
    }

    /// <summary>Seeded per process, so that nobody can write an event whose keys all share a bucket.</summary>
    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = new HashCode();
        hash.AddBytes(name);
        return (uint)hash.ToHashCode();
    }

    /// <summary>A key.</summary>
    /// <param name="Hash">The hash of the key without escapes.</param>
    /// <param name="Name">Its number on the tape; 0, which is no key's, where there is none.</param>
    private readonly record struct Bucket(uint Hash, int Name);
}
