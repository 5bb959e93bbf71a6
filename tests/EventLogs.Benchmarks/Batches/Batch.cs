using System.Text;

namespace EventLogs.Benchmarks.Batches;

/// <summary>A Firehose transformation request.</summary>
/// <param name="Name">What it is called in the results.</param>
/// <param name="Request">The request: UTF-8 JSON.</param>
/// <param name="Count">How many records it has.</param>
internal sealed record Batch(string Name, byte[] Request, int Count)
{
    /// <summary>A request with these events.</summary>
    public static Batch Of(string name, IEnumerable<byte[]> events)
    {
        var request = new StringBuilder(
            """
            {"invocationId":"180d0f85-2ef1-4c8b-8d4b-ad8a1a5e8b3a","deliveryStreamArn":"arn:aws:firehose:us-east-1:123456789012:deliverystream/d","region":"us-east-1","records":[
            """);
        var count = 0;
        foreach (var utf8Event in events)
        {
            if (count > 0)
                request.Append(',');
            request.Append($"{{\"recordId\":\"4954664463{count:D45}000000\",\"approximateArrivalTimestamp\":{1510772160000 + count},\"data\":\"");
            request.Append(Convert.ToBase64String(utf8Event)).Append("\"}");
            count++;
        }

        return new Batch(name, Encoding.UTF8.GetBytes(request.Append("]}").ToString()), count);
    }

    /// <summary>What a delivery stream may well carry: some of everything.</summary>
    public static Batch Mixed(int count) =>
        Of($"mixed-{count}", Take(new EventSource(1) { Malformed = 0.01, Unusual = 0.1, Shuffled = 0.3 }, count));

    /// <summary>Every event as AWS sends it.</summary>
    public static Batch Canonical(int count) => Of($"canonical-{count}", Take(new EventSource(2), count));

    /// <summary>No event in the order in which AWS sends it.</summary>
    public static Batch Shuffled(int count) => Of($"shuffled-{count}", Take(new EventSource(2) { Shuffled = 1 }, count));

    /// <summary>The same sample of a fixture again and again.</summary>
    public static Batch OfSample(string name, int count)
    {
        var sample = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Samples", $"fixtures.{name}", "samples", $"{name}-event.usual.json"));
        return Of($"{name}-{count}", Enumerable.Repeat(sample, count));
    }

    private static IEnumerable<byte[]> Take(EventSource source, int count) => Enumerable.Range(0, count).Select(_ => source.Next());
}
