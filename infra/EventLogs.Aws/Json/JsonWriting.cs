using System.Text.Json;

namespace EventLogs.Aws.Json;

/// <summary>Writes requests.</summary>
internal static class JsonWriting
{
    /// <summary>Writes a member, unless it is null: services refuse some nulls.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    /// <summary>Writes a list of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>Writes JSON as it came.</summary>
    public static void WriteElement(this Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }

    /// <summary>Writes a time as JSON 1.1 has it: seconds since 1970, here with milliseconds.</summary>
    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteNumber(name, time.ToUnixTimeMilliseconds() / 1000m);
}
