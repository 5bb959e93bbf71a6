using EventLogs.Benchmarks.Batches;
using EventLogs.Benchmarks.Comparing;

namespace EventLogs.ProcessBenchmarks.Functions;

/// <summary>What one life of a function was like, after its first response.</summary>
/// <param name="SmallMemory">MiB that it holds after small batches.</param>
/// <param name="LargeMemory">MiB that it holds after large batches.</param>
/// <param name="Peak">The maximum MiB that it ever held.</param>
/// <param name="Warm">Milliseconds of an invocation with a large batch, once warm.</param>
internal sealed record FunctionLife(double SmallMemory, double LargeMemory, double Peak, double Warm)
{
    private const int SmallBatches = 20;
    private const int LargeBatches = 40;
    private const int WarmBatches = 15;

    /// <summary>The first batches that a function gets.</summary>
    public static Batch Small { get; } = Batch.Mixed(20);

    /// <summary>Those that follow.</summary>
    public static Batch Large { get; } = Batch.Mixed(2000);

    /// <summary>Milliseconds from the start of a function's process to its first response.</summary>
    public static double FirstResponse(Function function)
    {
        using var run = FunctionRun.Start(function, Small.Request, out var took);
        return took.TotalMilliseconds;
    }

    /// <summary>Starts a function, and measures what follows.</summary>
    public static FunctionLife Of(Function function)
    {
        using var run = FunctionRun.Start(function, Small.Request, out _);
        for (var i = 0; i < SmallBatches; i++)
            run.Invoke(Small.Request, out _);
        var small = run.Memory("VmRSS");

        var times = new double[LargeBatches];
        for (var i = 0; i < LargeBatches; i++)
        {
            run.Invoke(Large.Request, out var took);
            times[i] = took.TotalMilliseconds;
        }

        return new FunctionLife(small, run.Memory("VmRSS"), run.Memory("VmHWM"), Median.Of(times[^WarmBatches..]));
    }

    /// <summary>Throws unless two functions give the same answers.</summary>
    public static void MustAnswerTheSame(Function one, Function other)
    {
        using var first = FunctionRun.Start(one, Small.Request, out _);
        using var second = FunctionRun.Start(other, Small.Request, out _);
        Answers.MustBeTheSame(one.Name, first.Invoke(Large.Request, out _), other.Name, second.Invoke(Large.Request, out _), isExact: false);
    }
}
