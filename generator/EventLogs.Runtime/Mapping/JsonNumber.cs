using System.Buffers.Text;

namespace EventLogs.Runtime.Mapping;

/// <summary>The values of JSON numbers, whose text is known to follow the grammar.</summary>
internal static class JsonNumber
{
    // the largest double has 309 digits: shorter text without an exponent is always finite
    private const int AlwaysFiniteLength = 308;

    private const int MaxInt64Digits = 19;

    // no text is long enough for its digits to make up for a larger exponent
    private const int MaxExponentDigits = 12;
    private const long HugeExponent = 1_000_000_000_000;

    /// <summary>Whether the number fits a 64-bit floating-point number.</summary>
    public static bool IsFinite(ReadOnlySpan<byte> number)
    {
        if (number.Length <= AlwaysFiniteLength && number.IndexOfAny((byte)'e', (byte)'E') < 0)
            return true;
        return Utf8Parser.TryParse(number, out double value, out _) && double.IsFinite(value);
    }

    /// <summary>Whether a number is nothing but digits, few enough for 64 bits, so that its text is what it would be written as.</summary>
    public static bool IsShortInteger(ReadOnlySpan<byte> number) =>
        number.Length < MaxInt64Digits && !number.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Reads a number that is an integer in the sense of JSON Schema, in whatever notation.</summary>
    /// <returns><see cref="MapError.WrongType"/> for a fraction, <see cref="MapError.OutOfRange"/> for more than 64 bits.</returns>
    public static MapError ReadInteger(ReadOnlySpan<byte> number, out long value)
    {
        if (Utf8Parser.TryParse(number, out value, out var read) && read == number.Length)
            return MapError.None;

        value = 0;
        var isNegative = number[0] == '-';
        Split(isNegative ? number[1..] : number, out var whole, out var fraction, out var exponent);
        if (whole.IsEmpty && fraction.IsEmpty)
            return MapError.None;
        if (exponent < 0)
            return MapError.WrongType;
        if (whole.Length + fraction.Length + exponent > MaxInt64Digits)
            return MapError.OutOfRange;

        var magnitude = Digits(Digits(0, whole), fraction);
        for (; exponent > 0; exponent--)
            magnitude *= 10;
        if (magnitude > (isNegative ? 1UL + long.MaxValue : long.MaxValue))
            return MapError.OutOfRange;
        value = (long)(isNegative ? 0 - magnitude : magnitude);
        return MapError.None;
    }

    /// <summary>Takes a number apart: the digits of <paramref name="whole"/> and <paramref name="fraction"/> in a row, without
    /// the zeros around them, times ten to the <paramref name="exponent"/>.</summary>
    private static void Split(
        ReadOnlySpan<byte> number, out ReadOnlySpan<byte> whole, out ReadOnlySpan<byte> fraction, out long exponent)
    {
        exponent = 0;
        if (number.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var at)
        {
            exponent = Exponent(number[(at + 1)..]);
            number = number[..at];
        }

        var point = number.IndexOf((byte)'.');
        whole = (point < 0 ? number : number[..point]).TrimStart((byte)'0');
        fraction = point < 0 ? default : number[(point + 1)..].TrimEnd((byte)'0');
        exponent -= fraction.Length;
        if (whole.IsEmpty)
            fraction = fraction.TrimStart((byte)'0');
        if (fraction.IsEmpty)
        {
            var zeros = whole.Length - whole.TrimEnd((byte)'0').Length;
            whole = whole[..^zeros];
            exponent += zeros;
        }
    }

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == '-';
        var digits = text.TrimStart("+-0"u8);
        var size = digits.Length > MaxExponentDigits ? HugeExponent : (long)Digits(0, digits);
        return isNegative ? -size : size;
    }

    private static ulong Digits(ulong number, ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits)
            number = number * 10 + digit - '0';
        return number;
    }
}
