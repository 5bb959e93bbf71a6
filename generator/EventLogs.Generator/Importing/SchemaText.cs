using System.Globalization;
using System.Text;
using EventLogs.Compiler.Json;
using EventLogs.Generator.Layout;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Writes JSON for people: two spaces, LF, short things on one line. A table of things of the same kind, such as properties, has a line or
/// more for each. What stands in a file already, and stays, is written as people wrote it.
/// </summary>
internal sealed class SchemaText
{
    /// <summary>Spaces before what is one level further in.</summary>
    public const int Indent = 2;

    /// <summary>The maximum number of characters of something that is written on one line.</summary>
    private const int MaxLine = 100;

    private readonly StringBuilder _text = new();
    private readonly WrittenText? _written;

    private SchemaText(WrittenText? written) => _written = written;

    /// <summary>The text of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="file">The file as it is, when there is one.</param>
    public static string Of(JObject schema, JsonFile? file = null)
    {
        var text = new SchemaText(file is null ? null : new WrittenText(file));
        text.Write(schema, JsonPointer.Root);
        var written = text._text.Append('\n').ToString();
        // a file that nobody has formatted stays as people wrote it
        return file is null || JsonFormat.Of(file.Text) == file.Text ? JsonFormat.Of(written) : written;
    }

    private void Write(JToken token, JsonPointer location)
    {
        if (_written?.Find(location, token) is { } written)
            _text.Append(written);
        else if (!token.HasValues || (IsShort(token) && OnOneLine(token).Length <= MaxLine))
            _text.Append(OnOneLine(token));
        else
            WriteLines(token, location);
    }

    private void WriteLines(JToken container, JsonPointer location)
    {
        var (open, close) = container is JObject ? ('{', '}') : ('[', ']');
        _text.Append(open);
        foreach (var (index, child) in container.Children().Index())
        {
            NewLine(index == 0 ? "" : ",", location.Tokens.Length + 1);
            if (child is JProperty property)
            {
                _text.Append(JsonConvert.ToString(property.Name)).Append(": ");
                Write(property.Value, location.Then(property.Name));
            }
            else
            {
                Write(child, location.Then(index.ToString(CultureInfo.InvariantCulture)));
            }
        }

        NewLine("", location.Tokens.Length);
        _text.Append(close);
    }

    private void NewLine(string separator, int depth) => _text.Append(separator).Append('\n').Append(' ', depth * Indent);

    /// <summary>An array of values, or an object of values and small objects, but not of objects alone.</summary>
    private static bool IsShort(JToken token) => token switch
    {
        JArray items => items.All(item => item is JValue),
        JObject members => members.PropertyValues().Any(value => value is not JObject) && members.PropertyValues().All(IsSmall),
        _ => true,
    };

    private static bool IsSmall(JToken value) => value switch
    {
        JObject members => members.Count <= 1 && members.PropertyValues().All(member => member is JValue),
        _ => IsShort(value),
    };

    private static string OnOneLine(JToken token) => token switch
    {
        JObject { Count: 0 } => "{}",
        JObject members => $"{{ {string.Join(", ", members.Properties().Select(member => $"{JsonConvert.ToString(member.Name)}: {OnOneLine(member.Value)}"))} }}",
        JArray items => $"[{string.Join(", ", items.Select(OnOneLine))}]",
        _ => token.ToString(Formatting.None),
    };
}
