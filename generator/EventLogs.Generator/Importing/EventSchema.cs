using EventLogs.Compiler.Diagnostics;
using Newtonsoft.Json.Linq;

namespace EventLogs.Generator.Importing;

/// <summary>The schema of an event in the terms of our dialect: <c>$ref</c>s to <c>#/$defs/</c> only, no table yet.</summary>
/// <param name="Source">The events' source.</param>
/// <param name="DetailType">The events' detail type.</param>
/// <param name="Schema">The schema of the whole event.</param>
/// <param name="Origin">What it was read from.</param>
internal sealed record EventSchema(string Source, string DetailType, JObject Schema, Location Origin)
{
    /// <summary>The events that it was inferred from, as far as they differ; none when it was not.</summary>
    public IReadOnlyList<SampleEvent> Samples { get; init; } = [];

    /// <summary>Finds where a property was described.</summary>
    public Func<IEnumerable<string>, Location>? Locate { get; init; }

    /// <summary>Where a property was described, as far as that is known.</summary>
    /// <param name="keys">The names from the event to it.</param>
    public Location At(IEnumerable<string> keys) => Locate?.Invoke(keys) ?? Origin;

    /// <summary>Whether it was inferred from events.</summary>
    public bool IsInferred => Samples.Count > 0;
}
