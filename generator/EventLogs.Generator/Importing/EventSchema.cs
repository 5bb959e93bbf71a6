using EventLogs.Compiler.Diagnostics;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>The schema of an event in the words of our dialect: <c>$ref</c>s to <c>#/$defs/</c> only, no table yet.</summary>
/// <param name="Source">The events' source.</param>
/// <param name="DetailType">The events' detail type.</param>
/// <param name="Schema">The schema of the whole event.</param>
/// <param name="Origin">What it was read from.</param>
internal sealed record EventSchema(string Source, string DetailType, JObject Schema, Location Origin);
