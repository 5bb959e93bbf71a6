using System.Text.Json;

namespace EventLogs.Local.Tests.Support;

/// <summary>Compares what a command prints with the JSON Schema that describes it: the same members, at every depth.</summary>
internal static class JsonMembers
{
    public static JsonElement Check(string schema, string json)
    {
        using var description = JsonDocument.Parse(Repository.Read($"docs/schemas/{schema}.schema.json"));
        var value = JsonDocument.Parse(json).RootElement.Clone();
        Check(description.RootElement, value);
        return value;
    }

    private static void Check(JsonElement schema, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var described = schema.GetProperty("properties");
                Assert.Equal(described.EnumerateObject().Select(member => member.Name), value.EnumerateObject().Select(member => member.Name));
                foreach (var member in value.EnumerateObject())
                    Check(described.GetProperty(member.Name), member.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Check(schema.GetProperty("items"), item);
                break;
            default:
                if (schema.TryGetProperty("type", out var type))
                    Assert.Equal(type.GetString(), TypeOf(value.ValueKind));
                break;
        }
    }

    private static string TypeOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Number => "integer",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
