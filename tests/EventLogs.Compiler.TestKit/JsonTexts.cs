using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.CompilerTestKit;

/// <summary>Compares JSON texts by their values.</summary>
internal static class JsonTexts
{
    /// <summary>Fails unless both hold the same values; a property that is null counts as one that is missing.</summary>
    public static void AssertSameValues(string expected, string actual)
    {
        var isSame = JsonNode.DeepEquals(WithoutNulls(JsonNode.Parse(expected)), WithoutNulls(JsonNode.Parse(actual)));
        Assert.True(isSame, $"{expected}\nbecame\n{actual}");
    }

    /// <summary>Fails unless both are the same text once their escapes are: same order, same notation of numbers.</summary>
    public static void AssertSameText(string expected, string actual) => Assert.Equal(Normal(expected), Normal(actual));

    private static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject properties => new JsonObject(properties
            .Where(property => property.Value is not null)
            .Select(property => KeyValuePair.Create(property.Key, WithoutNulls(property.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };

    /// <summary>The same JSON with the escapes of one writer. Names keep their order.</summary>
    private static string Normal(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            document.WriteTo(writer);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
