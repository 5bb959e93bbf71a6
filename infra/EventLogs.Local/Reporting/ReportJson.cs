using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using EventLogs.Local.Results;

namespace EventLogs.Local.Reporting;

/// <summary>
/// The sections of a report as the JSON that its page draws. It may stand in HTML: the writer escapes what could end a script. Characters that
/// change how others are read, as the controls of bidirectional text do, are written as escapes that are seen.
/// </summary>
internal static class ReportJson
{
    // the integers that JavaScript's numbers are exact for
    private const long MaxExact = 1L << 53;

    public static string Write(string title, ReportOrigin origin, IReadOnlyList<ReportSection> sections)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("title", Visible(title));
            json.WriteString("now", origin.Period.Now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
            json.WriteNumber("days", origin.Period.Days);
            if (origin.Address is { } address)
            {
                json.WriteString("address", Visible(address));
                json.WriteString("first", origin.Period.FirstRead.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }

            json.WriteStartArray("sections");
            foreach (var section in sections)
                Write(json, section);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, ReportSection section)
    {
        json.WriteStartObject();
        json.WriteString("id", Visible(section.Query.Id));
        json.WriteString("title", Visible(section.Query.Title));
        json.WriteString("description", Visible(section.Query.Description));
        json.WriteStartArray("charts");
        foreach (var chart in section.Display.Charts)
        {
            json.WriteStartObject();
            json.WriteString("kind", chart.Kind.Name);
            foreach (var (setting, value) in chart.Settings.Where(setting => !chart.Kind.IsColumn(setting.Key)))
                json.WriteString(setting, Visible(value));
            foreach (var setting in chart.Settings.Keys.Where(chart.Kind.IsColumn))
                Write(json, setting, chart.Columns(setting));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "filters", section.Display.Filters);
        json.WriteString("period", section.Display.Period);
        Write(json, "columns", section.Result.Columns);
        json.WriteNumber("count", section.Result.Count);
        json.WriteStartArray("rows");
        foreach (var row in section.Result.Rows)
        {
            json.WriteStartArray();
            foreach (var value in row)
                Write(json, value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(Visible(value));
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger or decimal or float or double when IsExact(value):
                json.WriteRawValue(((IFormattable)value).ToString(value is float or double ? "R" : null, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(Visible(ResultText.Of(value)));
                break;
        }
    }

    private static bool IsExact(object number) => number switch
    {
        double or float => double.IsFinite(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
        BigInteger big => BigInteger.Abs(big) <= MaxExact,
        _ => Math.Abs(Convert.ToDecimal(number, CultureInfo.InvariantCulture)) <= MaxExact,
    };

    /// <summary>The text with its control and format characters written as escapes.</summary>
    private static string Visible(string text)
    {
        if (!text.Any(IsHidden))
            return text;
        return string.Concat(text.Select(c => c switch
        {
            '\n' or '\t' => " ",
            _ when IsHidden(c) => $"\\u{(int)c:x4}",
            _ => c.ToString(),
        }));
    }

    // joiners are part of how words and emoji are written
    private static bool IsHidden(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format && c is not ('\u200c' or '\u200d');
}
