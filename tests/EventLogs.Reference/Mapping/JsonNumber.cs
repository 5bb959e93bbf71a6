using System.Globalization;
using System.Numerics;
using System.Text;

namespace EventLogs.Runtime.Mapping;

/// <summary>Numbers by RFC 8259 section 6, exactly: digits times a power of ten.</summary>
internal static class JsonNumber
{
    // what rounds to infinity: half a step above the largest double, which ties to even (IEEE 754)
    private static readonly BigInteger FirstInfinite = BigInteger.Pow(2, 1024) - BigInteger.Pow(2, 970);

    // the digits of the largest doubles
    private const int DoubleDigits = 309;

    // the digits of the largest 64-bit integers
    private const int Int64Digits = 19;

    /// <summary>Whether the number fits a 64-bit floating-point number.</summary>
    public static bool IsFinite(ReadOnlySpan<byte> number)
    {
        var (_, digits, power) = Read(number);
        var wholeDigits = digits.Length + power;
        if (digits.Length == 0 || wholeDigits < DoubleDigits)
            return true;
        if (wholeDigits > DoubleDigits)
            return false;
        var size = Integer(digits);
        return power >= 0
            ? size * BigInteger.Pow(10, (int)power) < FirstInfinite
            : size < FirstInfinite * BigInteger.Pow(10, (int)-power);
    }

    /// <summary>Reads a number that is an integer, in whatever notation.</summary>
    public static MapError ReadInteger(ReadOnlySpan<byte> number, out long value)
    {
        value = 0;
        var (isNegative, digits, power) = Read(number);
        if (digits.Length == 0)
            return MapError.None;
        if (power < 0)
            return MapError.WrongType;
        if (digits.Length + power > Int64Digits)
            return MapError.OutOfRange;
        var integer = Integer(digits) * BigInteger.Pow(10, (int)power) * (isNegative ? -1 : 1);
        if (integer < long.MinValue || integer > long.MaxValue)
            return MapError.OutOfRange;
        value = (long)integer;
        return MapError.None;
    }

    /// <summary>Takes a number apart: digits that neither begin nor end with a zero, none for zero itself, and a power of ten.</summary>
    private static (bool IsNegative, string Digits, BigInteger Power) Read(ReadOnlySpan<byte> number)
    {
        var text = Encoding.ASCII.GetString(number).ToUpperInvariant();
        var mantissa = text.Split('E')[0];
        var power = text.Contains('E', StringComparison.Ordinal) ? Integer(text.Split('E')[1]) : 0;
        var parts = mantissa.TrimStart('-').Split('.');
        var all = string.Concat(parts).TrimStart('0');
        var digits = all.TrimEnd('0');
        if (parts.Length > 1)
            power -= parts[1].Length;
        return (mantissa[0] == '-', digits, power + all.Length - digits.Length);
    }

    private static BigInteger Integer(string digits) => BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
