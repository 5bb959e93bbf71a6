extern alias reference;

using System.Text;
using System.Text.Json;
using MapError = reference::EventLogs.Runtime.Mapping.MapError;
using WrappedRecord = reference::EventLogs.Runtime.Firehose.WrappedRecord;

namespace EventLogs.Fuzz.Executable;

/// <summary>
/// What docs/mapping.md says that an event becomes, read from the schemas themselves. It shares no code with the product: neither
/// the run-time library nor anything of the generator, nor what that has generated. It knows columns of strings, which is what
/// CodeDeploy's own events have, and throws for others.
/// </summary>
internal sealed class SchemaOracle
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<(string Source, string DetailType), List<OracleColumn>> _events;

    private SchemaOracle(Dictionary<(string Source, string DetailType), List<OracleColumn>> events) => _events = events;

    /// <summary>Reads all schemas of a folder.</summary>
    public static SchemaOracle Read(string folder) => new(Directory
        .GetFiles(folder, "*.schema.json", SearchOption.AllDirectories)
        .Select(file => JsonElement.Parse(File.ReadAllBytes(file)))
        .ToDictionary(
            schema => (Text(schema, "x-amazon-events-source"), Text(schema, "x-amazon-events-detail-type")),
            schema => OracleColumn.Of(schema).ToList()));

    /// <summary>Maps one event.</summary>
    /// <returns>The line with its newline, or the reason for the refusal and the path of the value at fault.</returns>
    public (string? Line, string Error, string? Path) Map(byte[] utf8Event)
    {
        try
        {
            return (Line(utf8Event), "None", null);
        }
        catch (RefusedException refused)
        {
            return (null, Explain(refused.Error, utf8Event), refused.Path);
        }
    }

    /// <summary>What is of no known kind may be what holds events.</summary>
    private static string Explain(string error, byte[] data) => error is "InvalidText" or "InvalidJson" or "NotAnObject" or "WrongEvent"
        ? (WrappedRecord.Of(data, Enum.Parse<MapError>(error)) ?? Enum.Parse<MapError>(error)).ToString()
        : error;

    private string Line(byte[] utf8Event)
    {
        using var document = Parse(utf8Event);
        var root = document.RootElement;
        ReadAllTexts(root);
        if (root.ValueKind != JsonValueKind.Object)
            throw new RefusedException("NotAnObject");
        if (!_events.TryGetValue((TextOrNothing(root, "source"), TextOrNothing(root, "detail-type")), out var columns))
            throw new RefusedException("WrongEvent");
        var values = columns
            .Select(column => (column.Key, Value: column.Value(root)))
            .ToList()
            .Where(column => column.Value is not null)
            .Select(column => $"{JsonSerializer.Serialize(column.Key)}:{column.Value!.Value.GetRawText()}");
        return $"{{{string.Join(',', values)}}}\n";
    }

    private static JsonDocument Parse(byte[] utf8Event)
    {
        try
        {
            _ = Utf8.GetString(utf8Event);
            return JsonDocument.Parse(utf8Event, new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException("InvalidText");
        }
        catch (JsonException)
        {
            throw new RefusedException("InvalidJson");
        }
    }

    /// <summary>Half a surrogate pair shows only when a text is asked for.</summary>
    private static void ReadAllTexts(JsonElement element)
    {
        try
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.String: _ = element.GetString(); break;
                case JsonValueKind.Array: element.EnumerateArray().ToList().ForEach(ReadAllTexts); break;
                case JsonValueKind.Object: element.EnumerateObject().ToList().ForEach(property => ReadAllTexts(property.Name, property.Value)); break;
            }
        }
        catch (InvalidOperationException)
        {
            throw new RefusedException("InvalidText");
        }
    }

    private static void ReadAllTexts(string name, JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ReadAllTexts(value);
    }

    private static string TextOrNothing(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Text(JsonElement schema, string name) => schema.GetProperty(name).GetString()!;
}

/// <summary>Ends the mapping of one event; never leaves the oracle.</summary>
internal sealed class RefusedException(string error, string? path = null) : Exception
{
    /// <summary>The reason's name in docs/mapping.md.</summary>
    public string Error => error;

    /// <summary>The JSONPath of the value at fault.</summary>
    public string? Path => path;
}
