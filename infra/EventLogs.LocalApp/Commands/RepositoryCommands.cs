using System.Collections.Immutable;
using System.CommandLine;
using EventLogs.Local.Commands;

namespace EventLogs.LocalApp.Commands;

/// <summary>What <c>eventlogs-local</c> can do in this repository besides what it does in every one.</summary>
internal static class RepositoryCommands
{
    /// <summary>All of them, each made with the host and the option of the bucket.</summary>
    public static ImmutableArray<Func<LocalHost, Option<string>, Command>> All { get; } =
        [BackfillCommand.Create, ReconcileCommand.Create, (host, _) => CommitsCommand.Create(host)];
}
