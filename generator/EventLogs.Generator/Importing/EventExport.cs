using EventLogs.Compiler.Json;

namespace EventLogs.Generator.Importing;

/// <summary>The schema of an event as an export has it.</summary>
/// <param name="Schema">Where it stands.</param>
/// <param name="Source">The events' source.</param>
/// <param name="DetailType">The events' detail type.</param>
/// <param name="Description">What the export says of the event as a whole.</param>
/// <param name="IsDetail">Whether the schema is that of the detail alone.</param>
internal sealed record EventExport(SchemaAddress Schema, string Source, string DetailType, string? Description, bool IsDetail = false)
{
    /// <summary>A schema of ours, which is a whole event's.</summary>
    public static EventExport OfOwn(JsonFile file, string source, string detailType) => new(
        new SchemaAddress(new SourceDocument(file, JsonPointer.Root, null) { Draft = Draft.Own }, JsonPointer.Root), source, detailType, null);
}
