using EventLogs.Local.Storage;

namespace EventLogs.Local.History;

/// <summary>Keeps two processes from working on the histories of a bucket at a time, and events from arriving in days that are just being folded.</summary>
internal static class HistoryLock
{
    private const string Key = ".catalog/history.lock";

    /// <summary>Takes the lock, as soon as it is free.</summary>
    public static async Task<IDisposable> TakeAsync(LocalBucket bucket, CancellationToken cancellation) =>
        (await TryTakeAsync(bucket, int.MaxValue, cancellation).ConfigureAwait(false))!;

    /// <summary>Takes the lock.</summary>
    /// <returns>What gives it back; null when another process has it, and had it at every attempt.</returns>
    public static Task<IDisposable?> TryTakeAsync(LocalBucket bucket, int attempts, CancellationToken cancellation) =>
        BucketLock.TryTakeAsync(bucket, Key, attempts, cancellation);
}
