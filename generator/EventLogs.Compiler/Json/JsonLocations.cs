using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Json;

/// <summary>The locations of all values of a JSON text. Lines and columns count from 1; columns count UTF-16 code units, as editors do.</summary>
internal sealed class JsonLocations
{
    private readonly LineIndex _lines;
    private readonly Dictionary<JToken, int> _offsets = new(ReferenceEqualityComparer.Instance);

    /// <summary>Finds them.</summary>
    /// <param name="text">A JSON text.</param>
    /// <param name="root">Its value.</param>
    public JsonLocations(string text, JToken root)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        _lines = new LineIndex(utf8);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonFile.MaxDepth });

        // both go through the text in its own order
        foreach (var token in (root as JContainer)?.DescendantsAndSelf() ?? [root])
        {
            do
                reader.Read();
            while (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray);
            _offsets.Add(token, (int)reader.TokenStartIndex);
        }
    }

    /// <summary>Where a value begins; the name, when it has one.</summary>
    public (int Line, int Column) Of(JToken token) => _lines.At(_offsets[token.Parent as JProperty ?? token]);

    /// <summary>Where System.Text.Json stopped reading a text.</summary>
    public static (int Line, int Column) OfProblem(string text, JsonException problem)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var lineStart = 0;
        for (var line = 0L; line < problem.LineNumber; line++)
            lineStart += utf8.AsSpan(lineStart).IndexOf((byte)'\n') + 1;
        return LineIndex.At(utf8, Math.Min(utf8.Length, lineStart + (int)(problem.BytePositionInLine ?? 0)));
    }
}
