using System.Globalization;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>Infers schemas from sample events: a file holds one event, an array of events, or an event on each line.</summary>
internal sealed class SampleReader
{
    private readonly ICollection<Diagnostic> _problems;

    private SampleReader(ICollection<Diagnostic> problems) => _problems = problems;

    /// <summary>A schema for each event.</summary>
    public static IEnumerable<EventSchema> Read(ImportInput input, ICollection<Diagnostic> problems)
    {
        var reader = new SampleReader(problems);
        return Documents(input, problems).SelectMany(reader.Events);
    }

    private static List<JsonFile> Documents(ImportInput input, ICollection<Diagnostic> problems)
    {
        var (whole, problem) = JsonFile.Parse(input.Name, input.Text);
        if (whole is not null)
            return [whole];

        var lines = input.Text.Split('\n').Select((text, index) => (Text: text, Number: index + 1)).Where(line => !string.IsNullOrWhiteSpace(line.Text)).ToList();
        var events = lines.Select(line => JsonFile.Parse(input.Name, new string('\n', line.Number - 1) + line.Text)).ToList();
        if (lines.Count > 1 && events[0].File is not null)
        {
            events.Select(line => line.Problem).OfType<Diagnostic>().ToList().ForEach(problems.Add);
            return [.. events.Select(line => line.File).OfType<JsonFile>()];
        }

        problems.Add(problem!);
        return [];
    }

    private IEnumerable<EventSchema> Events(JsonFile file) => file.Root is JArray events
        ? events.Select((item, index) => Event(file, item, JsonPointer.Root.Then(index.ToString(CultureInfo.InvariantCulture)))).OfType<EventSchema>()
        : Event(file, file.Root, JsonPointer.Root) is { } single ? [single] : [];

    private EventSchema? Event(JsonFile file, JToken token, JsonPointer location)
    {
        if (token is not JObject sample || Text(sample, "source") is not { } source || Text(sample, "detail-type") is not { } detailType)
        {
            var isSchema = token is JObject schema && (schema["openapi"] ?? schema["properties"] ?? schema["Content"]) is not null;
            _problems.Add(Descriptors.NotAnEvent.At(
                file.At(location), isSchema ? "This is a schema, not an event." : "An event is an object with at least source and detail-type."));
            return null;
        }

        // the envelope is known: one event cannot tell more of it
        var told = new JObject(sample.Properties().Where(member => member.Name == Envelope.Detail || !Envelope.Has(member.Name)));
        return new EventSchema(source, detailType, Inference.Of(told), file.At(location));
    }

    private static string? Text(JObject sample, string name) => sample[name] is { Type: JTokenType.String } text ? (string?)text : null;
}
