using System.Text.Json;

namespace EventLogs.Lambdas.Tests.FirehoseTransform;

/// <summary>Firehose data transformation requests, and the events for them.</summary>
internal static class FirehoseRequest
{
    /// <summary>The events of schemas/ that have to become lines.</summary>
    public static IReadOnlyList<byte[]> Accepted { get; } = Samples(isAccepted: true);

    /// <summary>The events of schemas/ that have to be refused.</summary>
    public static IReadOnlyList<byte[]> Refused { get; } = Samples(isAccepted: false);

    /// <summary>A request with these events. Their record ids are <c>record-0</c>, <c>record-1</c> and so on.</summary>
    public static byte[] Of(IEnumerable<byte[]> events) => OfData(events.Select(Convert.ToBase64String));

    /// <summary>A request with records that hold this data.</summary>
    public static byte[] OfData(IEnumerable<string> data) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        invocationId = "2b4d1ad9-2f48-94bd-a088-767c317e994a",
        deliveryStreamArn = "arn:aws:firehose:us-east-1:123456789012:deliverystream/test",
        region = "us-east-1",
        records = data.Select((item, number) => new
        {
            recordId = $"record-{number}",
            approximateArrivalTimestamp = 1784642581000 + number,
            data = item,
        }),
    });

    private static List<byte[]> Samples(bool isAccepted) =>
    [
        .. Directory.GetDirectories(Path.Combine(Repository.Root, "schemas"), "samples", SearchOption.AllDirectories)
            .SelectMany(Directory.GetFiles)
            .Where(path => path.EndsWith(".json", StringComparison.Ordinal))
            .Where(path => path.EndsWith(".fail.json", StringComparison.Ordinal) != isAccepted)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes),
    ];
}
