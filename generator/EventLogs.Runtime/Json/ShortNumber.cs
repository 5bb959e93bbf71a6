using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EventLogs.Runtime.Json;

/// <summary>Numbers of up to 15 characters without an exponent, read at one look.</summary>
internal static class ShortNumber
{
    /// <summary>How many bytes are read from the first one of a number on.</summary>
    public const int BytesRead = 16;

    /// <summary>The length of a number that has a comma or a closing bracket behind it; 0 where no such number stands.</summary>
    /// <param name="text">Its first byte; <see cref="BytesRead"/> bytes from it on can be read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LengthOf(ref byte text)
    {
        if (!Vector128.IsHardwareAccelerated)
            return 0;
        var isOther = NotDigits(ref text);
        var start = 0;
        if (text == '-')
        {
            start = 1;
            isOther &= isOther - 1;
        }

        // no digit at all, or one zero and more
        var length = BitOperations.TrailingZeroCount(isOther);
        if (length == start || length > start + 1 && Unsafe.Add(ref text, start) == '0')
            return 0;
        if (isOther != 0 && Unsafe.Add(ref text, length) == '.')
        {
            isOther &= isOther - 1;
            var point = length;
            length = BitOperations.TrailingZeroCount(isOther);
            if (length == point + 1)
                return 0;
        }

        return isOther != 0 && Unsafe.Add(ref text, length) is (byte)',' or (byte)'}' or (byte)']' ? length : 0;
    }

    /// <summary>Whether a number has no exponent.</summary>
    /// <param name="text">Its first byte; <see cref="BytesRead"/> bytes from it on can be read.</param>
    /// <param name="length">Its length, at most <see cref="BytesRead"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNoExponent(ref byte text, int length) =>
        (Vector128.Equals(Vector128.LoadUnsafe(ref text) | Vector128.Create((byte)0x20), Vector128.Create((byte)'e')).ExtractMostSignificantBits()
            & ((1U << length) - 1)) == 0;

    /// <summary>Whether a number is nothing but digits.</summary>
    /// <param name="text">Its first byte; <see cref="BytesRead"/> bytes from it on can be read.</param>
    /// <param name="length">Its length, at most <see cref="BytesRead"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDigits(ref byte text, int length) => (NotDigits(ref text) & ((1U << length) - 1)) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NotDigits(ref byte text) =>
        Vector128.GreaterThan(Vector128.LoadUnsafe(ref text) - Vector128.Create((byte)'0'), Vector128.Create((byte)9)).ExtractMostSignificantBits();
}
