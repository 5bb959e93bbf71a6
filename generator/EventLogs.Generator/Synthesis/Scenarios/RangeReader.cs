using System.Text.Json;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>Reads the bounds of a range: one value for both, or an array of two.</summary>
internal static class RangeReader
{
    public static (T Min, T Max) Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return JsonSerializer.Deserialize<T[]>(ref reader, options) is [{ } min, { } max]
                ? (min, max)
                : throw new JsonException("A range has two bounds.");
        }

        return JsonSerializer.Deserialize<T>(ref reader, options) is { } only
            ? (only, only)
            : throw new JsonException("A range is not null.");
    }
}
