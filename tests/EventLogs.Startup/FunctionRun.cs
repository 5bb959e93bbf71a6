using System.Collections;
using System.Diagnostics;
using System.Globalization;

namespace EventLogs.Startup;

/// <summary>One life of a function, from the start of its process to the end.</summary>
internal sealed class FunctionRun : IDisposable
{
    private static readonly string[] Inherited =
        [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}")];

    private readonly RuntimeApi _api;
    private readonly ChildProcess _process;

    private FunctionRun(RuntimeApi api, ChildProcess process) => (_api, _process) = (api, process);

    /// <summary>Starts a function and waits for its first answer.</summary>
    /// <param name="function">The function.</param>
    /// <param name="request">The first invocation's payload.</param>
    /// <param name="took">The time from the start of the process until the answer was there.</param>
    public static FunctionRun Start(Function function, byte[] request, out TimeSpan took)
    {
        var api = new RuntimeApi();
        string[] environment = [.. Inherited, $"{RuntimeApi.Variable}={api.Address}"];

        var start = Stopwatch.GetTimestamp();
        var process = ChildProcess.Start(function.Program, function.Arguments, environment);
        api.WaitForNext();
        api.Invoke(request);
        took = Stopwatch.GetElapsedTime(start);
        api.Accept();
        return new FunctionRun(api, process);
    }

    /// <summary>Invokes it once more.</summary>
    /// <param name="request">The payload.</param>
    /// <param name="took">The time from handing out the invocation until the answer was there.</param>
    /// <returns>The answer; valid until the next call.</returns>
    public ReadOnlySpan<byte> Invoke(byte[] request, out TimeSpan took)
    {
        _api.WaitForNext();
        var start = Stopwatch.GetTimestamp();
        var answer = _api.Invoke(request);
        took = Stopwatch.GetElapsedTime(start);
        _api.Accept();
        return answer;
    }

    /// <summary>Its memory in the machine, in MiB.</summary>
    /// <param name="field">Which number: <c>VmRSS</c> is that of now, <c>VmHWM</c> the most so far.</param>
    public double Memory(string field)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").Single(line => line.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public void Dispose()
    {
        _process.Dispose();
        _api.Dispose();
    }
}
