namespace EventLogs.Local.Storage;

/// <summary>Reads the objects of a folder.</summary>
internal sealed class FolderObjects(LocalBucket bucket) : IObjectReader
{
    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellation) =>
        bucket.List(prefix).Select(item => item.Key).ToAsyncEnumerable();

    public Task<Stream?> OpenAsync(string key, CancellationToken cancellation)
    {
        var path = bucket.PathOf(key);
        return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
    }
}
