using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace EventLogs.Runtime.Mapping;

/// <summary>A property that a mapper looks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">The number of its value among those of the event; 1 or more.</param>
/// <param name="Inside">What to look for inside it, where it is an object that more values are taken from.</param>
public readonly record struct PropertyShape(string Name, int Place, ObjectShape? Inside = null);

/// <summary>
/// What to look for in an object: the properties whose values a line needs. Names are found without a branch for each of them: a
/// perfect hash, whose factor the generator has searched for, leads to the one name that it can be, and one comparison of 32
/// bytes tells whether it is.
/// </summary>
public sealed class ObjectShape
{
    /// <summary>The place of values that no column needs. They are written there like others, which is faster than not to.</summary>
    internal const int Nowhere = 0;

    private readonly ulong _factor;
    private readonly int _bits;
    private readonly Entry[] _entries;
    private readonly byte[][] _names;
    private readonly int[] _places;
    private readonly ImmutableArray<PropertyShape> _insides;

    /// <summary>Describes an object.</summary>
    /// <param name="place">The number of the object's own place.</param>
    /// <param name="last">The number of the last place inside of it: all from <paramref name="place"/> on are its own.</param>
    /// <param name="factor">The factor for <see cref="PropertyName.Slot"/>.</param>
    /// <param name="bits">How many bits the numbers of names have.</param>
    /// <param name="properties">The properties to look for; no two have the same name.</param>
    public ObjectShape(int place, int last, ulong factor, int bits, params ReadOnlySpan<PropertyShape> properties)
    {
        (Place, Last, _factor, _bits) = (place, last, factor, bits);
        _entries = new Entry[(1 << bits) + properties.Length];
        _names = new byte[properties.Length][];
        _places = new int[properties.Length];
        var more = 1 << bits;
        for (var i = 0; i < properties.Length; i++)
        {
            (_names[i], _places[i]) = (Encoding.UTF8.GetBytes(properties[i].Name), properties[i].Place);
            ref var entry = ref _entries[PropertyName.Slot(PropertyName.Key(_names[i]), factor, bits)];
            if (entry.Place != Nowhere)
            {
                // names that no factor tells apart: the new one goes before the old one
                _entries[more] = entry;
                entry = new Entry(_names[i], i, properties[i].Place, more++);
            }
            else
            {
                entry = new Entry(_names[i], i, properties[i].Place, next: 0);
            }
        }

        CanCompareAtOnce = Vector256.IsHardwareAccelerated && BitConverter.IsLittleEndian && !_names.Any(name => name.Length == 0);
        _insides = [.. properties.ToArray().Where(property => property.Inside is not null)];
    }

    /// <summary>The number of the object's own place.</summary>
    internal int Place { get; }

    /// <summary>The number of the last place inside the object.</summary>
    internal int Last { get; }

    /// <summary>What to look for inside the value at a place, if anything.</summary>
    internal ObjectShape? Inside(int place)
    {
        foreach (var property in _insides)
        {
            if (property.Place == place)
                return property.Inside;
        }

        return null;
    }

    /// <summary>The first of the names to compare with.</summary>
    internal ref Entry Entries => ref MemoryMarshal.GetArrayDataReference(_entries);

    /// <summary>The factor for <see cref="PropertyName.Slot"/>.</summary>
    internal ulong Factor => _factor;

    /// <summary>The number of bits for <see cref="PropertyName.Slot"/>.</summary>
    internal int Bits => _bits;

    /// <summary>Whether names can be compared 32 bytes at once. An empty one cannot: there is nothing to take a hash of.</summary>
    internal bool CanCompareAtOnce { get; }

    /// <summary>How many bytes from the beginning of a name on are compared with one.</summary>
    internal static int ComparedBytes => Vector256<byte>.Count;

    /// <summary>Finds a property by what its name means.</summary>
    /// <param name="name">The name without escapes.</param>
    /// <returns>The place of its value; <see cref="Nowhere"/> when it is not looked for.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int Find(ReadOnlySpan<byte> name)
    {
        for (var at = PropertyName.Slot(PropertyName.Key(name), _factor, _bits); ; at = _entries[at].Next)
        {
            ref var entry = ref _entries[at];
            if (entry.Place == Nowhere)
                return Nowhere;
            if (name.SequenceEqual(_names[entry.Index]))
                return _places[entry.Index];
            if (entry.Next == 0)
                return Nowhere;
        }
    }

    /// <summary>A name to compare with.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 64)]
    internal struct Entry
    {
        /// <summary>In the place of a place: the bytes do not tell the name for sure, because it is too long, not the only one, or has a quote.</summary>
        public const int Unsure = -1;

        private readonly Vector256<byte> _name;
        private readonly uint _wanted;

        /// <summary>A name.</summary>
        /// <param name="name">The name.</param>
        /// <param name="index">Its number among the names of the object.</param>
        /// <param name="place">The place of its value.</param>
        /// <param name="next">Where the next name with the same hash is; 0 at the end.</param>
        public Entry(byte[] name, int index, int place, int next)
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
            (Place, Index, Next) = (isUnsure ? Unsure : place, index, next);
        }

        /// <summary>The place of the value, or <see cref="Unsure"/>; <see cref="Nowhere"/> when there is no name.</summary>
        public int Place { get; }

        /// <summary>The name's number among those of the object.</summary>
        public int Index { get; }

        /// <summary>Where the next name with the same hash is; 0 at the end.</summary>
        public int Next { get; }

        /// <summary>The place of the value of the name that begins here, if it is this one.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly int PlaceIf(ref byte name)
        {
            var equal = Vector256.Equals(Vector256.LoadUnsafe(ref name), _name).ExtractMostSignificantBits();

            // no branch: which of the properties in an event are looked for, and in which order they come, cannot be guessed;
            // where a wanted byte is missing the difference is below zero, and its sign clears the place
            return Place & ~(int)((long)(equal & _wanted) - _wanted >> 63);
        }
    }
}
