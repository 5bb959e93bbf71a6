using System.Diagnostics;

namespace EventLogs.ProcessBenchmarks.Functions;

/// <summary>One life of a function, from the start of its process to the end.</summary>
internal sealed class FunctionRun : IDisposable
{
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
        string[] environment = [.. ChildProcess.Inherited, $"{RuntimeApi.Variable}={api.Address}"];

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

    /// <inheritdoc cref="ChildProcess.Memory"/>
    public double Memory(string field) => _process.Memory(field);

    public void Dispose()
    {
        _process.Dispose();
        _api.Dispose();
    }
}
