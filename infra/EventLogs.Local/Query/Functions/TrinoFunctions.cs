using System.Numerics;
using System.Text;
using DuckDB.NET.Data;
using EventLogs.Local.Results;

namespace EventLogs.Local.Query.Functions;

/// <summary>The functions of Trino that SQL alone cannot give DuckDB.</summary>
internal static class TrinoFunctions
{
    public static void AddTo(DuckDBConnection connection)
    {
        AddTypes(connection);
        AddTexts(connection);
        AddNumbers(connection);

        // DuckDB's error() is never the same twice, and may not stand in TRY
        connection.Add<string, string>("fail", message => throw new InvalidOperationException(message));
        connection.Add<string, string, bool?>("sql_json_exists", SqlJson.Exists);
        connection.Add<string, string, string>("sql_json_value", SqlJson.Value);
        connection.Add<string, string, string>("sql_json_query", SqlJson.Query);
        connection.Add<string, string, string>("sql_json_query_wrapped", SqlJson.WrappedQuery);
        connection.Add<string, string, string>("json_member", SqlJson.Member);
    }

    /// <summary>Only ever asked for the type of its result.</summary>
    private static void AddTypes(DuckDBConnection connection)
    {
        connection.Add<DateOnly, TimeSpan, DateOnly>("shifted", (day, _) => day);
        connection.Add<TimeSpan, DateOnly, DateOnly>("shifted", (_, day) => day);
        connection.Add<DateTime, TimeSpan, DateTime>("shifted", (time, _) => time);
        connection.Add<TimeSpan, DateTime, DateTime>("shifted", (_, time) => time);
        connection.Add<DateTimeOffset, TimeSpan, DateTimeOffset>("shifted", (time, _) => time);
        connection.Add<TimeSpan, DateTimeOffset, DateTimeOffset>("shifted", (_, time) => time);
        connection.Add<TimeOnly, TimeSpan, TimeOnly>("shifted", (time, _) => time);
        connection.Add<TimeSpan, TimeSpan, TimeSpan>("shifted", (interval, _) => interval);
    }

    private static void AddTexts(DuckDBConnection connection)
    {
        connection.AddOfAny("trino_format", arguments => arguments is [string format, .. var values] ? JavaFormat.Format(format, values) : null);
        connection.Add<string, string>("trino_type", TrinoTypes.Translate);
        connection.Add<double, string>("double_text", JavaNumbers.Text);
        connection.Add<string, string>("reverse_text", ReverseText);
        connection.Add<string, string>("normalize", text => text.Normalize(NormalizationForm.FormC));
        connection.Add<string, string>("duration_text", Durations.ToInterval);
        connection.Add<double, string>("human_readable_seconds", Durations.ForPeople);
        connection.Add<string, string>("form_encode", Urls.Encode);
        connection.Add<string, string>("form_decode", Urls.Decode);
        connection.Add<string, string>("url_extract_protocol", Urls.Protocol);
        connection.Add<string, string>("url_extract_host", Urls.Host);
        connection.Add<string, long?>("url_extract_port", Urls.Port);
        connection.Add<string, string>("url_extract_path", Urls.PathOf);
        connection.Add<string, string>("url_extract_query", Urls.Query);
        connection.Add<string, string>("url_extract_fragment", Urls.Fragment);
        connection.Add<string, string, string>("url_extract_parameter", Urls.Parameter);
        connection.Add<string, bool?>("luhn_check", LuhnCheck);
    }

    private static void AddNumbers(DuckDBConnection connection)
    {
        connection.Add<long, long, string>("radix_text", Radix.Write);
        connection.Add<double, double?>("cube_root", CubeRoot);
        connection.Add<string, long, long?>("from_base", (text, radix) => Radix.Read(text, radix));
        connection.Add<long, long, long?>("bitwise_left_shift", (value, count) => count is < 0 or > 63 ? 0 : value << (int)count);
        connection.Add<long, long, long?>("bitwise_right_shift", (value, count) => count is < 0 or > 63 ? 0 : value >>> (int)count);
        connection.Add<long, long, long?>(
            "bitwise_right_shift_arithmetic", (value, count) => value >> (int)Math.Clamp(count, 0, 63));
        connection.Add<long, long, long?>("bit_count", CountBits);
    }

    // By code point, as Trino; DuckDB by what a person takes for one character
    private static string ReverseText(string text)
    {
        var reversed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Reverse())
            reversed.Append(rune.ToString());
        return reversed.ToString();
    }

    private static long? CountBits(long value, long bits)
    {
        if (bits is < 2 or > 64)
            throw new InvalidOperationException("Bits specified in bit_count must be between 2 and 64, got " + bits);
        var (min, max) = (-1L << (int)(bits - 1), ~(-1L << (int)(bits - 1)));
        if (value < min || value > max)
            throw new InvalidOperationException($"Number must be representable with the bits specified. {value} cannot be represented with {bits} bits");
        return BitOperations.PopCount((ulong)value & (ulong.MaxValue >> (int)(64 - bits)));
    }

    // The root of 27 is 3: the C library's can be off by one in the last digit
    private static double? CubeRoot(double value)
    {
        var root = Math.Cbrt(value);
        var whole = Math.Round(root, MidpointRounding.ToEven);
        return whole * whole * whole == value ? whole : root;
    }

    private static bool? LuhnCheck(string digits)
    {
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
            throw new InvalidOperationException("Input contains characters that are not digits");
        var sum = digits.Reverse().Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 2)).Sum(value => value > 9 ? value - 9 : value);
        return sum % 10 == 0;
    }
}
