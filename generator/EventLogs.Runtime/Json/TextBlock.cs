using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EventLogs.Runtime.Json;

/// <summary>What stands where in 64 bytes of text: bit i tells of byte i.</summary>
/// <param name="Quotes">Quotes, escaped ones included.</param>
/// <param name="Unusual">Backslashes, control characters, and bytes of characters beyond ASCII.</param>
internal readonly record struct TextBlock(ulong Quotes, ulong Unusual)
{
    /// <summary>The bytes of one block.</summary>
    public const int Size = 64;

    private const byte FirstPrintable = 0x20;

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
            return Half256(ref text).Join(Half256(ref Unsafe.Add(ref text, 32)), 32);
        if (Vector128.IsHardwareAccelerated)
        {
            return Quarter128(ref text).Join(Quarter128(ref Unsafe.Add(ref text, 16)), 16).Join(
                Quarter128(ref Unsafe.Add(ref text, 32)).Join(Quarter128(ref Unsafe.Add(ref text, 48)), 16), 32);
        }

        return Scalar(ref text);
    }

    /// <summary>Where the quotes are in the 64 bytes from <paramref name="text"/> on, if there is nothing unusual among them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFindQuotes(ref byte text, out ulong quotes)
    {
        if (!Vector256.IsHardwareAccelerated || Vector512.IsHardwareAccelerated)
        {
            (quotes, var unusual) = Of(ref text);
            return unusual == 0;
        }

        var (low, high) = (Vector256.LoadUnsafe(ref text), Vector256.LoadUnsafe(ref text, 32));
        var quote = Vector256.Create((byte)'"');
        quotes = Vector256.Equals(low, quote).ExtractMostSignificantBits()
            | (ulong)Vector256.Equals(high, quote).ExtractMostSignificantBits() << 32;
        return (Unusual256(low) | Unusual256(high)) == Vector256<byte>.Zero;
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
    private static TextBlock Half256(ref byte text)
    {
        var bytes = Vector256.LoadUnsafe(ref text);
        return new TextBlock(
            Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits(),
            Unusual256(bytes).ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Unusual256(Vector256<byte> bytes) =>
        Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)FirstPrintable)).AsByte()
            | Vector256.Equals(bytes, Vector256.Create((byte)'\\'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TextBlock Quarter128(ref byte text)
    {
        var bytes = Vector128.LoadUnsafe(ref text);
        var isBelow = Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)FirstPrintable)).AsByte();
        return new TextBlock(
            Vector128.Equals(bytes, Vector128.Create((byte)'"')).ExtractMostSignificantBits(),
            (isBelow | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TextBlock Join(TextBlock next, int bits) => new(Quotes | next.Quotes << bits, Unusual | next.Unusual << bits);

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
