using System.Globalization;
using System.Numerics;
using System.Text;

namespace EventLogs.Local.Query.Functions;

/// <summary>Numbers in another base than ten.</summary>
internal static class Radix
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Write(long value, long radix)
    {
        Check(radix);
        var text = new StringBuilder();
        var rest = BigInteger.Abs(value);
        do
        {
            text.Insert(0, Digits[(int)(rest % radix)]);
            rest /= radix;
        }
        while (!rest.IsZero);
        return value < 0 ? "-" + text : text.ToString();
    }

    public static long Read(string text, long radix)
    {
        Check(radix);
        var digits = text.TrimStart('+', '-');
        var isSound = digits.Length > 0 && text.Length - digits.Length <= 1 && digits.All(digit => DigitOf(digit) is >= 0 and var d && d < radix);
        var value = isSound ? digits.Aggregate(BigInteger.Zero, (sum, digit) => (sum * radix) + DigitOf(digit)) : 0;
        value = text.StartsWith('-') ? -value : value;
        return isSound && value >= long.MinValue && value <= long.MaxValue
            ? (long)value
            : throw new InvalidOperationException($"Not a valid base-{radix} number: {text}");
    }

    private static int DigitOf(char c) => Digits.IndexOf(char.ToLower(c, CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static void Check(long radix)
    {
        if (radix is < 2 or > 36)
            throw new InvalidOperationException($"Radix must be between 2 and 36");
    }
}
