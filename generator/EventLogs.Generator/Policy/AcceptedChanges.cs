using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Configuration;
using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Policy;

/// <summary>The breaking changes that a repository has accepted: <c>acceptedChanges</c> in eventlogs.json, each with its reason.</summary>
internal static class AcceptedChanges
{
    /// <summary>What is wrong with the entries.</summary>
    public static ImmutableArray<Diagnostic> Problems(RepositorySettings settings) =>
    [
        .. settings.AcceptedChanges
            .Where(entry => ChangeRules.All.All(rule => rule.Id != entry["change"]))
            .Select(entry => Descriptors.InvalidAcceptedChange.At(
                new Location(settings.File, entry.Line, entry.Column),
                $"'{entry["change"]}' is not a kind of change. There are: {string.Join(", ", ChangeRules.All.Select(rule => rule.Id))}.")),
    ];

    /// <summary>The reason for which a change was accepted; null when it was not, or breaks nothing.</summary>
    public static string? ReasonFor(Change change, ImmutableArray<SettingsEntry> accepted) => change.IsBreaking
        ? accepted.FirstOrDefault(entry => entry["change"] == change.Rule.Id && entry["event"] == change.Event.ToString()
            && (entry.Find("subject") is not { } subject || subject == change.Subject.Name))?["reason"]
        : null;
}
