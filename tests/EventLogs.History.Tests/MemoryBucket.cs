namespace EventLogs.History.Tests;

/// <summary>A bucket in memory that can be killed: from a chosen operation on, it throws.</summary>
internal sealed class MemoryBucket : IHistoryBucket
{
    private readonly SortedDictionary<string, (byte[] Content, int Version)> _objects = new(StringComparer.Ordinal);
    private int _version;

    /// <summary>How many more operations succeed; null for all.</summary>
    public int? OperationsLeft { get; set; }

    /// <summary>The keys that it does not delete.</summary>
    public HashSet<string> Refused { get; } = [];

    public IEnumerable<string> Keys => _objects.Keys;

    /// <summary>Throws when the time of the run is over.</summary>
    public void Count()
    {
        if (OperationsLeft == 0)
            throw new KilledException();
        OperationsLeft--;
    }

    public void Put(string key, byte[] content) => _objects[key] = (content, ++_version);

    public byte[] Get(string key) => _objects[key].Content;

    public Task<IReadOnlyCollection<string>> ListFoldersAsync(string prefix, CancellationToken cancellation)
    {
        Count();
        return Task.FromResult<IReadOnlyCollection<string>>(
            [.. Under(prefix).Where(key => key.IndexOf('/', prefix.Length) > 0).Select(key => key[..(key.IndexOf('/', prefix.Length) + 1)]).Distinct()]);
    }

    public Task<IReadOnlyCollection<string>> ListAsync(string prefix, CancellationToken cancellation)
    {
        Count();
        return Task.FromResult<IReadOnlyCollection<string>>([.. Under(prefix)]);
    }

    public Task<StoredObject?> ReadAsync(string key, CancellationToken cancellation)
    {
        Count();
        return Task.FromResult(_objects.TryGetValue(key, out var found) ? new StoredObject(found.Content, $"{found.Version}") : null);
    }

    public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        Count();
        if (_objects.ContainsKey(key))
            return Task.FromResult(false);
        Put(key, content.ToArray());
        return Task.FromResult(true);
    }

    public Task<bool> TryReplaceAsync(string key, ReadOnlyMemory<byte> content, string version, CancellationToken cancellation)
    {
        Count();
        if (!_objects.TryGetValue(key, out var found) || $"{found.Version}" != version)
            return Task.FromResult(false);
        Put(key, content.ToArray());
        return Task.FromResult(true);
    }

    public Task DeleteAsync(string key, CancellationToken cancellation)
    {
        Count();
        _objects.Remove(key);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyCollection<string>> DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        Assert.InRange(keys.Count, 1, IHistoryBucket.MaxKeys);
        foreach (var key in keys.Except(Refused))
        {
            Count();
            _objects.Remove(key);
        }

        return Task.FromResult<IReadOnlyCollection<string>>([.. keys.Intersect(Refused).Select(key => $"{key}: AccessDenied")]);
    }

    private IEnumerable<string> Under(string prefix) => _objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal));
}

/// <summary>The process of a run was killed.</summary>
internal sealed class KilledException : Exception;
