using System.Text.Json;

namespace EventLogs.Local.Tests.Support;

/// <summary>Compares what a command prints with the JSON Schema that describes it: the same members, at every depth.</summary>
internal static class JsonMembers
{
    /// <summary>Checks what a command printed.</summary>
    public static JsonElement Check(string command, string json)
    {
        using var description = JsonDocument.Parse(File.ReadAllText(JsonSchemaFiles.PathOf("eventlogs-local", command)));
        var value = JsonDocument.Parse(json).RootElement.Clone();
        Check(description.RootElement, description.RootElement, value);
        return value;
    }

    private static void Check(JsonElement root, JsonElement given, JsonElement value)
    {
        var schema = given.TryGetProperty("$ref", out var reference)
            ? root.GetProperty("definitions").GetProperty(reference.GetString()!["#/definitions/".Length..])
            : given;
        if (schema.TryGetProperty("type", out var type))
            Assert.Contains(TypeOf(value), type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()) : [type.GetString()]);
        if (schema.TryGetProperty("enum", out var values))
            Assert.Contains(value.GetString(), values.EnumerateArray().Select(name => name.GetString()));
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Check(root, schema.GetProperty("items"), item);
        }
        else if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var described))
        {
            CheckMembers(root, schema, described, value);
        }
    }

    private static void CheckMembers(JsonElement root, JsonElement schema, JsonElement described, JsonElement value)
    {
        var names = value.EnumerateObject().Select(member => member.Name).ToList();
        Assert.Empty(schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).Except(names));
        if (schema.TryGetProperty("additionalProperties", out _))
            Assert.Empty(names.Except(described.EnumerateObject().Select(member => member.Name)));
        foreach (var member in value.EnumerateObject())
        {
            if (described.TryGetProperty(member.Name, out var found))
                Check(root, found, member.Value);
        }
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        JsonValueKind.Number => value.GetRawText().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
