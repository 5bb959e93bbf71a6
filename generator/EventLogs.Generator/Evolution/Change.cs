using System.Collections.Immutable;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Evolution;

/// <summary>One difference between two versions of the schemas.</summary>
/// <param name="Kind">What kind of difference.</param>
/// <param name="Event">The event; by its new identity, where it has one.</param>
/// <param name="Place">What has changed: a table, a column, a field of one, or a property of the event.</param>
/// <param name="Message">What has changed there, as a sentence.</param>
internal sealed record Change(ChangeKind Kind, SchemaId Event, ChangePlace Place, string Message)
{
    public ChangeRule Rule => ChangeRules.Of(Kind);
}

/// <summary>What has changed.</summary>
/// <param name="Name">For people: a table, <c>deploymentId</c>, <c>items[*].price</c> or <c>$.detail.state</c>.</param>
/// <param name="Path">The property names from the event's root to the value; empty for the event as a whole.</param>
/// <param name="Column">The column, where it is one or in one.</param>
internal sealed record ChangePlace(string Name, ImmutableArray<string> Path, string? Column = null);
