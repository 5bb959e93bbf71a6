using System.Text;
using System.Text.Json;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Input;

namespace EventLogs.Generator.Importing;

/// <summary>Reads sample events as <c>eventlogs-local ingest</c> does: JSON lines, arrays, values one after the other, gzip or not.</summary>
internal sealed class SampleReader(ImportInput input, ICollection<Diagnostic> problems)
{
    /// <summary>Bytes of the largest event that is read. The largest that EventBridge takes is 1 MB.</summary>
    private const int MaxValueBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads all events of an input. What is not an event is reported, and keeps no other one out.</summary>
    /// <param name="take">Takes each event.</param>
    public void Read(Action<SampleEvent> take) => ImportInputs.TryRead(input, problems, () =>
    {
        using var stream = input.Open();
        using var content = InputBytes.Open(stream);
        var values = new JsonValueReader<object>(content, MaxValueBytes);
        while (values.Read())
        {
            var start = new Location(input.Name, (int)values.Line, (int)values.Column);
            if (values.Error is { } error)
                problems.Add(Descriptors.InvalidJson.At(start, $"{char.ToUpperInvariant(error[0])}{error[1..]}."));
            else if (Event(values.Value.ToArray(), start) is { } sample)
                take(sample);
        }
    });

    private SampleEvent? Event(byte[] utf8, Location start)
    {
        var (file, problem) = Parse(utf8, start);
        if (file is null)
        {
            problems.Add(problem!);
            return null;
        }

        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonFile.MaxDepth });
        var sample = document.RootElement;
        if (Text(sample, "source") is { } source && Text(sample, "detail-type") is { } detailType)
            return new SampleEvent(source, detailType, Inference.OfEvent(sample), start, utf8);

        var isSchema = sample.ValueKind == JsonValueKind.Object && SchemaMembers.Any(name => sample.TryGetProperty(name, out _));
        problems.Add(Descriptors.NotAnEvent.At(
            start, isSchema ? "This is a schema, not an event." : "An event is an object with at least source and detail-type."));
        return null;
    }

    private static readonly string[] SchemaMembers = ["openapi", "properties", "Content"];

    private (JsonFile?, Diagnostic?) Parse(byte[] utf8, Location start)
    {
        var (file, problem) = JsonFile.Parse(input.Name, StrictUtf8.GetString(utf8));
        return (file, problem is null ? null : problem with { Location = Shift(problem.Location, start) });
    }

    /// <summary>A location in a value, as one in the file.</summary>
    private static Location Shift(Location inside, Location start) => inside with
    {
        Line = inside.Line + start.Line - 1,
        Column = inside.Line == 1 ? inside.Column + start.Column - 1 : inside.Column,
    };

    private static string? Text(JsonElement sample, string name) =>
        sample.ValueKind == JsonValueKind.Object && sample.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
