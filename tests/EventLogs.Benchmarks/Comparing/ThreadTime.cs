using System.Runtime.InteropServices;

namespace EventLogs.Benchmarks.Comparing;

/// <summary>The processor time of this thread: what others do on the machine meanwhile does not count.</summary>
internal static partial class ThreadTime
{
    private const int ThreadClock = 3;

    /// <summary>The time so far, in nanoseconds.</summary>
    public static long Nanoseconds()
    {
        if (GetTime(ThreadClock, out var time) != 0)
            throw new PlatformNotSupportedException("This needs the clocks of Linux.");
        return time.Seconds * 1_000_000_000 + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
