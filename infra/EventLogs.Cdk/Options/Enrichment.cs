using System.Collections.Immutable;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Options;

/// <summary>
/// A function of one's own that is invoked for some events of the catalog, and puts other events of the catalog onto the bus: what the
/// first does not say, and an API does.
/// </summary>
public sealed record Enrichment
{
    /// <summary>The id of the construct: each of a catalog has another one.</summary>
    public required string Id { get; init; }

    /// <summary>The packaged function, by the name of its zip file without the ending.</summary>
    public required string Package { get; init; }

    /// <summary>What the function does, as a sentence without a full stop.</summary>
    public required string Description { get; init; }

    /// <summary>What it does as the end of a sentence that begins with "The function that": <c>asks for the details of orders</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>What is in the queue of what it could not do: <c>orders whose details could not be had</c>.</summary>
    public required string Undone { get; init; }

    /// <summary>The stack's output that names this queue.</summary>
    public required string FailuresOutput { get; init; }

    /// <summary>The event that the function is invoked for.</summary>
    public required EventDefinition Takes { get; init; }

    /// <summary>Of these events, those whose members of the detail have one of these values; empty for all of them.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Detail { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The events that it puts onto the bus; it may put no other ones.</summary>
    public required ImmutableArray<EventDefinition> Puts { get; init; }

    /// <summary>What else it may do.</summary>
    public ImmutableArray<EnrichmentPermission> Permissions { get; init; } = [];

    /// <summary>Whether a catalog has all of these events.</summary>
    internal bool IsFor(ImmutableArray<EventDefinition> events) =>
        Puts.Add(Takes).All(needed => events.Any(definition => definition.Id == needed.Id));
}

/// <summary>A permission of a function, on resources of the stack's account and region.</summary>
/// <param name="Action">The action: <c>dynamodb:GetItem</c>.</param>
/// <param name="Service">The service of the resource's ARN: <c>dynamodb</c>.</param>
/// <param name="Resource">What comes after account and region in its ARN: <c>table/orders</c>. <c>*</c> for an action that IAM knows no resource for.</param>
public sealed record EnrichmentPermission(string Action, string Service, string Resource);
