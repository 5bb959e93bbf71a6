using System.Text;
using System.Text.Json;
using EventLogs.Compiler.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>How the values of a file are written, so that those that stay are written the same again.</summary>
internal sealed class WrittenText
{
    private readonly JsonFile _file;
    private readonly byte[] _utf8;
    private readonly Dictionary<JToken, Range> _ranges = new(ReferenceEqualityComparer.Instance);

    public WrittenText(JsonFile file)
    {
        (_file, _utf8) = (file, Encoding.UTF8.GetBytes(file.Text));
        var reader = new Utf8JsonReader(_utf8, new JsonReaderOptions { MaxDepth = JsonFile.MaxDepth });
        reader.Read();
        Read(ref reader, file.Root);
    }

    /// <summary>The text of the value at a location, when it is this value and is indented as its location asks; null otherwise.</summary>
    public string? Find(JsonPointer location, JToken value)
    {
        if (location.Find(_file.Root) is not { } known || known.ToString(Formatting.None) != value.ToString(Formatting.None))
            return null;

        var text = Encoding.UTF8.GetString(_utf8[_ranges[known]]);
        var lastLine = text[(text.LastIndexOf('\n') + 1)..];
        return lastLine.Length == text.Length || Indent(lastLine) == location.Tokens.Length * SchemaText.Indent ? text : null;
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    private void Read(ref Utf8JsonReader reader, JToken token)
    {
        var start = (int)reader.TokenStartIndex;
        foreach (var child in token.Children())
        {
            reader.Read();
            if (child is JProperty)
                reader.Read();
            Read(ref reader, child is JProperty { Value: var value } ? value : child);
        }

        if (token is JContainer)
            reader.Read();
        _ranges.Add(token, start..(int)reader.BytesConsumed);
    }
}
