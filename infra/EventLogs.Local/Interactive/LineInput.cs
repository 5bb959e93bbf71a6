using Spectre.Console;

namespace EventLogs.Local.Interactive;

/// <summary>Reads lines from the terminal of this process, with history and completion.</summary>
internal sealed class LineInput(IAnsiConsole console, SqlCompletion completion, ShellHistory history) : ILineInput
{
    private const string First = "eventlogs> ";
    private const string Next = "      ...> ";

    private readonly List<string> _lines = [.. history.Read()];

    /// <summary>Whether lines can be edited on a console.</summary>
    public static bool IsSupported(IAnsiConsole console) =>
        !Console.IsInputRedirected && !Console.IsOutputRedirected && console.Profile.Capabilities is { Ansi: true, Interactive: true };

    public Task<ShellLine> ReadAsync(bool isContinued, CancellationToken cancellation)
    {
        var treated = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            return Task.FromResult(Read(isContinued ? Next : First));
        }
        finally
        {
            Console.TreatControlCAsInput = treated;
        }
    }

    private ShellLine Read(string prompt)
    {
        var editor = new LineEditor(completion, _lines);
        var result = EditResult.Editing;
        for (Draw(prompt, editor); result == EditResult.Editing; Draw(prompt, editor))
            result = editor.Press(Console.ReadKey(intercept: true));
        console.Profile.Out.Writer.Write(result == EditResult.Abandoned ? "^C\n" : "\n");
        console.Profile.Out.Writer.Flush();
        if (result == EditResult.Submitted && editor.Text.Trim().Length > 0 && (_lines.Count == 0 || _lines[^1] != editor.Text))
        {
            _lines.Add(editor.Text);
            history.Add(editor.Text);
        }

        return new ShellLine(result == EditResult.Ended ? null : editor.Text, result == EditResult.Abandoned);
    }

    private void Draw(string prompt, LineEditor editor)
    {
        var shown = console.Profile.Capabilities.ColorSystem == ColorSystem.NoColors ? prompt : $"\u001b[32m{prompt}\u001b[0m";
        console.Profile.Out.Writer.Write(LineView.Draw(shown, prompt.Length, editor.Text, editor.Cursor, Console.WindowWidth));
        console.Profile.Out.Writer.Flush();
    }
}
