using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>A running <c>bootstrap</c>, with nothing in its environment but what a test gives it.</summary>
internal sealed class FunctionProcess : IDisposable
{
    /// <summary>The exit code of a process that the signal SIGTERM itself has ended.</summary>
    public const int EndedBySigterm = 128 + 15;

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly Task _reading;

    private FunctionProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>Starts a function.</summary>
    public static FunctionProcess Start(PublishedFunction function, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(function.Executable) { RedirectStandardOutput = true };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new FunctionProcess(ChildProcess.Start(start));
    }

    /// <summary>The bytes of memory that are in use now.</summary>
    public long ResidentBytes
    {
        get
        {
            var pages = File.ReadAllText($"/proc/{_process.Id}/statm").Split(' ')[1];
            return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }
    }

    /// <summary>Sends SIGTERM.</summary>
    public void Terminate()
    {
        using var kill = ChildProcess.Start(new ProcessStartInfo("sh", ["-c", $"kill -TERM {_process.Id}"]));
        kill.WaitForExit();
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code and every line of standard output, each of which has to be JSON.</returns>
    public async Task<(int Code, List<JsonElement> Log)> ExitAsync()
    {
        using var timeout = new CancellationTokenSource(RuntimeApiServer.FunctionTimeout);
        await _process.WaitForExitAsync(timeout.Token);
        await _reading;
        return (_process.ExitCode, [.. _output.Select(line => JsonElement.Parse(line))]);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _reading.GetAwaiter().GetResult();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            _output.Add(line);
    }
}
