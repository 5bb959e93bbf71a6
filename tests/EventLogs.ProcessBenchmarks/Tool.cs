using System.Diagnostics;

namespace EventLogs.ProcessBenchmarks;

/// <summary>A command line of this project, as its users run it.</summary>
/// <param name="assembly">The path of its assembly.</param>
/// <param name="variables">What its environment has besides that of this process, each variable as <c>NAME=value</c>.</param>
internal sealed class Tool(string assembly, params string[] variables)
{
    /// <summary>Runs it to its end.</summary>
    public ProcessUsage Run(params string[] arguments) => RunInto(ChildProcess.Nowhere, arguments);

    /// <summary>Runs it to its end.</summary>
    /// <param name="output">The file that its standard output goes to.</param>
    /// <param name="arguments">Its arguments.</param>
    public ProcessUsage RunInto(string output, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = ChildProcess.Start(
            Environment.ProcessPath!, [assembly, .. arguments], [.. ChildProcess.Inherited, .. variables], output);
        var usage = process.WaitForSuccess();
        return usage with { Wall = Stopwatch.GetElapsedTime(start).TotalSeconds };
    }
}
