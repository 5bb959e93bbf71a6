using System.Collections.Immutable;
using System.CommandLine;
using EventLogs.Aws;
using EventLogs.Local.Catalog;
using EventLogs.Local.Interactive;
using EventLogs.Local.Loading;
using EventLogs.Local.Results;
using EventLogs.Runtime.Catalog;
using EventLogs.Terminal;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary>What the commands run with.</summary>
/// <param name="Source">Where the events come from, with their tables and mappers.</param>
/// <param name="Consoles">Where results, messages and progress go.</param>
/// <param name="OpenStandardInput">Opens standard input.</param>
/// <param name="Clock">The time at which events arrive.</param>
internal sealed record LocalHost(CatalogSource Source, Consoles Consoles, Func<Stream> OpenStandardInput, TimeProvider Clock)
{
    /// <summary>Where results go.</summary>
    public IAnsiConsole Out => Consoles.Out;

    /// <summary>Where messages and progress go.</summary>
    public IAnsiConsole Error => Consoles.Error;

    /// <summary>Commands besides those of every repository, each made with the host and the option of the bucket.</summary>
    public ImmutableArray<Func<LocalHost, Option<string>, Command>> Commands { get; init; } = [];

    /// <summary>How AWS is reached.</summary>
    public AwsClientSettings Aws { get; init; } = new();

    /// <summary>What shows more lines than a terminal has; null for nothing.</summary>
    public Pager? Pager { get; init; }

    /// <summary>Reads lines from a person; null where there is none.</summary>
    public Func<SqlCompletion, ILineInput>? OpenLineInput { get; init; }

    /// <summary>How long to wait before what AWS refused is sent a second time.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The events, their tables and mappers.</summary>
    public ImmutableArray<EventDefinition> Catalog => Source.Catalog.Events;

    /// <summary>The same by their names, for what needs few of them.</summary>
    public LogIndex Logs => Source.Catalog.Logs;

    /// <summary>The saved queries.</summary>
    public ImmutableArray<SavedQuery> Queries => Source.Catalog.Queries;

    /// <summary>The views that queries can read, each after those that it reads itself.</summary>
    public ImmutableArray<ViewDefinition> Views => Source.Catalog.Views;

    /// <summary>Whether a person sees the results on lines of a certain width.</summary>
    public bool IsTerminal => Consoles.IsTerminal;

    /// <summary>Writes a message. No line is broken: it may hold a path, and other programs read it.</summary>
    public void Tell(string message) => Error.Profile.Out.Writer.WriteLine(message);

    /// <summary>The host of a process.</summary>
    public static LocalHost ForProcess(CatalogSource source)
    {
        var consoles = Consoles.OfProcess(isBuffered: true);
        var editing = Consoles.ForEditing();
        return new LocalHost(source, consoles, Console.OpenStandardInput, TimeProvider.System)
        {
            Pager = Console.IsOutputRedirected ? null : Pager.OfUser(),
            OpenLineInput = LineInput.IsSupported(editing) ? completion => new LineInput(editing, completion, ShellHistory.OfUser()) : null,
        };
    }
}
