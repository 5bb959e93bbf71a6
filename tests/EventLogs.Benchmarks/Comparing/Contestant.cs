using System.Diagnostics;

namespace EventLogs.Benchmarks.Comparing;

/// <summary>One way to answer a request.</summary>
internal abstract class Contestant
{
    /// <summary>What it is called in the results.</summary>
    public abstract string Name { get; }

    /// <summary>Whether its answers have to be the first contestant's to the byte, not only as JSON values.</summary>
    public virtual bool IsExact => false;

    /// <summary>Answers a request.</summary>
    /// <returns>The response; empty when there is none to compare. Valid until the next call.</returns>
    public abstract ReadOnlySpan<byte> Answer(byte[] request);

    /// <summary>Answers a request again and again.</summary>
    /// <returns>The processor time for one answer, in nanoseconds.</returns>
    public virtual double Time(byte[] request, TimeSpan atLeast)
    {
        var (start, before, count) = (Stopwatch.GetTimestamp(), ThreadTime.Nanoseconds(), 0);
        do
        {
            Answer(request);
            count++;
        }
        while (Stopwatch.GetElapsedTime(start) < atLeast);

        return (ThreadTime.Nanoseconds() - before) / (double)count;
    }
}
