namespace EventLogs.Local.Storage;

/// <summary>
/// Keeps processes that work on one folder apart, by a file in it that one of them has open. The operating system frees it when the process
/// ends, however that ends.
/// </summary>
internal static class BucketLock
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    /// <summary>Takes a lock.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key of its file.</param>
    /// <param name="attempts">How often to try, 20 milliseconds apart.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What gives it back; null when another process has it.</returns>
    public static async Task<IDisposable?> TryTakeAsync(LocalBucket bucket, string key, int attempts, CancellationToken cancellation)
    {
        var path = bucket.PathOf(key);
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
