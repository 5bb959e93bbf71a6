using System.Text;
using System.Text.Json;

namespace EventLogs.Runtime.Tests.Support;

/// <summary>Events and the Firehose requests that carry them.</summary>
internal static class Requests
{
    /// <summary>The sample events of this repository by file name; those that end in <c>.fail.json</c> must be refused.</summary>
    public static IReadOnlyDictionary<string, byte[]> Samples { get; } =
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "deployment-state-change.*.json")
            .Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

    public static byte[] Deployment => Samples["deployment-state-change.ec2-success-2016.json"];

    public static byte[] Note(string detail) =>
        Encoding.UTF8.GetBytes($$"""{"source":"test","detail-type":"Note","detail":{{detail}}}""");

    /// <summary>A request with the records <c>r0</c>, <c>r1</c>, ...</summary>
    public static byte[] Of(params IEnumerable<byte[]> events) =>
        OfRecords([.. events.Select((e, i) => Record($"r{i}", Convert.ToBase64String(e)))]);

    public static byte[] OfRecords(params string[] records) => Encoding.UTF8.GetBytes(
        $$"""
        {"invocationId":"i","deliveryStreamArn":"arn:aws:firehose:us-east-1:123456789012:deliverystream/d","region":"us-east-1",
        "records":[{{string.Join(',', records)}}]}
        """);

    private static string Record(string id, string data) =>
        $$"""{"recordId":"{{id}}","approximateArrivalTimestamp":1495072949453,"data":"{{data}}"}""";

    /// <summary>The ids and data of a request as another reader sees them; null when it is not a request.</summary>
    public static List<(string Id, string Data)>? Read(byte[] request)
    {
        try
        {
            using var document = JsonDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(request));

            // text is looked at only when it is needed, so ask for all of it
            using var writer = new Utf8JsonWriter(Stream.Null);
            document.WriteTo(writer);
            return [.. document.RootElement.GetProperty("records").EnumerateArray().Select(r => (Text(r, "recordId"), Text(r, "data")))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return null;
        }

        static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new KeyNotFoundException();
    }
}
