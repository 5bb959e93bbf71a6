using EventLogs.Benchmarks.Batches;
using EventLogs.Benchmarks.Comparing;
using EventLogs.Benchmarks.Rivals;

var ours = new Ours();
if (args is ["--profile"])
{
    var request = Batch.Canonical(2000).Request;
    for (var i = 0; i < 1500; i++)
        ours.Answer(request);
    return;
}

IContestant[] contestants = [ours, new Reference(), new Base64Alone(ours)];
foreach (var batch in new[] { Batch.Mixed(2000), Batch.Canonical(2000), Batch.Shuffled(2000) })
{
    if (!contestants[0].Answer(batch.Request).SequenceEqual(contestants[1].Answer(batch.Request)))
        throw new InvalidOperationException("different answers");
    var times = Comparison.Run(contestants, batch.Request, 15);
    Console.WriteLine($"{batch.Name} {batch.Request.Length}");
    for (var i = 0; i < contestants.Length; i++)
    {
        var at = i;
        Console.WriteLine($"  {contestants[i].Name,-24} {Comparison.Median(times.Select(t => t[at])) / batch.Count,10:F0} ns/record  min {times.Min(t => t[at]) / batch.Count:F0}  {Comparison.Median(times.Select(t => t[at] / t[0])),8:F2}");
    }
}
