using System.Text.Json;

namespace EventLogs.Lambdas.CreatePartition;

/// <summary>Reads JSON of which nothing is known. Never throws.</summary>
internal static class AnyJson
{
    /// <summary>A member of an object; null where there is none.</summary>
    public static JsonElement? Member(JsonElement? parent, string name)
    {
        try
        {
            return parent is { ValueKind: JsonValueKind.Object } owner && owner.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            // A name beside it is not text: it holds half a surrogate pair
            return null;
        }
    }

    /// <summary>A member that is text; null where there is none.</summary>
    public static string? Text(JsonElement? parent, string name)
    {
        try
        {
            return Member(parent, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are not UTF-8, or half a surrogate pair
            return null;
        }
    }
}
