using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace EventLogs.Runtime.Json;

/// <summary>What stands where in 64 bytes of text: bit i tells of byte i.</summary>
/// <param name="Quotes">Quotes, escaped ones included.</param>
/// <param name="Unusual">Backslashes, control characters, and bytes of characters beyond ASCII.</param>
internal readonly record struct TextBlock(ulong Quotes, ulong Unusual)
{
    /// <summary>The bytes of one block.</summary>
    public const int Size = 64;

    /// <summary>The bytes of a block of plain text.</summary>
    public const int PlainSize = 128;

    private const byte FirstPrintable = 0x20;

    // above quotes; what is between is rare in a text without any, and none of it in Base64
    private const byte FirstPlain = (byte)'"' + 1;

    /// <summary>Looks at the 64 bytes from <paramref name="text"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TextBlock Of(ref byte text)
    {
        // each branch is decided when the code is compiled: by the JIT for this machine, by the AOT compiler for its target
        if (Vector512.IsHardwareAccelerated)
        {
            var bytes = Vector512.LoadUnsafe(ref text);
            return new TextBlock(
                Vector512.Equals(bytes, Vector512.Create((byte)'"')).ExtractMostSignificantBits(),
                UnusualIn(bytes));
        }

        if (Vector256.IsHardwareAccelerated)
        {
            var (low, high) = (Vector256.LoadUnsafe(ref text), Vector256.LoadUnsafe(ref text, 32));
            return new TextBlock(
                QuotesIn(low, high),
                Unusual256(low).ExtractMostSignificantBits() | (ulong)Unusual256(high).ExtractMostSignificantBits() << 32);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            var (b0, b1, b2, b3) = FourOf(ref text);
            return new TextBlock(
                Find128((byte)'"', b0, b1, b2, b3),
                Bits128(Unusual128(b0), Unusual128(b1), Unusual128(b2), Unusual128(b3)));
        }

        return Scalar(ref text);
    }

    /// <summary>
    /// Where the quotes are in the 64 bytes from <paramref name="text"/> on, if there is nothing unusual among them: by 128 bits or byte by byte.
    /// With more bits <see cref="QuotesIn"/> and <see cref="UnusualIn(Vector256{byte}, Vector256{byte})"/> tell it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFindQuotes(ref byte text, out ulong quotes)
    {
        if (Vector128.IsHardwareAccelerated)
        {
            var (b0, b1, b2, b3) = FourOf(ref text);
            quotes = Find128((byte)'"', b0, b1, b2, b3);
            return (Unusual128(b0) | Unusual128(b1) | Unusual128(b2) | Unusual128(b3)) == Vector128<byte>.Zero;
        }

        (quotes, var unusual) = Scalar(ref text);
        return unusual == 0;
    }

    /// <summary>Where quotes are in 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong QuotesIn(Vector256<byte> low, Vector256<byte> high)
    {
        var quote = Vector256.Create((byte)'"');
        return Vector256.Equals(low, quote).ExtractMostSignificantBits()
            | (ulong)Vector256.Equals(high, quote).ExtractMostSignificantBits() << 32;
    }

    /// <summary>Something other than zero where there are backslashes, control characters or bytes of characters beyond ASCII in 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> UnusualIn(Vector256<byte> low, Vector256<byte> high)
    {
        var backslash = Vector256.Create((byte)'\\');
        return Vector256.LessThan(Vector256.Min(low.AsSByte(), high.AsSByte()), Vector256.Create((sbyte)FirstPrintable)).AsByte()
            | Vector256.Equals(low, backslash) | Vector256.Equals(high, backslash);
    }

    /// <summary>Whether there is neither a quote nor anything unusual in <see cref="PlainSize"/> bytes; it may say no where there is a space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPlain256(ref byte text)
    {
        var (b0, b1) = (Vector256.LoadUnsafe(ref text), Vector256.LoadUnsafe(ref text, 32));
        var (b2, b3) = (Vector256.LoadUnsafe(ref text, 64), Vector256.LoadUnsafe(ref text, 96));
        var backslash = Vector256.Create((byte)'\\');
        var min = Vector256.Min(Vector256.Min(b0.AsSByte(), b1.AsSByte()), Vector256.Min(b2.AsSByte(), b3.AsSByte()));
        return (Vector256.LessThan(min, Vector256.Create((sbyte)FirstPlain)).AsByte()
            | Vector256.Equals(b0, backslash) | Vector256.Equals(b1, backslash)
            | (Vector256.Equals(b2, backslash) | Vector256.Equals(b3, backslash))) == Vector256<byte>.Zero;
    }

    /// <summary>The same in two steps instead of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPlain512(ref byte text)
    {
        var (low, high) = (Vector512.LoadUnsafe(ref text), Vector512.LoadUnsafe(ref text, 64));
        var backslash = Vector512.Create((byte)'\\');
        return (Vector512.LessThan(Vector512.Min(low.AsSByte(), high.AsSByte()), Vector512.Create((sbyte)FirstPlain)).AsByte()
            | Vector512.Equals(low, backslash) | Vector512.Equals(high, backslash)) == Vector512<byte>.Zero;
    }

    /// <summary>Where backslashes, control characters and bytes of characters beyond ASCII stand in 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong UnusualIn(Vector512<byte> bytes) =>
        // compared with a sign, bytes of characters beyond ASCII are below those of control characters
        Vector512.LessThan(bytes.AsSByte(), Vector512.Create((sbyte)FirstPrintable)).ExtractMostSignificantBits()
            | Vector512.Equals(bytes, Vector512.Create((byte)'\\')).ExtractMostSignificantBits();

    /// <summary>Where one value stands in the 64 bytes from <paramref name="text"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Find(byte value, ref byte text)
    {
        if (Vector512.IsHardwareAccelerated)
            return Vector512.Equals(Vector512.LoadUnsafe(ref text), Vector512.Create(value)).ExtractMostSignificantBits();
        if (Vector256.IsHardwareAccelerated)
        {
            var wanted = Vector256.Create(value);
            return Vector256.Equals(Vector256.LoadUnsafe(ref text), wanted).ExtractMostSignificantBits()
                | (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref text, 32), wanted).ExtractMostSignificantBits() << 32;
        }

        if (Vector128.IsHardwareAccelerated)
        {
            var (b0, b1, b2, b3) = FourOf(ref text);
            return Find128(value, b0, b1, b2, b3);
        }

        return FindScalar(value, ref text);
    }

    /// <summary>Where bytes of characters beyond ASCII stand in the 64 bytes from <paramref name="text"/> on.</summary>
    public static ulong NotAscii(ref byte text)
    {
        var found = 0UL;
        for (var i = 0; i < Size; i += sizeof(ulong))
        {
            // the highest bit of each of eight bytes, gathered in the highest byte
            var bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, i)) & 0x8080_8080_8080_8080;
            found |= (bits >> 7) * 0x0102_0408_1020_4080 >> 56 << i;
        }

        return found;
    }

    private static ulong FindScalar(byte value, ref byte text)
    {
        var found = 0UL;
        for (var i = 0; i < Size; i++)
            found |= Bit(Unsafe.Add(ref text, i) == value, i);
        return found;
    }

    private static ulong Bit(bool isSet, int at) => isSet ? 1UL << at : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Unusual256(Vector256<byte> bytes) =>
        Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)FirstPrintable)).AsByte()
            | Vector256.Equals(bytes, Vector256.Create((byte)'\\'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<byte> B0, Vector128<byte> B1, Vector128<byte> B2, Vector128<byte> B3) FourOf(ref byte text) => (
        Vector128.LoadUnsafe(ref text), Vector128.LoadUnsafe(ref text, 16), Vector128.LoadUnsafe(ref text, 32), Vector128.LoadUnsafe(ref text, 48));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Unusual128(Vector128<byte> bytes) =>
        Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)FirstPrintable)).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Find128(byte value, Vector128<byte> b0, Vector128<byte> b1, Vector128<byte> b2, Vector128<byte> b3)
    {
        var wanted = Vector128.Create(value);
        return Bits128(Vector128.Equals(b0, wanted), Vector128.Equals(b1, wanted), Vector128.Equals(b2, wanted), Vector128.Equals(b3, wanted));
    }

    /// <summary>A bit for each byte, all of whose bits are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits128(Vector128<byte> b0, Vector128<byte> b1, Vector128<byte> b2, Vector128<byte> b3)
    {
        if (AdvSimd.Arm64.IsSupported)
        {
            // one bit of each byte, added up in pairs until eight of them are a byte: ARM has no instruction that gathers bits
            var bits = Vector128.Create(0x8040_2010_0804_0201).AsByte();
            var (low, high) = (AdvSimd.Arm64.AddPairwise(b0 & bits, b1 & bits), AdvSimd.Arm64.AddPairwise(b2 & bits, b3 & bits));
            var sums = AdvSimd.Arm64.AddPairwise(low, high);
            return AdvSimd.Arm64.AddPairwise(sums, sums).AsUInt64().ToScalar();
        }

        return b0.ExtractMostSignificantBits() | b1.ExtractMostSignificantBits() << 16
            | (ulong)(b2.ExtractMostSignificantBits() | b3.ExtractMostSignificantBits() << 16) << 32;
    }

    private static TextBlock Scalar(ref byte text)
    {
        var (quotes, unusual) = (0UL, 0UL);
        for (var i = 0; i < Size; i++)
        {
            var value = Unsafe.Add(ref text, i);
            quotes |= Bit(value == '"', i);
            unusual |= Bit(value is < FirstPrintable or >= 0x80 or (byte)'\\', i);
        }

        return new TextBlock(quotes, unusual);
    }
}
