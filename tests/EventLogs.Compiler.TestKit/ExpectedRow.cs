using System.Globalization;
using System.Text.Json;
using EventLogs.Compiler.Model;

namespace EventLogs.CompilerTestKit;

/// <summary>Compares a row of a query with the event that it came from. Shares no code with what wrote the row.</summary>
internal static class ExpectedRow
{
    /// <summary>What is wrong with the row; null when every column has the event's value.</summary>
    /// <param name="log">The columns and where their values stand in the event.</param>
    /// <param name="sample">The event.</param>
    /// <param name="row">The row as a JSON object.</param>
    public static string? Difference(EventLog log, JsonElement sample, JsonElement row)
    {
        foreach (var column in log.Columns)
        {
            if (!row.TryGetProperty(column.GlueName, out var found))
                return $"the row has no {column.GlueName}";
            var value = Take(column.From, Find(sample, column.From.Keys));
            if (!Is(column.Type, value, found))
                return $"{column.GlueName} is {found.GetRawText()}";
        }

        return null;
    }

    private static JsonElement? Take(ColumnSource source, JsonElement? value) => source.Match(
        path: _ => value,
        arn: arn => Pick(value, arn.Pattern),
        part: part => Take(part.Arn, value) is { ValueKind: JsonValueKind.String } arn ? Part(arn.GetString()!, part.Part) : null);

    private static JsonElement? Part(string arn, ArnPart part)
    {
        var parts = arn.Split(':', 6);
        if (parts is not ["arn", not "", _, _, _, var resource])
            return null;
        var pieces = resource.Split([':', '/'], 2);
        string[] all = [.. parts[1..], pieces.Length == 2 ? pieces[0] : "", pieces[^1]];
        return all[(int)part] is { Length: > 0 } text ? JsonSerializer.SerializeToElement(text) : null;
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

    private static JsonElement? Pick(JsonElement? array, ArnPattern pattern)
    {
        foreach (var element in array is { ValueKind: JsonValueKind.Array } elements ? elements.EnumerateArray() : default)
        {
            if (element.GetString()!.Split(':', 6) is ["arn", _, var service, _, _, var resource]
                && (service == pattern.Service || pattern.Service == "*")
                && resource.Split(':', '/')[0] == pattern.ResourceType)
            {
                return element;
            }
        }

        return null;
    }

    private static bool Is(ColumnType type, JsonElement? value, JsonElement found)
    {
        if (value is not { ValueKind: not JsonValueKind.Null } expected)
            return found.ValueKind == JsonValueKind.Null;

        return (type, found.ValueKind) switch
        {
            (StructType structure, JsonValueKind.Object) => found.GetPropertyCount() == structure.Fields.Length
                && structure.Fields.All(field => IsMember(field.Type, Find(expected, [field.Key]), field.GlueName)),
            (ArrayType array, JsonValueKind.Array) => expected.GetArrayLength() == found.GetArrayLength()
                && expected.EnumerateArray().Zip(found.EnumerateArray()).All(pair => Is(array.Element, pair.First, pair.Second)),
            (MapType map, JsonValueKind.Object) => expected.GetPropertyCount() == found.GetPropertyCount()
                && expected.EnumerateObject().All(entry => IsMember(map.Value, entry.Value, entry.Name)),
            (ScalarType { Kind: ScalarKind.Integer }, JsonValueKind.Number) => found.GetInt64() == expected.GetDecimal(),
            (ScalarType { Kind: ScalarKind.Double }, JsonValueKind.Number) => found.GetDouble() == expected.GetDouble(),
            (ScalarType { Kind: ScalarKind.Boolean }, JsonValueKind.True or JsonValueKind.False) => found.GetBoolean() == expected.GetBoolean(),
            (ScalarType { Kind: ScalarKind.Timestamp }, JsonValueKind.String) => Time(found) == Milliseconds(expected.GetDateTimeOffset()),
            (ScalarType { Kind: ScalarKind.String or ScalarKind.DateTime }, JsonValueKind.String) => found.GetString() == expected.GetString(),
            (JsonType, JsonValueKind.String) => JsonElement.DeepEquals(expected, JsonElement.Parse(found.GetString()!)),
            _ => false,
        };

        bool IsMember(ColumnType member, JsonElement? expectedMember, string name) =>
            found.TryGetProperty(name, out var foundMember) && Is(member, expectedMember, foundMember);
    }

    private static DateTime Time(JsonElement found) =>
        DateTime.Parse(found.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>The serde reads no more of a time.</summary>
    private static DateTime Milliseconds(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
}
