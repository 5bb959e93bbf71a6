using System.Diagnostics;

namespace EventLogs.Benchmarks.Comparing;

/// <summary>
/// Times contestants in turn, round after round, so that whatever else the machine does hits all of them; what counts is the
/// median of the ratios within each round.
/// </summary>
internal static class Comparison
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(25);

    /// <summary>Nanoseconds for one answer of each contestant, in each round.</summary>
    public static double[][] Run(IReadOnlyList<IContestant> contestants, byte[] request, int rounds)
    {
        for (var warm = 0; warm < 25; warm++)
        {
            foreach (var contestant in contestants)
                Time(contestant, request);
        }

        return [.. Enumerable.Range(0, rounds).Select(_ => contestants.Select(contestant => Time(contestant, request)).ToArray())];
    }

    /// <summary>The value in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static double Time(IContestant contestant, byte[] request)
    {
        var (start, cpu, count) = (Stopwatch.GetTimestamp(), ThreadTime.Nanoseconds(), 0);
        do
        {
            contestant.Answer(request);
            count++;
        }
        while (Stopwatch.GetElapsedTime(start) < Slice);

        return (ThreadTime.Nanoseconds() - cpu) / (double)count;
    }
}
