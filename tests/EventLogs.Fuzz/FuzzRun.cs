using System.Text;

namespace EventLogs.Fuzz;

/// <summary>Damaged samples, from a seed: always the same ones.</summary>
/// <param name="seed">Where to start.</param>
public sealed class FuzzRun(int seed)
{
    // of so many cases one is a whole request
    private const int RequestEvery = 16;

    private static readonly byte[][] Samples =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    private readonly Mutator _mutator = new(seed);
    private readonly Random _random = new(seed);

    /// <summary>Compares the run-time library with its reference.</summary>
    /// <param name="cases">How many texts to try.</param>
    /// <returns>The first difference, with its text in Base64; null when there is none.</returns>
    public string? FindDifference(long cases)
    {
        using var events = new Differential();
        using var requests = new DifferentialRequests();
        var ids = events.Ids;
        for (var i = 0L; i < cases; i++)
        {
            var isRequest = i % RequestEvery == 0;
            var text = isRequest ? Request() : Event();
            var id = ids[_random.Next(ids.Count)];
            if ((isRequest ? requests.Compare(text) : CompareAsItsOwn(events, id, text)) is { } difference)
                return $"{(isRequest ? "request" : id)}: {difference}\n{Convert.ToBase64String(text)}";
        }

        return null;
    }

    /// <summary>As the kind that it looks like, else it would be refused at once; as any kind when it looks like none.</summary>
    private static string? CompareAsItsOwn(Differential events, string id, byte[] text) =>
        events.Compare(events.IdOf(text) ?? id, text);

    private byte[] Event() => _mutator.Next(Samples[_random.Next(Samples.Length)]);

    private byte[] Request()
    {
        var records = Enumerable.Range(0, _random.Next(4)).Select(i =>
            $$"""{"recordId":"r\u00{{i}}0","approximateArrivalTimestamp":1495072949453,"data":"{{Convert.ToBase64String(Event())}}"}""");
        var request = $$"""{"invocationId":"i","deliveryStreamArn":"arn","region":"us-east-1","records":[{{string.Join(',', records)}}]}""";
        return _mutator.Next(Encoding.UTF8.GetBytes(request));
    }
}
