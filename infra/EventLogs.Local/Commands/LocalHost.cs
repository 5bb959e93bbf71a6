using System.Collections.Immutable;
using System.Text;
using EventLogs.Aws;
using EventLogs.Local.Loading;
using EventLogs.Runtime.Catalog;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary>What the commands run with.</summary>
/// <param name="Source">Where the events come from, with their tables and mappers.</param>
/// <param name="Out">Where results go.</param>
/// <param name="Error">Where messages and progress go.</param>
/// <param name="OpenStandardInput">Opens standard input.</param>
/// <param name="Clock">The time at which events arrive.</param>
internal sealed record LocalHost(
    CatalogSource Source, IAnsiConsole Out, IAnsiConsole Error, Func<Stream> OpenStandardInput, TimeProvider Clock)
{
    /// <summary>How AWS is reached.</summary>
    public AwsClientSettings Aws { get; init; } = new();

    // Spectre takes 80 columns where it cannot know; what is not shown on a terminal should not be broken
    private const int UnlimitedWidth = 100_000;

    private const int OutputBuffer = 64 * 1024;

    /// <summary>The events, their tables and mappers.</summary>
    public ImmutableArray<EventDefinition> Catalog => Source.Catalog.Events;

    /// <summary>The saved queries.</summary>
    public ImmutableArray<SavedQuery> Queries => Source.Catalog.Queries;

    /// <summary>The views that queries can read, each after those that it reads itself.</summary>
    public ImmutableArray<ViewDefinition> Views => Source.Catalog.Views;

    /// <summary>Whether a person sees the results on lines of a certain width.</summary>
    public bool IsTerminal => Out.Profile.Width < UnlimitedWidth;

    /// <summary>Writes a message. No line is broken: it may hold a path, and other programs read it.</summary>
    public void Tell(string message) => Error.Profile.Out.Writer.WriteLine(message);

    /// <summary>The host of a process.</summary>
    public static LocalHost ForProcess(CatalogSource source) => new(
        source,
        CreateConsole(Output(), Console.IsOutputRedirected),
        CreateConsole(Console.Error, Console.IsErrorRedirected),
        Console.OpenStandardInput,
        TimeProvider.System);

    /// <summary>Whether the user wants no colors: https://no-color.org.</summary>
    private static bool IsPlain => Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

    /// <summary>Standard output. Programs get it in large pieces: whoever writes to it flushes it at the end of a result.</summary>
    private static TextWriter Output() => Console.IsOutputRedirected
        ? new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OutputBuffer)
        : Console.Out;

    /// <summary>A console over a writer.</summary>
    public static IAnsiConsole CreateConsole(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected || IsPlain ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
            console.Profile.Width = UnlimitedWidth;
        return console;
    }
}
