using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>The schema of an event as an export has it.</summary>
/// <param name="File">The file.</param>
/// <param name="Document">Where in the file the export starts: references are counted from there.</param>
/// <param name="Location">Where in the export the event's schema stands.</param>
/// <param name="Source">The events' source.</param>
/// <param name="DetailType">The events' detail type.</param>
/// <param name="Description">What the export says of the event as a whole.</param>
internal sealed record EventExport(JsonFile File, JsonPointer Document, JsonPointer Location, string Source, string DetailType, string? Description)
{
    public JObject Root => (JObject)Document.Find(File.Root)!;

    public Location At(JsonPointer location) => File.At(Document.Then([.. location.Tokens]));
}
