using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>The schema that says of a value all that it shows, and no more.</summary>
internal static class Inference
{
    /// <summary>The schema of a whole event. Of the envelope it says only what is not as EventBridge writes it.</summary>
    public static JObject OfEvent(JsonElement sample)
    {
        var schema = Of(sample);
        foreach (var member in sample.EnumerateObject())
        {
            if (Envelope.IsAsUsual(member.Name, member.Value))
                schema["properties"]![member.Name] = Envelope.Bare(member.Name);
        }

        return schema;
    }

    public static JObject Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => OfObject(value),
        JsonValueKind.Array => OfArray(value),
        JsonValueKind.Number => OfNumber(value.GetRawText()),
        JsonValueKind.True or JsonValueKind.False => Type("boolean"),
        JsonValueKind.String when IsDateTime(value.GetString()!) => new JObject(new JProperty("type", "string"), new JProperty("format", "date-time")),
        JsonValueKind.String => Type("string"),
        _ => Type("null"),
    };

    private static JObject OfObject(JsonElement value)
    {
        var schema = Type("object");
        var members = value.EnumerateObject().ToList();
        if (members.Count > 0)
        {
            schema["required"] = new JArray(members.Select(member => member.Name));
            schema["properties"] = new JObject(members.Select(member => new JProperty(member.Name, Of(member.Value))));
        }

        return schema;
    }

    private static JObject OfArray(JsonElement value)
    {
        var schema = Type("array");
        var items = new SchemaUnion();
        foreach (var item in value.EnumerateArray())
            items.Add(Of(item));
        if (items.Result() is { } shape)
            schema["items"] = shape;
        return schema;
    }

    private static JObject OfNumber(string text)
    {
        var isLong = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        var schema = Type(isLong ? "integer" : "number");
        if (!ExactNumbers.FitsDouble(text))
            ExactNumbers.Mark(schema);
        return schema;
    }

    private static JObject Type(string name) => new(new JProperty("type", name));

    /// <summary>RFC 3339: a date, a time and an offset.</summary>
    private static bool IsDateTime(string text) =>
        text.Length >= "2016-06-30T22:06:31Z".Length && text[10] is 'T' && char.IsAsciiDigit(text[0])
        && (text[^1] == 'Z' || text[^6] is '+' or '-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
