using System.Text;
using EventLogs.History;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>A bucket in memory.</summary>
internal sealed class MemoryObjects : IHistoryBucket
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, (byte[] Content, int Version)> _objects = new(StringComparer.Ordinal);
    private int _version;

    /// <summary>The keys under a prefix, in order.</summary>
    public IReadOnlyList<string> Keys(string prefix = "")
    {
        lock (_gate)
            return [.. _objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];
    }

    public void Put(string key, byte[] content)
    {
        lock (_gate)
            _objects[key] = (content, ++_version);
    }

    public void Put(string key, string content = "") => Put(key, Encoding.UTF8.GetBytes(content));

    public Task<IReadOnlyCollection<string>> ListFoldersAsync(string prefix, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyCollection<string>>(
        [
            .. Keys(prefix).Select(key => key.IndexOf('/', prefix.Length) is > 0 and var end ? key[..(end + 1)] : "")
                .Where(folder => folder.Length > 0).Distinct(),
        ]);

    public Task<IReadOnlyCollection<string>> ListAsync(string prefix, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyCollection<string>>(Keys(prefix));

    public Task<StoredObject?> ReadAsync(string key, CancellationToken cancellation)
    {
        lock (_gate)
            return Task.FromResult(_objects.TryGetValue(key, out var found) ? new StoredObject(found.Content, $"\"{found.Version}\"") : null);
    }

    public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_objects.ContainsKey(key))
                return Task.FromResult(false);
            Put(key, content.ToArray());
            return Task.FromResult(true);
        }
    }

    public Task<bool> TryReplaceAsync(string key, ReadOnlyMemory<byte> content, string version, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (!_objects.TryGetValue(key, out var found) || $"\"{found.Version}\"" != version)
                return Task.FromResult(false);
            Put(key, content.ToArray());
            return Task.FromResult(true);
        }
    }

    public Task DeleteAsync(string key, CancellationToken cancellation)
    {
        lock (_gate)
            _objects.Remove(key);
        return Task.CompletedTask;
    }
}
