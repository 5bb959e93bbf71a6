using System.Text;
using System.Text.Json;
using EventLogs.Generator.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Loading;

/// <summary>A JSON file with the places of its values.</summary>
/// <param name="Path">The file, as messages name it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Root">Its value.</param>
internal sealed record JsonFile(string Path, string Text, JToken Root)
{
    /// <summary>System.Text.Json is the judge of what is JSON; Newtonsoft.Json, which accepts more, then keeps line numbers.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    public static (JsonFile? File, Diagnostic? Problem) Parse(string path, string text)
    {
        try
        {
            JsonDocument.Parse(text, Strict).Dispose();
        }
        catch (System.Text.Json.JsonException problem)
        {
            var (line, column) = ((int)(problem.LineNumber ?? -1) + 1, (int)(problem.BytePositionInLine ?? -1) + 1);
            return (null, Descriptors.InvalidJson.At(new Location(path, line, column), FirstSentence(problem.Message)));
        }

        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = 256 };
        return (new JsonFile(path, text, JToken.ReadFrom(reader)), null);
    }

    /// <summary>The place of the value at a pointer, or of the nearest value around it.</summary>
    public Location At(JsonPointer pointer)
    {
        var token = pointer.Nearest(Root);
        IJsonLineInfo info = token.Parent is JProperty property ? property : token;
        return new Location(Path, info.LineNumber, ColumnOf(info), pointer.ToString());
    }

    /// <summary>Newtonsoft.Json counts a property's column at its colon; people look for its name.</summary>
    private static int ColumnOf(IJsonLineInfo info) =>
        info is JProperty property ? Math.Max(1, info.LinePosition - property.Name.Length - 2) : info.LinePosition;

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var path = message.IndexOf(" Path:", StringComparison.Ordinal);
        var cut = new[] { end, path }.Where(at => at > 0).DefaultIfEmpty(message.Length).Min();
        return new StringBuilder(message, 0, cut, cut).ToString();
    }
}
