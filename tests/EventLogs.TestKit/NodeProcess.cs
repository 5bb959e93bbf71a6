using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace EventLogs.TestKit;

/// <summary>
/// A tool of tests/tools that runs: all tests of a process ask the same one, because some load megabytes before they answer. It ends with the
/// test host, when its input does.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
internal sealed class NodeProcess
{
    private static readonly ConcurrentDictionary<string, NodeProcess> Running = new(StringComparer.Ordinal);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly StringBuilder _errors = new();
    private readonly string _tool;
    private Process? _process;

    private NodeProcess(string tool) => _tool = tool;

    public static NodeProcess Of(string tool) => Running.GetOrAdd(tool, name => new(name));

    /// <summary>Writes the questions, and reads as many answers. The test fails when the tool does, with what it said.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(IReadOnlyList<string> questions)
    {
        FastLane.Forbid($"asks {_tool}");
        await _turn.WaitAsync();
        try
        {
            var process = _process ??= Start();
            var writing = WriteAsync(process.StandardInput, questions);
            var answers = await ReadAsync(process, questions.Count);
            await writing;
            return answers;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static async Task WriteAsync(StreamWriter input, IEnumerable<string> questions)
    {
        try
        {
            foreach (var question in questions)
                await input.WriteLineAsync(question);
            await input.FlushAsync();
        }
        catch (IOException)
        {
            // it has ended, and says why
        }
    }

    private async Task<List<string>> ReadAsync(Process process, int count)
    {
        using var timeout = new CancellationTokenSource(ChildProcess.Timeout);
        var answers = new List<string>(count);
        while (answers.Count < count)
        {
            if (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } answer)
                answers.Add(answer);
            else
                await FailAsync(process);
        }

        return answers;
    }

    private async Task FailAsync(Process process)
    {
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
        Assert.Fail($"{_tool} failed: {_errors}");
    }

    private Process Start()
    {
        _errors.Clear();
        var process = ChildProcess.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "tools", _tool + ".mjs")])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = ChildProcess.Utf8,
            StandardOutputEncoding = ChildProcess.Utf8,
            StandardErrorEncoding = ChildProcess.Utf8,
        });
        process.StandardInput.NewLine = "\n";
        process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        return process;
    }
}
