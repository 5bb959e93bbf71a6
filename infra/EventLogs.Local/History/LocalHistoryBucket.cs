using System.Security.Cryptography;
using EventLogs.History;
using EventLogs.Local.Storage;

namespace EventLogs.Local.History;

/// <summary>
/// The folder as the bucket of log and history. Whoever changes it here holds <see cref="HistoryLock"/>, so that what is looked at first
/// is still so when it is changed.
/// </summary>
internal sealed class LocalHistoryBucket(LocalBucket bucket) : IHistoryBucket
{
    public Task<IReadOnlyCollection<string>> ListFoldersAsync(string prefix, CancellationToken cancellation)
    {
        var root = new DirectoryInfo(bucket.PathOf(prefix));

        // A bucket has no empty folders
        return Task.FromResult<IReadOnlyCollection<string>>(root.Exists
            ? [.. root.EnumerateDirectories().Select(folder => prefix + folder.Name + "/").Where(folder => bucket.List(folder).Any())]
            : []);
    }

    /// <summary>Every key under a prefix, what was left unfinished included: it is to be found and deleted.</summary>
    public Task<IReadOnlyCollection<string>> ListAsync(string prefix, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyCollection<string>>([.. bucket.ListAll(prefix).Select(item => item.Key)]);

    public async Task<StoredObject?> ReadAsync(string key, CancellationToken cancellation)
    {
        var path = bucket.PathOf(key);
        if (!File.Exists(path))
            return null;
        var content = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
        return new StoredObject(content, Convert.ToHexString(SHA256.HashData(content)));
    }

    public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (File.Exists(bucket.PathOf(key)))
            return Task.FromResult(false);
        bucket.Put(key, content.Span);
        return Task.FromResult(true);
    }

    public async Task<bool> TryReplaceAsync(string key, ReadOnlyMemory<byte> content, string version, CancellationToken cancellation)
    {
        if ((await ReadAsync(key, cancellation).ConfigureAwait(false))?.Version != version)
            return false;
        bucket.Put(key, content.Span);
        return true;
    }

    public Task DeleteAsync(string key, CancellationToken cancellation)
    {
        bucket.Delete(key);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyCollection<string>> DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var refused = new List<string>();
        foreach (var key in keys)
        {
            try
            {
                bucket.Delete(key);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                refused.Add($"{key}: {exception.Message}");
            }
        }

        return Task.FromResult<IReadOnlyCollection<string>>(refused);
    }
}
