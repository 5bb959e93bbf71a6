using System.Text;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Emitting;

/// <summary>A sample event and the line that it becomes, for the documentation.</summary>
/// <param name="Event">The event as the sample has it.</param>
/// <param name="Line">The log line.</param>
internal sealed record Example(string Event, string Line)
{
    /// <summary>The accepted sample that fills most columns; of equals the first by name. Null when there is none.</summary>
    public static Example? Choose(EventLog log, IEnumerable<SampleFile> samples) =>
        samples
            .Where(sample => SampleName.TryParse(sample.File, out var name) && name.Schema == log.Id && !name.IsRefused)
            .Select(sample => (sample.Event, ModelMapper.Map(log, sample.Event).Line, sample.File.Name))
            .Where(mapped => mapped.Line is not null)
            .OrderByDescending(mapped => Filled(mapped.Line!))
            .ThenBy(mapped => mapped.Name, StringComparer.Ordinal)
            .Select(mapped => new Example(Encoding.UTF8.GetString(mapped.Event).Trim(), mapped.Line!))
            .FirstOrDefault();

    private static int Filled(string line)
    {
        using var document = System.Text.Json.JsonDocument.Parse(line);
        return document.RootElement.EnumerateObject().Count();
    }
}
