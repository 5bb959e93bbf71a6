using System.Text;
using System.Text.Json.Nodes;

namespace EventLogs.Local.Tests.Support;

/// <summary>Objects of failed records, as Firehose writes them.</summary>
internal static class FailedRecords
{
    public const string Folder = "error/order_placed/processing-failed/date=2026-11-20/hour=08/";

    public const string Moved = "error/order_placed/replayed/processing-failed/date=2026-11-20/hour=08/";

    /// <summary>The name of an object of a stream.</summary>
    public static string Name(string stream, int number) => $"{stream}-1-2026-11-20-08-00-00-00000000-0000-0000-0000-{number:D12}.gz";

    public static byte[] Compressed(params IEnumerable<string> events) => Gzip.Compress(Text(events));

    public static byte[] Plain(params IEnumerable<string> events) => Encoding.UTF8.GetBytes(Text(events));

    private static string Text(IEnumerable<string> events) => string.Concat(events.Select(text => new JsonObject
    {
        ["attemptsMade"] = 4,
        ["arrivalTimestamp"] = 1_795_000_000_000,
        ["errorCode"] = "Lambda.FunctionError",
        ["rawData"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
    }.ToJsonString() + "\n"));
}
