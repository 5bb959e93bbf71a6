using System.Text;
using System.Text.Json;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Input;

namespace EventLogs.Generator.Importing;

/// <summary>
/// Reads sample events as <c>eventlogs-local ingest</c> does: JSON lines, arrays, values one after the other, gzip or not, events that SNS, SQS
/// or CloudWatch Logs have wrapped; the requests that put events, which have all of them but their envelope; and CloudEvents, which are details.
/// </summary>
internal sealed class SampleReader(ImportInput input, ICollection<Diagnostic> problems)
{
    /// <summary>Bytes of the largest event that is read. The largest that EventBridge takes is 1 MB.</summary>
    private const int MaxValueBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly HashSet<(string Source, string Type)> _cloudEvents = [];

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
            else
                Take(values.Value.ToArray(), start, 0, take);
        }
    });

    /// <summary>Takes an event, or those that are wrapped in a value.</summary>
    private void Take(byte[] utf8, Location start, int depth, Action<SampleEvent> take)
    {
        var (file, problem) = Parse(utf8, start);
        if (file is null)
            problems.Add(problem!);
        else if (Event(utf8, start) is { } sample)
            take(sample);
        else if (PutRequest.EventsOf(utf8) is { Count: > 0 } requested)
            TakeAll(requested);
        else if (CloudEvent.Of(utf8) is { } cloudEvent)
            TakeDetail(cloudEvent);
        else if (depth < WrappedEvents.MaxDepth && WrappedEvents.TryOpen(utf8, out var inside, out var reason))
            TakeAll(inside, reason);
        else
            Refuse(IsSchema(utf8) ? "This is a schema, not an event." : "An event is an object with at least source and detail-type.");

        void TakeAll(IReadOnlyList<byte[]> all, string? problemInside = null)
        {
            foreach (var one in all)
                Take(one, start, depth + 1, take);
            if (problemInside is not null)
                Refuse($"There is no event: {problemInside}.");
        }

        void TakeDetail(CloudEvent detail)
        {
            if (_cloudEvents.Add((detail.Source, detail.Type)))
            {
                problems.Add(Descriptors.CloudEventIsDetail.At(
                    start, $"The CloudEvent is imported as the detail of an event with source '{detail.Source}' and detail type '{detail.Type}'."));
            }

            Take(detail.Event, start, depth + 1, take);
        }

        void Refuse(string message) => problems.Add(Descriptors.NotAnEvent.At(start, message));
    }

    private static SampleEvent? Event(byte[] utf8, Location start)
    {

        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonFile.MaxDepth });
        var sample = document.RootElement;
        return Text(sample, "source") is { } source && Text(sample, "detail-type") is { } detailType
            ? new SampleEvent(source, detailType, Inference.OfEvent(sample), start, utf8)
            : null;
    }

    private static bool IsSchema(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonFile.MaxDepth });
        return document.RootElement.ValueKind == JsonValueKind.Object && SchemaMembers.Any(name => document.RootElement.TryGetProperty(name, out _));
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
