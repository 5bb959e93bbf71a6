using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using EventLogs.Local.Results;

namespace EventLogs.Local.Query.Functions;

/// <summary><c>format</c>: Java's format strings, which Trino takes.</summary>
internal static partial class JavaFormat
{
    public static string Format(string format, ReadOnlySpan<object?> values)
    {
        var text = new StringBuilder();
        var (at, next, last) = (0, 0, -1);
        while (at < format.Length)
        {
            if (format[at] != '%')
            {
                text.Append(format[at++]);
                continue;
            }

            var match = Specifier().Match(format, at);
            if (!match.Success)
                throw new InvalidOperationException($"format: {format[at..]} does not begin with a format specifier");
            at += match.Length;
            text.Append(Convert(match, values, ref next, ref last));
        }

        return text.ToString();
    }

    private static string Convert(Match specifier, ReadOnlySpan<object?> values, ref int next, ref int last)
    {
        var conversion = specifier.Groups["conversion"].Value;
        var flags = specifier.Groups["flags"].Value;
        if (conversion is "n" or "%")
            return Pad(conversion == "n" ? "\n" : "%", specifier, flags);
        last = specifier.Groups["index"] is { Success: true } index ? Number(index) - 1
            : flags.Contains('<', StringComparison.Ordinal) ? last
            : next++;
        if (last < 0 || last >= values.Length)
            throw new InvalidOperationException($"format: there is no value for {specifier.Value}");
        var value = values[last];
        var precision = specifier.Groups["precision"] is { Success: true } digits ? Number(digits) : -1;
        var text = value is null && conversion is not ("b" or "B") ? Cut("null", precision) : conversion switch
        {
            "s" or "S" => Cut(TextOf(value!), precision),
            "b" or "B" => Cut(value is bool truth ? Lower(truth) : Lower(value is not null), precision),
            "d" => Integer(value!, specifier, flags),
            "x" or "X" => Hexadecimal(value!, specifier),
            "c" or "C" => value is string { Length: > 0 } one ? one : throw Mismatch(specifier, value!),
            "f" => Fixed(value!, precision, specifier, flags),
            "e" or "E" => Scientific(value!, precision, specifier),
            _ => throw new InvalidOperationException($"format: {specifier.Value} does not run here"),
        };
        if (char.IsUpper(conversion[0]))
            text = text.ToUpperInvariant();
        return Pad(text, specifier, flags);
    }

    private static string TextOf(object value) => value switch
    {
        double number => JavaNumbers.Text(number),
        float number => JavaNumbers.Text(number),
        DateTime time => time.ToString(time.Second == 0 && time.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm" : time.Millisecond == 0
            ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture),
        IEnumerable and not string => throw new InvalidOperationException("format: arrays, maps and rows do not run here; cast them first"),
        _ => ResultText.Of(value),
    };

    private static string Integer(object value, Match specifier, string flags)
    {
        if (value is not (sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger))
            throw Mismatch(specifier, value);
        var number = BigInteger.Parse(System.Convert.ToString(value, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture);
        var digits = BigInteger.Abs(number).ToString(flags.Contains(',', StringComparison.Ordinal) ? "N0" : "R", CultureInfo.InvariantCulture);
        return Signed(digits, number.Sign < 0, specifier, flags);
    }

    private static string Hexadecimal(object value, Match specifier) => value switch
    {
        int number => number.ToString("x", CultureInfo.InvariantCulture),
        long number => number.ToString("x", CultureInfo.InvariantCulture),
        short number => number.ToString("x", CultureInfo.InvariantCulture),
        sbyte number => number.ToString("x", CultureInfo.InvariantCulture),
        _ => throw Mismatch(specifier, value),
    };

    private static string Fixed(object value, int precision, Match specifier, string flags)
    {
        var places = precision < 0 ? 6 : precision;
        if (value is double or float && !double.IsFinite(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)))
            return TextOf(value);
        if (value is not (double or float or decimal))
            throw Mismatch(specifier, value);

        // Through the shortest decimal digits, half up, as Java does it
        var number = value is decimal exact ? exact : decimal.TryParse(
            JavaNumbers.Text(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : throw new InvalidOperationException($"format: {TextOf(value)} is too large for %f here");
        var rounded = places > 28 ? number : Math.Round(number, places, MidpointRounding.AwayFromZero);
        var kind = flags.Contains(',', StringComparison.Ordinal) ? "N" : "F";
        var digits = Math.Abs(rounded).ToString(kind + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Signed(digits, number < 0, specifier, flags);
    }

    private static string Scientific(object value, int precision, Match specifier)
    {
        if (value is not (double or float or decimal))
            throw Mismatch(specifier, value);
        var number = System.Convert.ToDouble(value, CultureInfo.InvariantCulture);
        var places = (precision < 0 ? 6 : precision).ToString(CultureInfo.InvariantCulture);
        var text = number.ToString("e" + places, CultureInfo.InvariantCulture);

        // .NET writes three digits of the exponent, Java two
        return text[^3] == '0' ? text[..^3] + text[^2..] : text;
    }

    private static string Signed(string digits, bool isNegative, Match specifier, string flags)
    {
        var (before, after) = isNegative
            ? flags.Contains('(', StringComparison.Ordinal) ? ("(", ")") : ("-", "")
            : (flags.Contains('+', StringComparison.Ordinal) ? "+" : flags.Contains(' ', StringComparison.Ordinal) ? " " : "", "");
        if (flags.Contains('0', StringComparison.Ordinal) && specifier.Groups["width"] is { Success: true } width)
            digits = digits.PadLeft(Math.Max(0, Number(width) - before.Length - after.Length), '0');
        return before + digits + after;
    }

    private static string Pad(string text, Match specifier, string flags)
    {
        if (specifier.Groups["width"] is not { Success: true } width)
            return text;
        return flags.Contains('-', StringComparison.Ordinal) ? text.PadRight(Number(width)) : text.PadLeft(Number(width));
    }

    private static string Cut(string text, int length) => length >= 0 && length < text.Length ? text[..length] : text;

    private static string Lower(bool truth) => truth ? "true" : "false";

    private static int Number(Group digits) => int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 10_000
        ? number
        : throw new InvalidOperationException($"format: {digits.Value} is too much");

    private static InvalidOperationException Mismatch(Match specifier, object value) =>
        new($"format: {specifier.Value} does not take {TextOf(value)}");

    [GeneratedRegex(@"\G%(?:(?<index>\d+)\$)?(?<flags>[-#+ 0,(<]*)(?<width>\d+)?(?:\.(?<precision>\d+))?(?<conversion>[bBhHsScCdoxXeEfgGaAn%]|[tT].)")]
    private static partial Regex Specifier();
}
