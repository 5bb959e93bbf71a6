using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using DuckDB.NET.Data;
using EventLogs.Local.Query.Functions;

namespace EventLogs.Local.Query.Lines;

/// <summary>
/// Reads values of another type than their column has, by the rules of the JSON serde that Athena reads with, and remembers that
/// there were some. Where Athena fails the query, they are null here.
/// </summary>
/// <remarks>Source: https://github.com/trinodb/trino/blob/master/lib/trino-hive-formats/src/main/java/io/trino/hive/formats/line/openxjson/README.md</remarks>
internal sealed class OddValues
{
    private const int MaxShown = 40;

    // Beyond these powers of ten no type has a number, and the digits would fill the memory
    private const int MaxExponent = 400;

    private readonly ConcurrentDictionary<string, string> _warnings = new();

    /// <summary>One sentence per column that had such values, in order.</summary>
    public IEnumerable<string> Warnings => _warnings.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Value);

    public void AddTo(DuckDBConnection connection)
    {
        connection.Add<string, string, string, string>("odd_value", Read);
        connection.Add<string, string, string>("missing_value", Missing);
    }

    /// <summary>The text of the value that is read, or null.</summary>
    private string? Read(string column, string type, string json)
    {
        using var document = JsonDocument.Parse(json);
        var element = document.RootElement;
        if (element.ValueKind == JsonValueKind.Null)
            return null;
        var value = Convert(type, element);
        if (!_warnings.ContainsKey(column))
        {
            var shown = json.Length > MaxShown ? json[..MaxShown] + "..." : json;
            var read = value is null ? "null" : type is "LIST" ? "a list of one" : type is "MAP" ? "its last values" : value;
            _warnings.TryAdd(column, $"{column}: some lines hold values that are not of the column's type, the first is {shown}, read as {read}");
        }

        return value;
    }

    private string? Missing(string column, string file)
    {
        if (!_warnings.ContainsKey(column))
            _warnings.TryAdd(column, $"{column}: some lines are not JSON, or not of this table, and are read as rows of nulls, the first in {file}");
        return null;
    }

    private static string? Convert(string type, JsonElement value) => type switch
    {
        "BOOLEAN" => Text(value).Equals("true", StringComparison.OrdinalIgnoreCase) ? "true" : "false",
        "BIGINT" => Integer(value, long.MinValue, long.MaxValue),
        "INTEGER" => Integer(value, int.MinValue, int.MaxValue),
        "SMALLINT" => Integer(value, short.MinValue, short.MaxValue),
        "TINYINT" => Integer(value, sbyte.MinValue, sbyte.MaxValue),
        "DOUBLE" or "FLOAT" => Floating(value),
        "DATE" => Date(value),
        "TIMESTAMP" => Timestamp(value),
        "LIST" => Text(value).Length == 0 ? null : "",
        "MAP" => LastOfEachName(value),
        _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => Decimal(value, type),
        _ => null,
    };

    private static string? Integer(JsonElement value, long min, long max)
    {
        if (!IsScalar(value) || !TryParse(Text(value), out var digits, out var exponent))
            return null;
        var number = Shift(digits, exponent);
        return number >= min && number <= max ? number.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string? Floating(JsonElement value) =>
        IsScalar(value) && double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : null;

    private static string? Decimal(JsonElement value, string type)
    {
        if (!IsScalar(value) || !TryParse(Text(value), out var digits, out var exponent))
            return null;
        var (precision, scale) = Size(type);
        var shifted = exponent + scale;
        var scaled = Shift(digits, shifted);
        if (shifted < 0 && BigInteger.Abs(Shift(digits, shifted + 1) % 10) >= 5)
            scaled += digits.Sign;
        return BigInteger.Abs(scaled) < BigInteger.Pow(10, precision)
            ? scaled.ToString(CultureInfo.InvariantCulture) + "e-" + scale.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static string? Date(JsonElement value)
    {
        var text = IsScalar(value) ? Text(value) : "";
        if (DateOnly.TryParseExact(text.Split(' ')[0], "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Iso(date);
        return TryParse(text, out var digits, out var exponent)
            && Shift(digits, exponent) is var days && days >= -DaysBeforeEpoch && days < DateOnly.MaxValue.DayNumber - DaysBeforeEpoch
            ? Iso(DateOnly.FromDayNumber((int)days + DaysBeforeEpoch))
            : null;
    }

    private static string? Timestamp(JsonElement value)
    {
        var text = IsScalar(value) ? Text(value) : "";
        if (!TryParse(text, out var digits, out var exponent) || text.Contains('e', StringComparison.OrdinalIgnoreCase))
            return null;
        var isMilliseconds = text.Length >= 13 && !text.Contains('.', StringComparison.Ordinal);
        var milliseconds = Shift(digits, isMilliseconds ? exponent : exponent + 3);
        return milliseconds > -62_135_596_800_000 && milliseconds < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)
            : null;
    }

    private static string? LastOfEachName(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return null;
        var members = new Dictionary<string, JsonElement>();
        foreach (var member in value.EnumerateObject())
            members[member.Name] = member.Value;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, member) in members)
            {
                json.WritePropertyName(name);
                member.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>A decimal number as its digits and a power of ten.</summary>
    private static bool TryParse(string text, out BigInteger digits, out int exponent)
    {
        (digits, exponent) = (0, 0);
        var e = text.IndexOfAny(['e', 'E']);
        var mantissa = e < 0 ? text : text[..e];
        if (e >= 0 && (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
            || Math.Abs((long)exponent) > MaxExponent))
        {
            return false;
        }

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        return mantissa.Length is > 0 and < 1000
            && BigInteger.TryParse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out digits);
    }

    private static BigInteger Shift(BigInteger digits, int exponent) =>
        exponent >= 0 ? digits * BigInteger.Pow(10, exponent) : digits / BigInteger.Pow(10, -exponent);

    private static (int Precision, int Scale) Size(string type)
    {
        var numbers = type["DECIMAL".Length..].Trim('(', ')').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (numbers.Length > 0 ? int.Parse(numbers[0], CultureInfo.InvariantCulture) : 18,
            numbers.Length > 1 ? int.Parse(numbers[1], CultureInfo.InvariantCulture) : numbers.Length == 1 ? 0 : 3);
    }

    private static readonly int DaysBeforeEpoch = new DateOnly(1970, 1, 1).DayNumber;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsScalar(JsonElement value) => value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? TextOf(value) : value.GetRawText();

    private static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: DuckDB refuses the line before it gets here
            return "";
        }
    }
}
