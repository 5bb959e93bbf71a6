namespace EventLogs.Aws;

/// <summary>The limits of batches.</summary>
internal static class Batches
{
    /// <exception cref="ArgumentException">The batch is empty, or too large for one call.</exception>
    public static void Check(int count, int max, string parameter)
    {
        if (count < 1 || count > max)
            throw new ArgumentException($"A batch has 1 to {max} entries, not {count}.", parameter);
    }
}
