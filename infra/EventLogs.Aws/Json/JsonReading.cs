using System.Collections.Immutable;
using System.Text.Json;

namespace EventLogs.Aws.Json;

/// <summary>Reads answers: what is there has to have its type, and what else is there does not matter.</summary>
/// <remarks>An <see cref="InvalidDataException"/> names the member that is not as the service's API reference says.</remarks>
internal static class JsonReading
{
    public static JsonElement? OptionalMember(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"There is {element.ValueKind} where an object with '{name}' belongs.");
        return element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
    }

    public static JsonElement Member(this JsonElement element, string name) =>
        element.OptionalMember(name) ?? throw new InvalidDataException($"'{name}' is missing.");

    /// <summary>A member whose own members are read elsewhere.</summary>
    public static JsonElement? OptionalObject(this JsonElement element, string name) =>
        element.OptionalMember(name) is { } member ? Expect(member, name, JsonValueKind.Object) : null;

    public static JsonElement Object(this JsonElement element, string name) =>
        Expect(element.Member(name), name, JsonValueKind.Object);

    public static string? OptionalText(this JsonElement element, string name) =>
        element.OptionalMember(name) is { } member ? TextOf(member, name) : null;

    public static string Text(this JsonElement element, string name) => TextOf(element.Member(name), name);

    public static long? OptionalNumber(this JsonElement element, string name) => element.OptionalMember(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } member when member.TryGetInt64(out var number) => number,
        _ => throw new InvalidDataException($"'{name}' is not a whole number."),
    };

    public static bool OptionalFlag(this JsonElement element, string name) => element.OptionalMember(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        _ => throw new InvalidDataException($"'{name}' is not true or false."),
    };

    /// <summary>The items of a list; none when it is missing, as services leave out empty ones.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.OptionalMember(name) is { } member ? Expect(member, name, JsonValueKind.Array).EnumerateArray() : [];

    public static ImmutableArray<string> Texts(this JsonElement element, string name) =>
        [.. element.Items(name).Select(item => TextOf(item, name))];

    private static string TextOf(JsonElement member, string name)
    {
        try
        {
            return Expect(member, name, JsonValueKind.String).GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // half a surrogate pair, or bytes that are not UTF-8
            throw new InvalidDataException($"'{name}' is not Unicode text.", exception);
        }
    }

    private static JsonElement Expect(JsonElement member, string name, JsonValueKind kind) =>
        member.ValueKind == kind ? member : throw new InvalidDataException($"'{name}' is {member.ValueKind}, not {kind}.");
}
