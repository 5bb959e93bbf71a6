using System.Globalization;
using System.Text;
using EventLogs.Runtime.Catalog;

namespace EventLogs.History;

/// <summary>
/// The right to work on one table's history, as an object that says until when. Two runs at a time never fold the same table: the object is
/// created, or replaced when its time is over, on the condition that nobody else did so first.
/// </summary>
internal sealed class TableLease
{
    private readonly IHistoryBucket _bucket;
    private readonly string _key;

    private TableLease(IHistoryBucket bucket, string key) => (_bucket, _key) = (bucket, key);

    /// <summary>Takes the lease.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="clock">The time.</param>
    /// <param name="duration">How long a run that does not come back may still be writing.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Null when another run has it.</returns>
    public static async Task<TableLease?> TryTakeAsync(
        IHistoryBucket bucket, string table, TimeProvider clock, TimeSpan duration, CancellationToken cancellation)
    {
        var key = PartitionLayout.HistoryPrefix(table) + "_lease";
        var now = clock.GetUtcNow();
        var content = Encoding.UTF8.GetBytes((now + duration).ToString("O", CultureInfo.InvariantCulture));
        var taken = await bucket.ReadAsync(key, cancellation).ConfigureAwait(false) switch
        {
            null => await bucket.TryCreateAsync(key, content, cancellation).ConfigureAwait(false),
            { } held when IsOver(held, now) => await bucket.TryReplaceAsync(key, content, held.Version, cancellation).ConfigureAwait(false),
            _ => false,
        };
        return taken ? new TableLease(bucket, key) : null;
    }

    /// <summary>Gives the lease back.</summary>
    public Task ReleaseAsync(CancellationToken cancellation) => _bucket.DeleteAsync(_key, cancellation);

    private static bool IsOver(StoredObject held, DateTimeOffset now) =>
        !DateTimeOffset.TryParseExact(
            Encoding.UTF8.GetString(held.Content.Span), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) || until <= now;
}
