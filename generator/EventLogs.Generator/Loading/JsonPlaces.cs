using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Loading;

/// <summary>Finds lines and columns in a JSON text. Both count from 1; columns count UTF-16 code units, as editors do.</summary>
internal static class JsonPlaces
{
    /// <summary>Where the value at a pointer begins, its name included, or the nearest value around it.</summary>
    /// <param name="text">A JSON text without duplicate names.</param>
    /// <param name="root">Its value.</param>
    /// <param name="pointer">The place that is looked for.</param>
    public static (int Line, int Column) Find(string text, JToken root, JsonPointer pointer)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        var start = reader.TokenStartIndex;
        foreach (var position in Positions(root, pointer))
        {
            // by position, not by name: an escaped name may be no text at all
            reader.Read();
            for (var i = 0; i < position; i++)
            {
                reader.Skip();
                reader.Read();
            }

            start = reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.PropertyName)
                reader.Read();
        }

        return At(utf8, (int)start);
    }

    /// <summary>Where System.Text.Json stopped reading.</summary>
    public static (int Line, int Column) OfProblem(string text, JsonException problem)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var lineStart = 0;
        for (var line = 0L; line < problem.LineNumber; line++)
            lineStart += utf8.AsSpan(lineStart).IndexOf((byte)'\n') + 1;
        return At(utf8, Math.Min(utf8.Length, lineStart + (int)(problem.BytePositionInLine ?? 0)));
    }

    /// <summary>The line and column of a byte.</summary>
    public static (int Line, int Column) At(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..offset];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    private static List<int> Positions(JToken root, JsonPointer pointer)
    {
        var positions = new List<int>();
        foreach (var name in pointer.Tokens)
        {
            if (JsonPointer.Child(root, name) is not { } child)
                break;
            positions.Add(child.Parent is JProperty property ? property.Parent!.Children().TakeWhile(other => other != property).Count() : ((JArray)root).IndexOf(child));
            root = child;
        }

        return positions;
    }
}
