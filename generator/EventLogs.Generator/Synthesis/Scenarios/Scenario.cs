using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>What happens in a made-up world: the file scenario.json beside the schemas. docs/samples.md describes it.</summary>
/// <param name="Description">What it shows, for people.</param>
/// <param name="Start">When it begins.</param>
/// <param name="Values">Values that everything shares.</param>
/// <param name="Entities">What there is.</param>
/// <param name="Events">What the events look like, by name.</param>
/// <param name="Runs">What happens to the entities.</param>
/// <param name="Delivery">How the events arrive.</param>
internal sealed record Scenario(
    string Description,
    DateTimeOffset Start,
    OrderedDictionary<string, ValueChoice> Values,
    ImmutableArray<EntityKind> Entities,
    OrderedDictionary<string, EventTemplate> Events,
    RunKind Runs,
    DeliveryKind Delivery);

/// <summary>A kind of entity that lives as long as the world does.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Count">How many there are, or how many of each entity around it.</param>
/// <param name="Values">Its own values. That which bears the entity's name is another one for each, if the list is long enough.</param>
/// <param name="Entities">What belongs to it.</param>
internal sealed record EntityKind(
    string Name, CountRange Count, OrderedDictionary<string, ValueChoice> Values, ImmutableArray<EntityKind> Entities = default);

/// <summary>An event.</summary>
/// <param name="Schema">The name of its schema, without the folder; with the folder for one of another source.</param>
/// <param name="Event">The event, with values in braces; <c>{time}</c>, <c>{seconds}</c>, <c>{source}</c> and <c>{detail-type}</c> are always there.</param>
internal sealed record EventTemplate(string Schema, JsonObject Event);

/// <summary>What happens to one kind of entity, one run after the other.</summary>
/// <param name="About">The kind of entity.</param>
/// <param name="Every">The time from the end of a run to the next.</param>
/// <param name="Values">Values of a run; <c>{began}</c> is always there.</param>
/// <param name="Variants">How runs go.</param>
internal sealed record RunKind(
    string About, SpanRange Every, OrderedDictionary<string, ValueChoice> Values, OrderedDictionary<string, RunVariant> Variants);

/// <summary>How a run goes.</summary>
/// <param name="Steps">What happens, in this order.</param>
/// <param name="Weight">How often, beside the others; 0 for one that only follows another.</param>
/// <param name="When">Values that the entity must have.</param>
/// <param name="Values">Values of a run that goes like this, after those of every run.</param>
internal sealed record RunVariant(
    ImmutableArray<Step> Steps,
    int Weight = 0,
    OrderedDictionary<string, string>? When = null,
    OrderedDictionary<string, ValueChoice>? Values = null);

/// <summary>One step of a variant: what it has of the first six members happens in this order.</summary>
/// <param name="Wait">Time passes.</param>
/// <param name="Mark">From now on this is the name of the time: in seconds since 1970, for the run, or for one of <paramref name="Each"/>.</param>
/// <param name="Emit">An event happens: this one, or one of these.</param>
/// <param name="Each">Something happens to the entities of this kind that belong to the run's entity, side by side.</param>
/// <param name="Follow">After this run comes one of this variant.</param>
/// <param name="Keep">Values that the run's entity has from now on: later runs know them.</param>
/// <param name="Values">For <paramref name="Emit"/>: values of this event.</param>
/// <param name="Ago">For <paramref name="Emit"/>: how long before the event happened, of which the news come only now.</param>
/// <param name="Steps">For <paramref name="Each"/>: what happens to each.</param>
/// <param name="Stagger">For <paramref name="Each"/>: the time between the beginning of one and the next.</param>
/// <param name="Share">For <paramref name="Each"/>: which part of those that no share was taken of before; all entities without it.</param>
internal sealed record Step(
    SpanRange? Wait = null,
    string? Mark = null,
    ValueChoice? Emit = null,
    string? Each = null,
    string? Follow = null,
    OrderedDictionary<string, ValueChoice>? Keep = null,
    OrderedDictionary<string, ValueChoice>? Values = null,
    SpanRange Ago = default,
    ImmutableArray<Step> Steps = default,
    SpanRange Stagger = default,
    double? Share = null);

/// <summary>How events arrive.</summary>
/// <param name="Delay">The time from an event to its arrival.</param>
/// <param name="Late">How many of a hundred events come late, so after others that happened later.</param>
/// <param name="LateDelay">The time that these take.</param>
/// <param name="Twice">How many of a hundred events come twice.</param>
internal sealed record DeliveryKind(SpanRange Delay, double Late, SpanRange LateDelay, double Twice);
