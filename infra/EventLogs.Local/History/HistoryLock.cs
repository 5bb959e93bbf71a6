using EventLogs.Local.Storage;

namespace EventLogs.Local.History;

/// <summary>
/// Keeps two processes from working on the histories of a bucket at a time, and events from arriving in days that are just being folded.
/// The operating system frees it when its process ends, however that ends.
/// </summary>
internal static class HistoryLock
{
    private const string Key = ".catalog/history.lock";

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes the lock, as soon as it is free.</summary>
    public static async Task<IDisposable> TakeAsync(LocalBucket bucket, CancellationToken cancellation) =>
        (await TryTakeAsync(bucket, int.MaxValue, cancellation).ConfigureAwait(false))!;

    /// <summary>Takes the lock.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="attempts">How often to try, 20 milliseconds apart.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What gives it back; null when another process has it.</returns>
    public static async Task<IDisposable?> TryTakeAsync(LocalBucket bucket, int attempts, CancellationToken cancellation)
    {
        var path = bucket.PathOf(Key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (attempt == attempts)
                    return null;
                await Task.Delay(RetryDelay, cancellation).ConfigureAwait(false);
            }
        }
    }
}
