using System.Globalization;
using System.Text;
using EventLogs.Runtime.Catalog;

namespace EventLogs.History;

/// <summary>
/// The days of a log whose objects may be deleted, as an object in the bucket. Their rows are in the history for good: these days are never
/// folded again, only added to, and the view never reads them from the log.
/// </summary>
/// <param name="Last">The last of them. Its own objects stay: the view looks for copies of the events of the day after it there.</param>
/// <param name="Since">Since when.</param>
public sealed record FrozenDays(DateOnly Last, DateTimeOffset Since)
{
    /// <summary>Reads which days of a table are frozen; null for none.</summary>
    /// <exception cref="InvalidDataException">The object does not say it. Somebody else wrote it.</exception>
    public static async Task<FrozenDays?> ReadAsync(IHistoryReader bucket, string table, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        return await bucket.ReadAsync(KeyOf(table), cancellation).ConfigureAwait(false) is { } stored ? Parse(stored, KeyOf(table)) : null;
    }

    /// <summary>Writes it down. When another run did so in between, that one stays.</summary>
    internal async Task WriteAsync(IHistoryBucket bucket, string table, CancellationToken cancellation)
    {
        var key = KeyOf(table);
        var content = Encoding.UTF8.GetBytes($"{Text(Last)} {Since.ToString("O", CultureInfo.InvariantCulture)}\n");
        if (await bucket.ReadAsync(key, cancellation).ConfigureAwait(false) is { } stored)
            await bucket.TryReplaceAsync(key, content, stored.Version, cancellation).ConfigureAwait(false);
        else
            await bucket.TryCreateAsync(key, content, cancellation).ConfigureAwait(false);
    }

    private static FrozenDays Parse(StoredObject stored, string key)
    {
        var text = Encoding.UTF8.GetString(stored.Content.Span).Trim();
        return text.Split(' ') is [var day, var time]
            && DateOnly.TryParseExact(day, PartitionLayout.Day.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
            && DateTimeOffset.TryParseExact(time, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since)
                ? new FrozenDays(last, since)
                : throw new InvalidDataException($"{key} is '{text}', which is not a day and since when it is frozen");
    }

    private static string KeyOf(string table) => PartitionLayout.HistoryPrefix(table) + "_frozen";

    private static string Text(DateOnly day) => day.ToString(PartitionLayout.Day.Format, CultureInfo.InvariantCulture);
}
