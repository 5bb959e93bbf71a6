namespace EventLogs.Benchmarks.Comparing;

/// <summary>The value in the middle: what an interrupted measurement does not move.</summary>
internal static class Median
{
    /// <summary>The median of some values.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
