using System.Text.Json.Nodes;

namespace EventLogs.Generator.Tests.TestKit;

/// <summary>Compares JSON by its meaning.</summary>
internal static class JsonTexts
{
    /// <summary>Fails unless both hold the same values; a property that is null counts as one that is missing.</summary>
    public static void AssertSameValues(string expected, string actual)
    {
        var isSame = JsonNode.DeepEquals(WithoutNulls(JsonNode.Parse(expected)), WithoutNulls(JsonNode.Parse(actual)));
        Assert.True(isSame, $"{expected}\nbecame\n{actual}");
    }

    private static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject properties => new JsonObject(properties
            .Where(property => property.Value is not null)
            .Select(property => KeyValuePair.Create(property.Key, WithoutNulls(property.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };
}
