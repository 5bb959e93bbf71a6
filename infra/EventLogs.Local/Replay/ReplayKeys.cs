using System.Text.RegularExpressions;
using EventLogs.Local.Delivery;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Replay;

/// <summary>Where failed records lie, and where they go when all of an object have been put back.</summary>
internal static partial class ReplayKeys
{
    private const string Replayed = "replayed/";

    /// <summary>The folder of what the transform refused, or could not be called for.</summary>
    public static string FailedPrefix(string table) => $"{PartitionLayout.ErrorPrefix(table)}{DeliveryNames.ProcessingFailed}/";

    /// <summary>Where an object goes.</summary>
    public static string ReplayedKey(string table, string key)
    {
        var prefix = PartitionLayout.ErrorPrefix(table);
        return $"{prefix}{Replayed}{key[prefix.Length..]}";
    }

    /// <summary>Whether an object has been replayed.</summary>
    public static bool IsReplayed(string table, string key) => key.StartsWith(PartitionLayout.ErrorPrefix(table) + Replayed, StringComparison.Ordinal);

    /// <summary>Where it is written down which records of an object have been put back.</summary>
    public static string ProgressKey(string table, string key) => ReplayedKey(table, key) + ".progress.json";

    /// <summary>Whether an object's records arrived since a time, by the hour in its key; one whose key has none did.</summary>
    public static bool IsSince(string table, string key, DateTimeOffset since)
    {
        var folder = key[FailedPrefix(table).Length..];
        return !folder.StartsWith(PartitionLayout.Day.Name + "=", StringComparison.Ordinal)
            || string.CompareOrdinal(folder, PartitionLayout.PartitionFolder(PartitionLayout.Values(since))) >= 0;
    }

    /// <summary>The delivery stream that an object came from, by its name; null where the name is not one of Firehose's.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html</remarks>
    public static string? StreamOf(string key) =>
        ObjectName().Match(key[(key.LastIndexOf('/') + 1)..]) is { Success: true } match ? match.Groups["stream"].Value : null;

    [GeneratedRegex(@"^(?<stream>[a-zA-Z0-9_.-]+)-\d+-\d{4}-\d{2}-\d{2}-\d{2}-\d{2}-\d{2}-[0-9a-f-]{36}(\.\w+)*$")]
    private static partial Regex ObjectName();
}
