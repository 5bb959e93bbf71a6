using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace EventLogs.TestKit;

/// <summary>A program on a terminal of the test's own, made by util-linux's <c>script</c>: what a person would see, and what they type.</summary>
public sealed partial class PseudoTerminal : IAsyncDisposable
{
    /// <summary>Keys that are not characters.</summary>
    public const string Enter = "\r", Tab = "\t", Up = "\u001b[A", CtrlC = "\u0003";

    // a program on a busy machine has answered by then; one that hangs never has
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _seen = new();
    private int _waitedFor;

    private PseudoTerminal(Process process) => _process = process;

    /// <summary>Whether there is such a program here.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux()
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Join(folder, "script")));

    /// <summary>Starts a program in the root folder of the repository, on a terminal of 100 columns and 24 rows.</summary>
    public static PseudoTerminal Start(IReadOnlyDictionary<string, string> variables, params string[] command)
    {
        var line = string.Join(' ', command.Select(part => $"'{part.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--command", $"stty cols 100 rows 24; exec {line}", "/dev/null"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        }.WithoutTestHost();
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return new PseudoTerminal(ChildProcess.Start(start));
    }

    /// <summary>All that was shown, with what steers the terminal.</summary>
    public string Raw => _seen.ToString();

    /// <summary>All that was shown, as text.</summary>
    public string Text => Steering().Replace(Raw, "").Replace("\r", "", StringComparison.Ordinal);

    /// <summary>Types.</summary>
    public async Task TypeAsync(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until a text is shown after the one that was waited for before.</summary>
    public async Task WaitForAsync(string text)
    {
        while (true)
        {
            var shown = Plain();
            var at = shown.IndexOf(text, Math.Min(_waitedFor, shown.Length), StringComparison.Ordinal);
            if (at >= 0)
            {
                _waitedFor = at + text.Length;
                return;
            }

            if (!await ReadAsync())
                throw new InvalidOperationException($"'{text}' was not shown, but:\n{shown}");
        }
    }

    /// <summary>Waits for the end of the program.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        while (await ReadAsync())
        {
            // everything is in Raw
        }

        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What was shown, as text, up to what steers the terminal and has not ended yet.</summary>
    private string Plain() => Steering().Replace(_seen.ToString(), "").Replace("\r\n", "\n", StringComparison.Ordinal).Split('\u001b')[0];

    private async Task<bool> ReadAsync()
    {
        var buffer = new char[4096];
        using var timeout = new CancellationTokenSource(Patience);
        var count = await _process.StandardOutput.ReadAsync(buffer, timeout.Token);
        _seen.Append(buffer, 0, count);
        return count > 0;
    }

    [GeneratedRegex(@"\x1b(\[[0-9;?]*[ -/]*[@-~]|[=>]|\][^\x07]*\x07)")]
    private static partial Regex Steering();
}
