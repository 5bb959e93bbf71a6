using System.Text;
using System.Text.Json;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Compiler.Json;

/// <summary>Whether a text is JSON, and means the same to every reader: no name twice, no half of a surrogate pair.</summary>
internal static class JsonScan
{
    /// <summary>The first problem, or null. Throws <see cref="JsonException"/> where the text is not JSON.</summary>
    /// <param name="path">The file, as messages name it.</param>
    /// <param name="text">Its text.</param>
    public static Diagnostic? FirstProblem(string path, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonFile.MaxDepth });
        var open = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (Look(ref reader, open) is not (var descriptor, var message))
                continue;
            var (line, column) = LineIndex.At(utf8, (int)reader.TokenStartIndex);
            return descriptor.At(new Location(path, line, column), message);
        }

        return null;
    }

    private static (DiagnosticDescriptor, string)? Look(ref Utf8JsonReader reader, Stack<HashSet<string>> open)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                open.Push(new HashSet<string>(StringComparer.Ordinal));
                break;
            case JsonTokenType.EndObject:
                open.Pop();
                break;
            case JsonTokenType.PropertyName or JsonTokenType.String:
                if (Text(ref reader) is not { } text)
                    return (Descriptors.InvalidText, "The text has half of a surrogate pair.");
                if (reader.TokenType == JsonTokenType.PropertyName && !open.Peek().Add(text))
                    return (Descriptors.InvalidJson, $"The name '{text}' stands twice in one object.");
                break;
        }

        return null;
    }

    /// <summary>The text of a string or a name; null when its escapes stand for no text.</summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
