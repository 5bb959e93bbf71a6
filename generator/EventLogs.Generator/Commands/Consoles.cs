using System.Text;
using Spectre.Console;

namespace EventLogs.Generator.Commands;

/// <summary>The two streams of the program: results, and problems.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Problems.</param>
internal sealed record Consoles(IAnsiConsole Out, IAnsiConsole Error)
{
    /// <summary>Wider than any line: a line is never broken, because other programs read it.</summary>
    private const int Unbroken = 100_000;

    public static Consoles System()
    {
        // what other programs read is UTF-8, whatever the terminal speaks
        Console.OutputEncoding = Encoding.UTF8;
        return Of(Create(Console.Out, Console.IsOutputRedirected), Create(Console.Error, Console.IsErrorRedirected));
    }

    /// <summary>Both, where no problem is broken into lines: not inside a path, on no terminal.</summary>
    public static Consoles Of(IAnsiConsole output, IAnsiConsole error)
    {
        error.Profile.Width = Unbroken;
        return new Consoles(output, error);
    }

    /// <summary>A console over a writer. Tables keep to the window when there is one.</summary>
    public static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } ? AnsiSupport.No : AnsiSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (isRedirected)
            console.Profile.Width = Unbroken;
        return console;
    }
}
