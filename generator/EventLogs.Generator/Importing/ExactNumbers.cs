using System.Globalization;
using System.Numerics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Schemas;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Numbers whose digits a double does not hold, such as a uint64 or the amounts of some currencies. Where a sample shows one, the value is
/// kept as JSON text, which has every digit.
/// </summary>
internal static class ExactNumbers
{
    /// <summary>On an inferred schema: some value does not fit a double. It never leaves an import.</summary>
    private const string Marker = "x-eventlogs-digits";

    /// <summary>Digits of the smallest exponent that is looked at: what is beyond is not a double in any case.</summary>
    private const int MaxExponent = 400;

    public static void Mark(JObject schema) => schema[Marker] = true;

    /// <summary>Whether a double, written as short as it can be, is the same number.</summary>
    public static bool FitsDouble(string text)
    {
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
            return false;
        var written = Parts(number.ToString("R", CultureInfo.InvariantCulture));
        var parts = Parts(text);
        // the smallest doubles have fewer digits than others, and nobody counts on them
        return parts == written || double.IsSubnormal(number) && parts.Digits.Length <= 17;
    }

    /// <summary>Takes the marks away, and lets go of the type <c>number</c> where it would lose digits.</summary>
    /// <param name="schema">The schema, which is changed.</param>
    /// <param name="before">The schema that was there, whose types stay; null when there was none.</param>
    /// <param name="report">Takes each location, and whether the digits are kept.</param>
    public static void Resolve(JObject schema, JObject? before, Action<JsonPointer, bool> report)
    {
        foreach (var (pointer, part) in SchemaWalker.Walk(schema).Where(found => found.Schema[Marker] is not null).ToList())
        {
            part.Remove(Marker);
            if (SchemaTypes.Of(part).Names is not ["number"])
                continue;
            var isKept = before is null || pointer.Find(before) is null;
            if (isKept)
                part.Remove("type");
            report(pointer, isKept);
        }
    }

    /// <summary>The digits without zeros at either end, and the power of ten of the last one.</summary>
    private static (bool IsNegative, string Digits, BigInteger Exponent) Parts(string text)
    {
        var number = text.AsSpan().TrimStart("+-");
        var e = number.IndexOfAny('e', 'E');
        var exponent = e < 0 ? BigInteger.Zero : BigInteger.Parse(Cut(number[(e + 1)..]), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? number : number[..e];
        var point = mantissa.IndexOf('.');
        var digits = mantissa.ToString().Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
            return (false, "", 0);
        exponent += digits.Length - significant.Length - (point < 0 ? 0 : mantissa.Length - point - 1);
        return (text[0] == '-', significant, exponent);
    }

    /// <summary>An exponent of a thousand digits says no more than one of a few.</summary>
    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> exponent) => exponent.Length > MaxExponent ? exponent[..MaxExponent] : exponent;
}
