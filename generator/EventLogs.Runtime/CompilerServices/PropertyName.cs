using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>Numbers for the names of properties, by one multiplication.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PropertyName
{
    /// <summary>
    /// A number for a name: from its length, its first bytes (as many as the length modulo 32, and at most eight) and its last two. Names that
    /// are alike in these share a number.
    /// </summary>
    /// <param name="name">The name in UTF-8, without escapes.</param>
    public static ulong Key(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
            return 0;

        // as it is found in a text: a quote before it, and eight bytes from its beginning on can be read
        Span<byte> quoted = stackalloc byte[1 + sizeof(ulong)];
        quoted[0] = (byte)'"';
        if (name.Length < sizeof(ulong))
            name.CopyTo(quoted[1..]);
        ref var first = ref name.Length < sizeof(ulong) ? ref quoted[1] : ref MemoryMarshal.GetReference(name);
        return KeyIn(ref first, (uint)name.Length);
    }

    /// <summary>The same for a name that stands between its quotes in a text.</summary>
    /// <param name="name">The first byte of the name. Eight bytes from it on can be read, and two before it: its quote, and what is before that.</param>
    /// <param name="length">How long it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong KeyIn(ref byte name, nuint length)
    {
        var begin = FirstBytes(Unsafe.ReadUnaligned<ulong>(ref name), (uint)length);
        var end = (ulong)Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref Unsafe.Add(ref name, length), -2)) | (ulong)length << 16;
        return begin ^ end << 40;
    }

    /// <summary>The bucket of a key in a hash table.</summary>
    /// <param name="key">The key.</param>
    /// <param name="factor">An odd number that scatters the keys; chosen by the generator for each object.</param>
    /// <param name="bits">How many bits the result has, 1 to 31.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Bucket(ulong key, ulong factor, int bits) => (int)BucketBy(key, factor, 64 - bits);

    /// <summary>The same by how far the product is shifted, which is 64 less the number of bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nuint BucketBy(ulong key, ulong factor, int shift) => (nuint)(key * factor >> shift);

    /// <summary>The first bytes that count: as many as the length modulo 32, and at most eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FirstBytes(ulong bytes, uint length)
    {
        // the processor looks at eight bits of the number of bits: no branch, and nothing to compute, tells short names from long ones
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.ZeroHighBits(bytes, length * 8);
        var count = (int)(length & 31);
        return count >= sizeof(ulong) ? bytes : bytes & ((1UL << count * 8) - 1);
    }
}
