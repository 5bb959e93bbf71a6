using System.Globalization;
using System.Text.Json;
using EventLogs.Generator.Model;

namespace EventLogs.Generator.Tests.Importing.Coverage;

/// <summary>Compares a row of a query with the event that it came from. Shares no code with what wrote the row.</summary>
internal static class ExpectedRow
{
    /// <summary>What is wrong with the row; null when every column has the event's value.</summary>
    public static string? Difference(EventLog log, JsonElement sample, JsonElement row)
    {
        foreach (var column in log.Columns)
        {
            if (!row.TryGetProperty(column.GlueName, out var found))
                return $"the row has no {column.GlueName}";
            if (!Is(column.Type, Find(sample, column.From.Keys), found))
                return $"{column.GlueName} is {found.GetRawText()}";
        }

        return null;
    }

    private static JsonElement? Find(JsonElement value, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(key, out value))
                return null;
        }

        return value;
    }

    private static bool Is(ColumnType type, JsonElement? value, JsonElement found)
    {
        if (value is not { ValueKind: not JsonValueKind.Null } expected)
            return found.ValueKind == JsonValueKind.Null;

        return type switch
        {
            StructType structure => structure.Fields.All(field => Is(field.Type, Find(expected, [field.Key]), Find(found, [field.GlueName])!.Value)),
            ArrayType array => Length(expected) == Length(found)
                && expected.EnumerateArray().Zip(found.EnumerateArray()).All(pair => Is(array.Element, pair.First, pair.Second)),
            MapType map => expected.EnumerateObject().All(entry => Is(map.Value, entry.Value, Find(found, [entry.Name]) ?? default)),
            ScalarType { Kind: ScalarKind.Integer } => found.GetInt64() == expected.GetInt64(),
            ScalarType { Kind: ScalarKind.Double } => found.GetDouble() == expected.GetDouble(),
            ScalarType { Kind: ScalarKind.Boolean } => found.GetBoolean() == expected.GetBoolean(),
            ScalarType { Kind: ScalarKind.Timestamp } => found.GetString() == Utc(expected),
            ScalarType => found.GetString() == expected.GetString(),
            _ => JsonElement.DeepEquals(expected, JsonElement.Parse(found.GetString()!)),
        };
    }

    private static int Length(JsonElement array) => array.ValueKind == JsonValueKind.Array ? array.GetArrayLength() : -1;

    private static string Utc(JsonElement time) => time.GetDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
