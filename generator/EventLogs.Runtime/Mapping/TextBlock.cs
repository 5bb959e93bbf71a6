using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EventLogs.Runtime.Mapping;

/// <summary>What stands where in 64 bytes of text: bit i tells of byte i.</summary>
/// <param name="Quotes">Quotes, escaped ones included.</param>
/// <param name="Backslashes">Backslashes.</param>
/// <param name="Controls">Control characters, which no JSON string may hold.</param>
/// <param name="NotAscii">Bytes of characters beyond ASCII.</param>
internal readonly record struct TextBlock(ulong Quotes, ulong Backslashes, ulong Controls, ulong NotAscii)
{
    /// <summary>The bytes of one block.</summary>
    public const int Size = 64;

    private const byte LastControl = 0x1F;

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
                Vector512.Equals(bytes, Vector512.Create((byte)'\\')).ExtractMostSignificantBits(),
                Vector512.LessThanOrEqual(bytes, Vector512.Create(LastControl)).ExtractMostSignificantBits(),
                bytes.ExtractMostSignificantBits());
        }

        if (Vector256.IsHardwareAccelerated)
            return Join(Half256(ref text), Half256(ref Unsafe.Add(ref text, 32)), 32);
        if (Vector128.IsHardwareAccelerated)
        {
            return Join(
                Join(Quarter128(ref text), Quarter128(ref Unsafe.Add(ref text, 16)), 16),
                Join(Quarter128(ref Unsafe.Add(ref text, 32)), Quarter128(ref Unsafe.Add(ref text, 48)), 16),
                32);
        }

        return Scalar(ref text);
    }

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
            Vector256.Equals(bytes, Vector256.Create((byte)'\\')).ExtractMostSignificantBits(),
            Vector256.Equals(Vector256.Min(bytes, Vector256.Create(LastControl)), bytes).ExtractMostSignificantBits(),
            bytes.ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TextBlock Quarter128(ref byte text)
    {
        var bytes = Vector128.LoadUnsafe(ref text);
        return new TextBlock(
            Vector128.Equals(bytes, Vector128.Create((byte)'"')).ExtractMostSignificantBits(),
            Vector128.Equals(bytes, Vector128.Create((byte)'\\')).ExtractMostSignificantBits(),
            Vector128.Equals(Vector128.Min(bytes, Vector128.Create(LastControl)), bytes).ExtractMostSignificantBits(),
            bytes.ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TextBlock Join(TextBlock low, TextBlock high, int bits) => new(
        low.Quotes | high.Quotes << bits,
        low.Backslashes | high.Backslashes << bits,
        low.Controls | high.Controls << bits,
        low.NotAscii | high.NotAscii << bits);

    private static TextBlock Scalar(ref byte text)
    {
        var (quotes, backslashes, controls, notAscii) = (0UL, 0UL, 0UL, 0UL);
        for (var i = 0; i < Size; i++)
        {
            var value = Unsafe.Add(ref text, i);
            quotes |= Bit(value == '"', i);
            backslashes |= Bit(value == '\\', i);
            controls |= Bit(value <= LastControl, i);
            notAscii |= Bit(value >= 0x80, i);
        }

        return new TextBlock(quotes, backslashes, controls, notAscii);
    }
}
