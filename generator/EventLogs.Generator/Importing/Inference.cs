using System.Globalization;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>The schema that says of a value all that it shows, and no more.</summary>
internal static class Inference
{
    public static JObject Of(JToken value) => value switch
    {
        JObject members => OfObject(members),
        JArray items => OfArray(items),
        _ => value.Type switch
        {
            JTokenType.Integer => Type(IsLong(value) ? "integer" : "number"),
            JTokenType.Float => Type("number"),
            JTokenType.Boolean => Type("boolean"),
            JTokenType.Null => Type("null"),
            _ => IsDateTime((string)value!) ? new JObject(new JProperty("type", "string"), new JProperty("format", "date-time")) : Type("string"),
        },
    };

    private static JObject OfObject(JObject members)
    {
        var schema = Type("object");
        if (members.Count > 0)
        {
            schema["required"] = new JArray(members.Properties().Select(member => member.Name));
            schema["properties"] = new JObject(members.Properties().Select(member => new JProperty(member.Name, Of(member.Value))));
        }

        return schema;
    }

    private static JObject OfArray(JArray items)
    {
        var schema = Type("array");
        if (items.Count > 0)
            schema["items"] = items.Select(Of).Aggregate(SchemaMerge.Union);
        return schema;
    }

    private static JObject Type(string name) => new(new JProperty("type", name));

    private static bool IsLong(JToken value) => long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    /// <summary>RFC 3339: a date, a time and an offset.</summary>
    private static bool IsDateTime(string text) =>
        text.Length >= "2016-06-30T22:06:31Z".Length && text[10] is 'T' && char.IsAsciiDigit(text[0])
        && (text[^1] == 'Z' || text[^6] is '+' or '-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
