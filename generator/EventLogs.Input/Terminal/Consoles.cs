using System.Text;
using Spectre.Console;

namespace EventLogs.Terminal;

/// <summary>The two streams of a program: results, and problems.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Problems and progress.</param>
internal sealed record Consoles(IAnsiConsole Out, IAnsiConsole Error)
{
    /// <summary>Wider than any line: what is not shown on a terminal is not broken, because other programs read it.</summary>
    private const int Unbroken = 100_000;

    /// <summary>The environment variable of programs that start the tools on a terminal, and say themselves how to go on.</summary>
    public const string NoAdvice = "EVENTLOGS_NO_ADVICE";

    private const int OutputBuffer = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Whether a person sees the results on lines of a certain width.</summary>
    public bool IsTerminal => Out.Profile.Width < Unbroken;

    /// <summary>Opens where a result of any size goes: in large pieces where another program reads it. Whoever writes flushes at the end.</summary>
    public Func<TextWriter> OpenBulk { get => field ?? (() => Out.Profile.Out.Writer); init; }

    /// <summary>Whether the user wants no colors: https://no-color.org.</summary>
    private static bool IsPlain => Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

    /// <summary>Says how to go on, in lines that a shell takes: to a person, on the terminal that shows the messages. A program that reads them wants no advice.</summary>
    /// <param name="commands">The commands; what stands behind a <c>#</c> in them a shell leaves out.</param>
    public void Advise(params IReadOnlyCollection<string> commands)
    {
        if (!Error.Profile.Capabilities.Interactive || commands.Count == 0 || Environment.GetEnvironmentVariable(NoAdvice) is { Length: > 0 })
            return;
        Out.Profile.Out.Writer.Flush();
        Error.Profile.Out.Writer.WriteLine("\nGo on with\n");
        foreach (var command in commands)
            Error.Profile.Out.Writer.WriteLine("  " + command);
    }

    /// <summary>The streams of this process.</summary>
    /// <param name="isBuffered">Whether other programs get the results in large pieces: whoever writes flushes at the end of a result.</param>
    public static Consoles OfProcess(bool isBuffered = false)
    {
        // what other programs read is UTF-8, whatever the terminal speaks
        Console.OutputEncoding = Encoding.UTF8;
        TextWriter OpenBuffered() => Console.IsOutputRedirected ? new StreamWriter(Console.OpenStandardOutput(), Utf8, OutputBuffer) : Console.Out;
        var consoles = new Consoles(Create(isBuffered ? OpenBuffered() : Console.Out, Console.IsOutputRedirected), Create(Console.Error, Console.IsErrorRedirected));
        return isBuffered ? consoles : consoles with { OpenBulk = OpenBuffered };
    }

    /// <summary>A console for what moves the cursor of a terminal: it does so without colors too.</summary>
    public static IAnsiConsole ForEditing() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Out),
        ColorSystem = IsPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });

    /// <summary>Both, where no problem is broken into lines: not inside a path, on no terminal.</summary>
    public static Consoles Of(IAnsiConsole output, IAnsiConsole error)
    {
        error.Profile.Width = Unbroken;
        return new Consoles(output, error);
    }

    /// <summary>Writers instead of the streams, as if these were redirected to files.</summary>
    public static Consoles Over(TextWriter output, TextWriter errors) => new(Create(output, isRedirected: true), Create(errors, isRedirected: true));

    /// <summary>A console over a writer. Tables keep to the window when there is one.</summary>
    public static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected || IsPlain ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
            console.Profile.Width = Unbroken;
        return console;
    }
}
