using System.Text.Json;
using EventLogs.Input;

namespace EventLogs.Generator.Scaffolding;

/// <summary>What an input to begin with is: init does not ask.</summary>
internal enum InputKind
{
    /// <summary>The schema of an event or of several, with envelope: an export.</summary>
    Export,

    /// <summary>Events.</summary>
    Samples,

    /// <summary>The schema of a detail.</summary>
    Detail,
}

/// <summary>Tells what inputs are.</summary>
internal static class InputKinds
{
    /// <summary>Members that only documents with whole events have at their top.</summary>
    private static readonly string[] OfExports = ["openapi", "asyncapi", "x-amazon-events-source", "Content"];

    /// <summary>The kind of one file. What is not JSON may be YAML, which import reads as an export.</summary>
    public static InputKind Of(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var reader = new StreamReader(InputBytes.Open(file));
            return OfText(reader.ReadToEnd());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // import says what is wrong with it
            return InputKind.Export;
        }
    }

    private static InputKind OfText(string text)
    {
        try
        {
            // one value, or the first of several
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')), new JsonReaderOptions { AllowMultipleValues = true });
            reader.Read();
            using var document = JsonDocument.ParseValue(ref reader);
            var value = document.RootElement;
            if (value.ValueKind == JsonValueKind.Array)
                return InputKind.Samples;
            if (value.ValueKind != JsonValueKind.Object || OfExports.Any(member => value.TryGetProperty(member, out _)))
                return InputKind.Export;
            var isEvent = IsText(value, "source") && IsText(value, "detail-type") && value.TryGetProperty("detail", out _);
            return isEvent || WrappedEvents.TryOpen(System.Text.Encoding.UTF8.GetBytes(value.GetRawText()), out _, out _) ? InputKind.Samples : InputKind.Detail;
        }
        catch (JsonException)
        {
            return text.Contains("openapi:", StringComparison.Ordinal) || text.Contains("asyncapi:", StringComparison.Ordinal) ? InputKind.Export : InputKind.Detail;
        }
    }

    private static bool IsText(JsonElement value, string member) => value.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String;
}
