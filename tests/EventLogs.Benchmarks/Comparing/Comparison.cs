namespace EventLogs.Benchmarks.Comparing;

/// <summary>
/// Times contestants in turn, round after round, so that whatever else the machine does hits all of them; what counts is the
/// median of the ratios within each round.
/// </summary>
internal static class Comparison
{
    private const int WarmUps = 20;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(25);

    /// <summary>Throws unless all contestants that answer give the answer of the first.</summary>
    public static void Check(IReadOnlyList<Contestant> contestants, Batches.Batch batch)
    {
        foreach (var rival in contestants.Skip(1))
            Answers.MustBeTheSame(contestants[0], rival, batch.Request);
    }

    /// <summary>Compares contestants, and prints the time per record of each and how many times that of the first it is.</summary>
    public static void Run(IReadOnlyList<Contestant> contestants, Batches.Batch batch, int rounds)
    {
        for (var i = 0; i < WarmUps; i++)
            Round();
        var times = Enumerable.Range(0, rounds).Select(_ => Round()).ToArray();
        Console.WriteLine($"\n{batch.Name}: {batch.Count} records, {batch.Request.Length:N0} bytes");
        for (var i = 0; i < contestants.Count; i++)
        {
            var perRecord = Median.Of(times.Select(time => time[i])) / batch.Count;
            Console.WriteLine($"  {contestants[i].Name,-28}{perRecord,10:N0} ns/record{Median.Of(times.Select(time => time[i] / time[0])),10:F2} x ours");
        }

        double[] Round() => [.. contestants.Select(contestant => contestant.Time(batch.Request, Slice))];
    }
}
