using System.Globalization;

namespace EventLogs.Local.Results;

/// <summary>Numbers as Java, and so Trino and Athena, write them.</summary>
internal static class JavaNumbers
{
    // Between these powers of ten without an exponent
    private const int MinExponent = -3;
    private const int MaxExponent = 6;

    /// <summary>A double: <c>3.0</c>, <c>1.0E7</c>, <c>1.0E-4</c>, <c>NaN</c>.</summary>
    public static string Text(double value) => double.IsFinite(value) ? Text(value.ToString("R", CultureInfo.InvariantCulture)) : Special(value);

    /// <summary>A float, in the same way.</summary>
    public static string Text(float value) => float.IsFinite(value) ? Text(value.ToString("R", CultureInfo.InvariantCulture)) : Special(value);

    private static string Special(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

    /// <summary>The shortest digits that give the number back, which .NET and Java agree on, laid out as Java does.</summary>
    private static string Text(string shortest)
    {
        var sign = shortest.StartsWith('-') ? "-" : "";
        var parts = shortest[sign.Length..].Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        if (digits.Length == 0)
            return sign + "0.0";
        var exponent = (point < 0 ? parts[0].Length : point) - 1 - (all.Length - digits.Length)
            + (parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0);
        digits = digits.TrimEnd('0');
        return sign + exponent switch
        {
            < MinExponent or > MaxExponent => $"{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent}",
            < 0 => "0." + new string('0', -exponent - 1) + digits,
            _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0') + ".0",
            _ => $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
        };
    }
}
