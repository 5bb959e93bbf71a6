using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EventLogs.Runtime.Firehose;

/// <summary>
/// Base64 (RFC 4648 section 4) of a few hundred bytes at a time. That of .NET is as fast in the middle of a text, but goes through its
/// last bytes one by one; here the last step is like every other, because buffers have room to spare.
/// </summary>
/// <remarks>The algorithms are those of Wojciech Muła and Daniel Lemire, https://arxiv.org/abs/1910.05109.</remarks>
internal static class Base64Text
{
    /// <summary>How many bytes behind those that are meant may be read of the source, and written over in the target.</summary>
    public const int Slack = 64;

    // values by character, 0x80 for those that are none; two halves of 64
    private static ReadOnlySpan<byte> Values =>
    [
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 62, 0x80, 0x80, 0x80, 63,
        52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
        15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 0x80, 0x80, 0x80, 0x80, 0x80,
        0x80, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40,
        41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 0x80, 0x80, 0x80, 0x80, 0x80,
    ];

    private static ReadOnlySpan<byte> Alphabet => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;

    // the three bytes of each 32 bits, first byte first
    private static ReadOnlySpan<byte> Packed =>
    [
        2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 18, 17, 16, 22, 21, 20, 26, 25, 24, 30, 29, 28,
        34, 33, 32, 38, 37, 36, 42, 41, 40, 46, 45, 44, 50, 49, 48, 54, 53, 52, 58, 57, 56, 62, 61, 60,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    // each three bytes as 32 bits: the middle one twice, so that no group of six bits is torn apart
    private static ReadOnlySpan<byte> Spread =>
    [
        1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10, 13, 12, 14, 13, 16, 15, 17, 16, 19, 18, 20, 19, 22, 21, 23, 22,
        25, 24, 26, 25, 28, 27, 29, 28, 31, 30, 32, 31, 34, 33, 35, 34, 37, 36, 38, 37, 40, 39, 41, 40, 43, 42, 44, 43, 46, 45, 47, 46,
    ];

    /// <summary>How many characters encode so many bytes.</summary>
    public static int EncodedLength(int bytes) => (bytes + 2) / 3 * 4;

    /// <summary>Encodes bytes.</summary>
    /// <param name="source">The first byte; <see cref="Slack"/> bytes behind the last may be read.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="target">Where the characters go; <see cref="Slack"/> bytes behind the last may be written over.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Encode(ref byte source, int count, ref byte target)
    {
        if (Avx512Vbmi.IsSupported)
            Encode512(ref source, count, ref target);
        else if (Avx2.IsSupported)
            Encode256(ref source, count, ref target);
        else
            EncodeElsewhere(MemoryMarshal.CreateReadOnlySpan(ref source, count), ref target);
    }

    /// <summary>Decodes text without padding inside and without white space.</summary>
    /// <param name="source">The first character; up to <paramref name="readable"/> bytes may be read.</param>
    /// <param name="count">How many characters.</param>
    /// <param name="readable">How many bytes from the first character on can be read.</param>
    /// <param name="target">Where the bytes go; <see cref="Slack"/> bytes behind the last may be written over.</param>
    /// <returns>How many bytes there are; negative when the text is not of this form.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Decode(ref byte source, int count, int readable, ref byte target)
    {
        Debug.Assert(count >= 0 && readable >= count, $"{count} of {readable} characters");
        if (!Avx2.IsSupported || count < 4 || readable < count + Slack)
            return DecodeElsewhere(MemoryMarshal.CreateReadOnlySpan(ref source, count), ref target);

        var padding = Unsafe.Add(ref source, count - 1) != '=' ? 0 : Unsafe.Add(ref source, count - 2) != '=' ? 1 : 2;
        var isText = Avx512Vbmi.IsSupported
            ? TryDecode512(ref source, count - padding, ref target)
            : TryDecode256(ref source, count - padding, ref target);
        return isText && count % 4 == 0 ? count / 4 * 3 - padding : -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Encode512(ref byte source, int count, ref byte target)
    {
        var spread = Vector512.Create<byte>(Spread);
        var alphabet = Vector512.Create<byte>(Alphabet);
        var shifts = Vector512.Create(0x3036_242A_1016_040AUL).AsByte();
        for (var (from, to) = (0, 0); from < count; (from, to) = (from + 48, to + 64))
        {
            var bytes = Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref source, (nuint)from), spread);
            var sixBits = Avx512Vbmi.MultiShift(shifts, bytes.AsUInt64()).AsByte();
            Avx512Vbmi.PermuteVar64x8(alphabet, sixBits).StoreUnsafe(ref target, (nuint)to);
        }

        EndEncoding(ref source, count, ref target);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryDecode512(ref byte source, int count, ref byte target)
    {
        var (low, high) = (Vector512.Create<byte>(Values[..64]), Vector512.Create<byte>(Values[64..]));
        var packed = Vector512.Create<byte>(Packed);
        for (var (from, to) = (0, 0); from < count; (from, to) = (from + 64, to + 48))
        {
            var text = Vector512.LoadUnsafe(ref source, (nuint)from);
            var values = Avx512Vbmi.PermuteVar64x8x2(low, text, high);
            var wrong = (text | values).ExtractMostSignificantBits();
            if (wrong != 0 && (count - from >= 64 || (wrong & ((1UL << count - from) - 1)) != 0))
                return false;
            var pairs = Avx512BW.MultiplyAddAdjacent(values & Vector512.Create((byte)0x3F), Vector512.Create(0x0140_0140).AsSByte());
            var triples = Avx512BW.MultiplyAddAdjacent(pairs, Vector512.Create(0x0001_1000).AsInt16());
            Avx512Vbmi.PermuteVar64x8(triples.AsByte(), packed).StoreUnsafe(ref target, (nuint)to);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Encode256(ref byte source, int count, ref byte target)
    {
        // what to add to six bits to get a character: by ranges, each with a number of its own
        var offsets = Twice(65, 71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 0, 0).AsSByte();
        var spread = Twice(1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10).AsByte();
        for (var (from, to) = ((nuint)0, (nuint)0); from < (nuint)(uint)count; (from, to) = (from + 24, to + 32))
        {
            var twelveAndTwelve = Vector256.Create(Vector128.LoadUnsafe(ref source, from), Vector128.LoadUnsafe(ref source, from + 12));
            var bytes = Avx2.Shuffle(twelveAndTwelve, spread);
            var outer = Avx2.MultiplyHigh(
                (bytes & Vector256.Create(0x0FC0_FC00).AsByte()).AsUInt16(), Vector256.Create(0x0400_0040).AsUInt16());
            var inner = Avx2.MultiplyLow(
                (bytes & Vector256.Create(0x003F_03F0).AsByte()).AsUInt16(), Vector256.Create(0x0100_0010).AsUInt16());
            var sixBits = (outer | inner).AsByte();
            var isNotUpperCase = Avx2.CompareGreaterThan(sixBits.AsSByte(), Vector256.Create((sbyte)25)).AsByte();
            var range = Avx2.SubtractSaturate(sixBits, Vector256.Create((byte)51)) - isNotUpperCase;
            (Avx2.Shuffle(offsets, range.AsSByte()).AsByte() + sixBits).StoreUnsafe(ref target, to);
        }

        EndEncoding(ref source, count, ref target);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryDecode256(ref byte source, int count, ref byte target)
    {
        // what is wrong is looked at once, at the end
        var wrong = Vector256<byte>.Zero;
        var (from, to, last) = ((nuint)0, (nuint)0, (nuint)(uint)count - 1 & ~(nuint)31);
        for (; from < last; (from, to) = (from + 32, to + 24))
        {
            var values = Decode256(Vector256.LoadUnsafe(ref source, from), out var common);
            wrong |= common;
            Pack256(values, ref Unsafe.Add(ref target, to));
        }

        // what stands behind the last character may be anything, and must not add to it
        var isText = Vector256.LessThan(Vector256<sbyte>.Indices, Vector256.Create((sbyte)(count - (int)last))).AsByte();
        var lastValues = Decode256(Vector256.LoadUnsafe(ref source, last), out var lastCommon);
        wrong |= lastCommon & isText;
        Pack256(lastValues & isText, ref Unsafe.Add(ref target, to));
        return wrong == Vector256<byte>.Zero;
    }

    /// <summary>The six bits of each character.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="wrong">Not zero where a character is not in the alphabet; then its six bits may be anything.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Decode256(Vector256<byte> text, out Vector256<byte> wrong)
    {
        // a character is in the alphabet when the ranges that its two halves allow have nothing in common
        var byLowHalf = Twice(0x15, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x13, 0x1A, 0x1B, 0x1B, 0x1B, 0x1A).AsByte();
        var byHighHalf = Twice(0x10, 0x10, 0x01, 0x02, 0x04, 0x08, 0x04, 0x08, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10).AsByte();
        var offsets = Twice(0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0).AsByte();
        var slash = Vector256.Create((byte)'/');
        var highHalves = (text.AsUInt32() >>> 4).AsByte() & slash;
        wrong = Avx2.Shuffle(byLowHalf, text & slash) & Avx2.Shuffle(byHighHalf, highHalves);
        return text + Avx2.Shuffle(offsets, Vector256.Equals(text, slash) + highHalves);
    }

    /// <summary>Writes 24 bytes for 32 times six bits, and eight more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pack256(Vector256<byte> values, ref byte target)
    {
        var packed = Twice(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1).AsByte();
        var pairs = Avx2.MultiplyAddAdjacent(values, Vector256.Create(0x0140_0140).AsSByte());
        var triples = Avx2.MultiplyAddAdjacent(pairs, Vector256.Create(0x0001_1000).AsInt16());
        var bytes = Avx2.Shuffle(triples.AsByte(), packed).AsInt32();
        Avx2.PermuteVar8x32(bytes, Vector256.Create(0, 1, 2, 4, 5, 6, 7, 7)).AsByte().StoreUnsafe(ref target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<sbyte> Twice(
        sbyte a, sbyte b, sbyte c, sbyte d, sbyte e, sbyte f, sbyte g, sbyte h,
        sbyte i, sbyte j, sbyte k, sbyte l, sbyte m, sbyte n, sbyte o, sbyte p) =>
        Vector256.Create(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p);

    private static void EncodeElsewhere(ReadOnlySpan<byte> bytes, ref byte target) =>
        Base64.EncodeToUtf8(bytes, MemoryMarshal.CreateSpan(ref target, EncodedLength(bytes.Length)), out _, out _);

    private static int DecodeElsewhere(ReadOnlySpan<byte> text, ref byte target)
    {
        var bytes = MemoryMarshal.CreateSpan(ref target, Base64.GetMaxDecodedFromUtf8Length(text.Length));
        return Base64.DecodeFromUtf8(text, bytes, out _, out var length) == OperationStatus.Done ? length : -1;
    }

    /// <summary>Encodes the last one or two bytes anew, so that what stands behind them does not show, and pads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EndEncoding(ref byte source, int count, ref byte target)
    {
        var left = count % 3;
        if (left == 0)
            return;
        ref var last = ref Unsafe.Add(ref source, count - left);
        ref var end = ref Unsafe.Add(ref target, EncodedLength(count) - 4);
        Unsafe.Add(ref end, 1) = Alphabet[(last & 3) << 4 | (left == 2 ? Unsafe.Add(ref last, 1) >> 4 : 0)];
        Unsafe.Add(ref end, 2) = left == 2 ? Alphabet[(Unsafe.Add(ref last, 1) & 15) << 2] : (byte)'=';
        Unsafe.Add(ref end, 3) = (byte)'=';
    }
}
