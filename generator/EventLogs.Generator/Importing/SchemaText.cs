using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Writes JSON for people: two spaces, LF, short things on one line. A table of things of the same kind, such as properties, has a line or
/// more for each.
/// </summary>
internal static class SchemaText
{
    /// <summary>The most characters of something that is written on one line.</summary>
    private const int MaxLine = 100;

    public static string Of(JObject schema)
    {
        var text = new StringBuilder();
        Write(text, schema, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JToken token, int depth)
    {
        if (!token.HasValues || (IsShort(token) && OnOneLine(token) is { Length: <= MaxLine }))
        {
            text.Append(OnOneLine(token));
            return;
        }

        text.Append(token is JObject ? '{' : '[');
        var separator = "";
        foreach (var child in token.Children())
        {
            text.Append(separator).Append('\n').Append(' ', (depth + 1) * 2);
            if (child is JProperty property)
                text.Append(JsonConvert.ToString(property.Name)).Append(": ");
            Write(text, child is JProperty { Value: var value } ? value : child, depth + 1);
            separator = ",";
        }

        text.Append('\n').Append(' ', depth * 2).Append(token is JObject ? '}' : ']');
    }

    /// <summary>An array of values, or an object of values with at most one object among them, itself of values only.</summary>
    private static bool IsShort(JToken token) => token switch
    {
        JArray items => items.All(item => item is JValue),
        JObject members => members.Count == 0 || members.PropertyValues().Any(value => value is not JObject)
            && members.PropertyValues().All(value => value is JValue or JArray && IsShort(value) || value is JObject inner && inner.PropertyValues().All(part => part is JValue)),
        _ => true,
    };

    private static string OnOneLine(JToken token) => token switch
    {
        JObject { Count: 0 } => "{}",
        JObject members => $"{{ {string.Join(", ", members.Properties().Select(member => $"{JsonConvert.ToString(member.Name)}: {OnOneLine(member.Value)}"))} }}",
        JArray items => $"[{string.Join(", ", items.Select(OnOneLine))}]",
        _ => token.ToString(Formatting.None),
    };
}
