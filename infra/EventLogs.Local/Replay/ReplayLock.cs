using EventLogs.Local.Storage;

namespace EventLogs.Local.Replay;

/// <summary>Keeps two replays of one folder apart: both would put back the same records.</summary>
internal static class ReplayLock
{
    private const string Key = ".catalog/replay.lock";

    /// <summary>Takes the lock; null when another process has it.</summary>
    public static Task<IDisposable?> TryTakeAsync(LocalBucket bucket, CancellationToken cancellation) =>
        BucketLock.TryTakeAsync(bucket, Key, attempts: 1, cancellation);
}
