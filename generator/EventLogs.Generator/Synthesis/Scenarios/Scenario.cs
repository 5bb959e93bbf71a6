using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>What happens in a made-up world: the file scenario.json beside the schemas. docs/samples.md describes it.</summary>
/// <param name="Description">What it tells, for people.</param>
/// <param name="Start">When it begins.</param>
/// <param name="Values">Values that everything shares.</param>
/// <param name="Things">What there is.</param>
/// <param name="Events">What the events look like, by name.</param>
/// <param name="Stories">What happens to the things.</param>
/// <param name="Delivery">How the events arrive.</param>
internal sealed record Scenario(
    string Description,
    DateTimeOffset Start,
    OrderedDictionary<string, ValueChoice> Values,
    ImmutableArray<ThingKind> Things,
    OrderedDictionary<string, EventTemplate> Events,
    StoryKind Stories,
    DeliveryKind Delivery);

/// <summary>A kind of thing that lives as long as the world does.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Count">How many there are, or how many of each thing around it.</param>
/// <param name="Values">Its own values. That which bears the thing's name is another one for each, if the list is long enough.</param>
/// <param name="Things">What belongs to it.</param>
internal sealed record ThingKind(
    string Name, CountRange Count, OrderedDictionary<string, ValueChoice> Values, ImmutableArray<ThingKind> Things = default);

/// <summary>An event.</summary>
/// <param name="Schema">The name of its schema, without the folder.</param>
/// <param name="Event">The event, with values in braces; <c>{time}</c>, <c>{source}</c> and <c>{detail-type}</c> are always there.</param>
internal sealed record EventTemplate(string Schema, JsonObject Event);

/// <summary>What happens to one kind of thing, one story after the other.</summary>
/// <param name="About">The kind of thing.</param>
/// <param name="Every">The time from the end of a story to the next.</param>
/// <param name="Values">Values of a story.</param>
/// <param name="Plots">How stories go.</param>
internal sealed record StoryKind(
    string About, SpanRange Every, OrderedDictionary<string, ValueChoice> Values, OrderedDictionary<string, Plot> Plots);

/// <summary>How a story goes.</summary>
/// <param name="Steps">What happens, in this order.</param>
/// <param name="Weight">How often, beside the others; 0 for one that only follows another.</param>
/// <param name="When">Values that the thing must have.</param>
internal sealed record Plot(ImmutableArray<Step> Steps, int Weight = 0, OrderedDictionary<string, string>? When = null);

/// <summary>One step of a plot; of the first four members it has one.</summary>
/// <param name="Wait">Time passes.</param>
/// <param name="Emit">An event happens.</param>
/// <param name="Each">Something happens to the things of this kind that belong to the story's thing, side by side.</param>
/// <param name="Follow">After this story comes one of this plot.</param>
/// <param name="Values">For <paramref name="Emit"/>: values of this event.</param>
/// <param name="Steps">For <paramref name="Each"/>: what happens to each.</param>
/// <param name="Stagger">For <paramref name="Each"/>: the time between the beginning of one and the next.</param>
/// <param name="Share">For <paramref name="Each"/>: which part of those that no share was taken of before; all things without it.</param>
internal sealed record Step(
    SpanRange? Wait = null,
    string? Emit = null,
    string? Each = null,
    string? Follow = null,
    OrderedDictionary<string, ValueChoice>? Values = null,
    ImmutableArray<Step> Steps = default,
    SpanRange Stagger = default,
    double? Share = null);

/// <summary>How events arrive.</summary>
/// <param name="Delay">The time from an event to its arrival.</param>
/// <param name="Late">How many of a hundred events come late, so after others that happened later.</param>
/// <param name="LateDelay">The time that these take.</param>
/// <param name="Twice">How many of a hundred events come twice.</param>
internal sealed record DeliveryKind(SpanRange Delay, double Late, SpanRange LateDelay, double Twice);
