using System.Collections.Immutable;

namespace EventLogs.Configuration;

/// <summary>What <c>eventlogs.json</c> may hold.</summary>
internal static class SettingsShape
{
    /// <summary>The members whose value is one of a few words.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Choices { get; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty
        .Add("jsonContexts", [RepositorySettings.EachEvent, RepositorySettings.None]);

    /// <summary>The members whose value is a string.</summary>
    public static ImmutableArray<string> Texts { get; } = ["$schema", "namespace", "schemas", "output", "assembly", .. Choices.Keys];

    /// <summary>The members whose value is a list of objects, and the members of those.</summary>
    public static ImmutableArray<EntryShape> Lists { get; } =
    [
        new("lint", Required: ["id", "severity", "reason"], Optional: ["file", "pointer"]),
        new("acceptedChanges", Required: ["change", "event", "reason"], Optional: ["subject"]),
    ];

    /// <summary>All members, in the order in which they are documented.</summary>
    public static ImmutableArray<string> Members { get; } = [.. Texts, .. Lists.Select(list => list.Name)];
}

/// <summary>A list of objects whose members are strings.</summary>
/// <param name="Name">The member that is the list.</param>
/// <param name="Required">The members that each object must have; none of them is empty.</param>
/// <param name="Optional">Those it may have.</param>
internal sealed record EntryShape(string Name, ImmutableArray<string> Required, ImmutableArray<string> Optional)
{
    public ImmutableArray<string> Members { get; } = [.. Required, .. Optional];
}
