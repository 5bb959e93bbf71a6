using EventLogs.Compiler.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = System.Text.Json.JsonException;

namespace EventLogs.Compiler.Json;

/// <summary>A JSON file with the locations of its values.</summary>
internal sealed class JsonFile
{
    /// <summary>Levels of objects and arrays that are read. NJsonSchema reads 128, and definitions are put two levels down for it.</summary>
    public const int MaxDepth = 120;

    /// <summary>Where the message of System.Text.Json goes on to say the location, which the location says better, or what a program should do.</summary>
    private static readonly string[] MessageEnds = [" LineNumber:", " Path:", " Change the reader options", " Expected the input to start"];

    private static readonly JsonLoadSettings WithoutLines = new() { LineInfoHandling = LineInfoHandling.Ignore };

    private readonly Lazy<JsonLocations> _places;

    private JsonFile(string path, string text, JToken root)
    {
        (Path, Text, Root) = (path, text, root);
        _places = new(() => new JsonLocations(Text, Root));
    }

    /// <summary>The file, as messages name it.</summary>
    public string Path { get; }

    /// <summary>Its text.</summary>
    public string Text { get; }

    /// <summary>Its value.</summary>
    public JToken Root { get; }

    public static (JsonFile? File, Diagnostic? Problem) Parse(string path, string text)
    {
        try
        {
            // System.Text.Json is the judge of what is JSON: Newtonsoft.Json, whose tokens the passes work with, accepts more
            if (JsonScan.FirstProblem(path, text) is { } problem)
                return (null, problem);

            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
            return (new JsonFile(path, text, JToken.ReadFrom(reader, WithoutLines)), null);
        }
        catch (JsonException problem)
        {
            var (line, column) = JsonLocations.OfProblem(text, problem);
            return (null, Descriptors.InvalidJson.At(new Location(path, line, column), Sentence(problem.Message)));
        }
        catch (JsonReaderException problem)
        {
            return (null, Descriptors.InvalidJson.At(new Location(path, problem.LineNumber, problem.LinePosition), "The number has too many digits."));
        }
    }

    /// <summary>The location of the value at a pointer (of its name, when it has one), or of the nearest value around it.</summary>
    public Location At(JsonPointer pointer)
    {
        var (line, column) = _places.Value.Of(pointer.Nearest(Root));
        return new Location(Path, line, column, pointer.ToString());
    }

    private static string Sentence(string message)
    {
        var ends = MessageEnds.Select(end => message.IndexOf(end, StringComparison.Ordinal)).Where(at => at > 0);
        return message[..ends.DefaultIfEmpty(message.Length).Min()];
    }
}
