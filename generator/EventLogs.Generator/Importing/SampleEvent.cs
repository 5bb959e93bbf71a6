using EventLogs.Compiler.Diagnostics;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>A sample event.</summary>
/// <param name="Source">Its source.</param>
/// <param name="DetailType">Its detail type.</param>
/// <param name="Schema">The schema of this event alone.</param>
/// <param name="Origin">Where it stands.</param>
/// <param name="Utf8">Its text.</param>
internal sealed record SampleEvent(string Source, string DetailType, JObject Schema, Location Origin, byte[] Utf8);
