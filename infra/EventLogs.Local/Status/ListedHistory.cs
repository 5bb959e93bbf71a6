using EventLogs.History;
using EventLogs.Local.Storage;

namespace EventLogs.Local.Status;

/// <summary>A log whose folders have been listed, and its history, which is read.</summary>
internal sealed class ListedHistory(IObjectReader bucket, IReadOnlyCollection<string> folders) : IHistoryReader
{
    public Task<IReadOnlyCollection<string>> ListFoldersAsync(string prefix, CancellationToken cancellation) => Task.FromResult(folders);

    public async Task<IReadOnlyCollection<string>> ListAsync(string prefix, CancellationToken cancellation) =>
        await bucket.ListAsync(prefix, cancellation).ToListAsync(cancellation).ConfigureAwait(false);

    public async Task<StoredObject?> ReadAsync(string key, CancellationToken cancellation)
    {
        var stream = await bucket.OpenAsync(key, cancellation).ConfigureAwait(false);
        if (stream is null)
            return null;
        await using var closing = stream.ConfigureAwait(false);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellation).ConfigureAwait(false);
        return new StoredObject(content.ToArray(), "");
    }
}
