using System.Diagnostics;
using System.Text;

namespace EventLogs.TestKit;

/// <summary>What a process printed, and how it ended.</summary>
public sealed record ProcessResult(int ExitCode, string Output, string Errors);

/// <summary>Every process that a test starts is started here.</summary>
public static class ChildProcess
{
    /// <summary>A build on a slow machine is done by then; something that hangs never is.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Starts a process. The test fails in the fast lane, where there is no time for one.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        FastLane.Forbid($"starts {start.FileName}");
        return Process.Start(start)!;
    }

    /// <summary>Runs a program in the root folder of the repository to its end.</summary>
    public static ProcessResult Run(IReadOnlyDictionary<string, string> variables, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Repository.Root };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return RunAsync(start).GetAwaiter().GetResult();
    }

    /// <summary>Runs a process to its end, with an empty standard input or this one.</summary>
    public static async Task<ProcessResult> RunAsync(ProcessStartInfo start, string input = "")
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        (start.StandardInputEncoding, start.StandardOutputEncoding, start.StandardErrorEncoding) = (Utf8, Utf8, Utf8);
        using var process = Start(start);
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
            await WriteAsync(process.StandardInput, input);
            await process.WaitForExitAsync(timeout.Token);
            return new ProcessResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not end.", exception);
        }
    }

    /// <summary>
    /// Takes out of an environment what the test host inherited from its own build: it would lead another build astray. That build leaves no
    /// process behind, which would still write into the folders of a test that is over.
    /// </summary>
    public static ProcessStartInfo WithoutTestHost(this ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(IsOfTestHost).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        // a second, in milliseconds as hexadecimal: most have ended before code that is compiled a second time, for speed, pays
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "3E8";
        return start;
    }

    private static bool IsOfTestHost(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_HOST_PATH" or "EVENTLOGS_NO_ADVICE";

    private static async Task WriteAsync(StreamWriter input, string text)
    {
        try
        {
            await input.WriteAsync(text);
            input.Close();
        }
        catch (IOException)
        {
            // it has ended without reading; its exit code and its errors say why
        }
    }
}
