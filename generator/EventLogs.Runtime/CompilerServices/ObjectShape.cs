using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>A property that a mapper looks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slot">The number of its value among those of the event; 1 or more.</param>
/// <param name="Inside">What to look for inside it, where it is an object that more values are taken from.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PropertyShape(string Name, int Slot, ObjectShape? Inside = null);

/// <summary>
/// What to look for in an object: the properties whose values a line needs. Names are found without a branch for each of them: a
/// perfect hash, whose factor the generator has searched for, leads to the one name that it can be, and one comparison of 32
/// bytes tells whether it is.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObjectShape
{
    /// <summary>The slot of values that no column needs. They are written there like others, which is faster than not to.</summary>
    internal const int NoSlot = 0;

    private readonly Entry[] _entries;
    private readonly byte[][] _names;
    private readonly int[] _slots;

    // by slots, from the object's own on; empty where nothing is looked for inside of any property
    private readonly ObjectShape?[] _insides = [];

    /// <summary>Describes an object.</summary>
    /// <param name="slot">The number of the object's own slot.</param>
    /// <param name="last">The number of the last slot inside of it: all from <paramref name="slot"/> on are its own.</param>
    /// <param name="factor">The factor for <see cref="PropertyName.Bucket"/>.</param>
    /// <param name="bits">How many bits the numbers of names have.</param>
    /// <param name="properties">The properties to look for; no two have the same name.</param>
    /// <exception cref="ArgumentOutOfRangeException">A slot is not inside the object, or the number of bits is not 1 to 31.</exception>
    public ObjectShape(int slot, int last, ulong factor, int bits, params ReadOnlySpan<PropertyShape> properties)
    {
        ThrowIfOutside(slot, last, bits, properties);
        (Slot, Last, Factor, Shift) = (slot, last, factor, 64 - bits);
        _entries = new Entry[(1 << bits) + properties.Length];
        _names = new byte[properties.Length][];
        _slots = new int[properties.Length];
        var more = 1 << bits;
        for (var i = 0; i < properties.Length; i++)
        {
            (_names[i], _slots[i]) = (Encoding.UTF8.GetBytes(properties[i].Name), properties[i].Slot);
            ref var entry = ref _entries[PropertyName.Bucket(PropertyName.Key(_names[i]), factor, bits)];
            if (entry.Slot != NoSlot)
            {
                // names that no factor tells apart: the new one goes before the old one
                _entries[more] = entry;
                entry = new Entry(_names[i], i, properties[i].Slot, more++);
            }
            else
            {
                entry = new Entry(_names[i], i, properties[i].Slot, next: 0);
            }
        }

        CanCompareAtOnce = Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian && !_names.Any(name => name.Length == 0);
        foreach (var property in properties)
        {
            if (property.Inside is null)
                continue;
            if (!HasInsides)
                _insides = new ObjectShape?[last - slot + 1];
            _insides[property.Slot - slot] = property.Inside;
        }
    }

    /// <summary>The number of the object's own slot.</summary>
    internal int Slot { get; }

    /// <summary>The number of the last slot inside the object.</summary>
    internal int Last { get; }

    /// <summary>Whether values are looked for inside of any property.</summary>
    internal bool HasInsides => _insides.Length > 0;

    /// <summary>What to look for inside the value at a slot, if anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ObjectShape? Inside(int slot)
    {
        var insides = _insides;
        return (uint)(slot - Slot) < (uint)insides.Length ? insides[slot - Slot] : null;
    }

    /// <summary>The first of the names to compare with.</summary>
    internal ref Entry Entries => ref MemoryMarshal.GetArrayDataReference(_entries);

    /// <summary>The factor for <see cref="PropertyName.Bucket"/>.</summary>
    internal ulong Factor { get; }

    /// <summary>The shift for <see cref="PropertyName.BucketBy"/>.</summary>
    internal int Shift { get; }

    /// <summary>Whether names can be compared 32 bytes at once. An empty one cannot: there is nothing to take a hash of.</summary>
    internal bool CanCompareAtOnce { get; }

    /// <summary>How many bytes from the beginning of a name on are compared with one.</summary>
    internal static int ComparedBytes => Vector256<byte>.Count;

    /// <summary>Finds a property by what its name means.</summary>
    /// <param name="name">The name without escapes.</param>
    /// <returns>The slot of its value; <see cref="NoSlot"/> when it is not looked for.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int Find(ReadOnlySpan<byte> name)
    {
        for (var at = (int)PropertyName.BucketBy(PropertyName.Key(name), Factor, Shift); ; at = _entries[at].Next)
        {
            ref var entry = ref _entries[at];
            if (entry.Slot == NoSlot)
                return NoSlot;
            if (name.SequenceEqual(_names[entry.Index]))
                return _slots[entry.Index];
            if (entry.Next == 0)
                return NoSlot;
        }
    }

    /// <summary>In debug builds: that a bucket is one of those of the names.</summary>
    [Conditional("DEBUG")]
    internal void AssertBucket(nuint bucket) =>
        Debug.Assert(bucket < 1u << 64 - Shift && bucket < (nuint)_entries.Length, $"bucket {bucket} of {1u << 64 - Shift}");

    /// <summary>Readers trust the slots and buckets of a shape without a check, so they are checked once.</summary>
    private static void ThrowIfOutside(int slot, int last, int bits, ReadOnlySpan<PropertyShape> properties)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(slot, NoSlot);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, slot);
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 31);
        foreach (var property in properties)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(property.Slot, slot, nameof(properties));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(property.Inside?.Last ?? property.Slot, last, nameof(properties));
            ArgumentOutOfRangeException.ThrowIfNotEqual(property.Inside?.Slot ?? property.Slot, property.Slot, nameof(properties));
        }
    }

    /// <summary>A name to compare with.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    internal struct Entry
    {
        /// <summary>Instead of a slot: the bytes do not tell the name for sure, because it is too long, not the only one, or has a quote.</summary>
        public const int Unsure = -1;

        private readonly Vector256<byte> _name;
        private readonly uint _wanted;

        /// <summary>A name.</summary>
        /// <param name="name">The name.</param>
        /// <param name="index">Its number among the names of the object.</param>
        /// <param name="slot">The slot of its value.</param>
        /// <param name="next">Where the next name with the same hash is; 0 at the end.</param>
        public Entry(byte[] name, int index, int slot, int next)
        {
            var isLong = name.Length >= Vector256<byte>.Count;
            if (!isLong)
            {
                Span<byte> bytes = stackalloc byte[Vector256<byte>.Count];
                bytes.Clear();
                name.CopyTo(bytes);
                bytes[name.Length] = (byte)'"';
                _name = Vector256.Create<byte>(bytes);
            }

            // what is unsure fits every name; the bytes of a name with a quote could be those of a shorter one and what follows it
            var isUnsure = isLong || next != 0 || name.Contains((byte)'"');
            _wanted = isUnsure ? 0 : (uint)((1UL << name.Length + 1) - 1);
            (Slot, Index, Next) = (isUnsure ? Unsure : slot, index, next);
        }

        /// <summary>The slot of the value, or <see cref="Unsure"/>; <see cref="NoSlot"/> when there is no name.</summary>
        public int Slot { get; }

        /// <summary>The name's number among those of the object.</summary>
        public int Index { get; }

        /// <summary>Where the next name with the same hash is; 0 at the end.</summary>
        public int Next { get; }

        /// <summary>The slot of the value of the name that begins here, if it is this one.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int SlotIf(ref byte name)
        {
            var equal = EqualBytes(ref name);

            // no branch: which of the properties in an event are looked for, and in which order they come, cannot be guessed;
            // where a wanted byte is missing the difference is below zero, and its sign clears the slot
            return Slot & ~(int)((long)(equal & _wanted) - _wanted >> 63);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly uint EqualBytes(ref byte name)
        {
            if (Vector256.IsHardwareAccelerated)
                return Vector256.Equals(Vector256.LoadUnsafe(ref name), _name).ExtractMostSignificantBits();
            var begin = Vector128.Equals(Vector128.LoadUnsafe(ref name), _name.GetLower()).ExtractMostSignificantBits();
            return begin | Vector128.Equals(Vector128.LoadUnsafe(ref name, 16), _name.GetUpper()).ExtractMostSignificantBits() << 16;
        }
    }
}
