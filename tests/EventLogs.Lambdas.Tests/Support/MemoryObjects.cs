using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using EventLogs.History;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>A bucket in memory.</summary>
internal sealed class MemoryObjects : IHistoryBucket
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);

    /// <summary>The keys under a prefix, in order.</summary>
    public IReadOnlyList<string> Keys(string prefix = "")
    {
        lock (_gate)
            return [.. _objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))];
    }

    public void Put(string key, byte[] content)
    {
        lock (_gate)
            _objects[key] = content;
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
            return Task.FromResult(_objects.TryGetValue(key, out var found) ? new StoredObject(found, Version(found)) : null);
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
            if (!_objects.TryGetValue(key, out var found) || Version(found) != version)
                return Task.FromResult(false);
            Put(key, content.ToArray());
            return Task.FromResult(true);
        }
    }

    /// <summary>The keys that it does not delete.</summary>
    public HashSet<string> Refused { get; } = [];

    public Task<IReadOnlyCollection<string>> DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        Assert.InRange(keys.Count, 1, IHistoryBucket.MaxKeys);
        lock (_gate)
        {
            foreach (var key in keys.Except(Refused))
                _objects.Remove(key);
        }

        return Task.FromResult<IReadOnlyCollection<string>>([.. keys.Intersect(Refused)]);
    }

    // as S3 makes the ETag of an object that was put in one piece
    [SuppressMessage("Security", "CA5351", Justification = "It is what S3 does.")]
    private static string Version(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";

    public Task DeleteAsync(string key, CancellationToken cancellation)
    {
        lock (_gate)
            _objects.Remove(key);
        return Task.CompletedTask;
    }
}
