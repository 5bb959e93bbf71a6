using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Loading;

namespace EventLogs.Generator.Importing;

/// <summary>The schema of an event as an export has it.</summary>
/// <param name="File">The export; its references start at its root.</param>
/// <param name="Place">Where in the export the event's schema stands.</param>
/// <param name="Source">The events' source.</param>
/// <param name="DetailType">The events' detail type.</param>
/// <param name="Description">What the export says of the event as a whole.</param>
internal sealed record EventExport(JsonFile File, JsonPointer Place, string Source, string DetailType, string? Description);

/// <summary>The schema of an event in the words of our dialect: <c>$ref</c>s to <c>#/$defs/</c> only, no table yet.</summary>
/// <param name="Source">The events' source.</param>
/// <param name="DetailType">The events' detail type.</param>
/// <param name="Schema">The schema of the whole event.</param>
/// <param name="Origin">What it was read from.</param>
internal sealed record EventContract(string Source, string DetailType, Newtonsoft.Json.Linq.JObject Schema, Location Origin);
