namespace EventLogs.History;

/// <summary>Reads the bucket that log and history lie in.</summary>
public interface IHistoryReader
{
    /// <summary>The folders directly under a prefix that ends with a slash, as keys with their trailing slash; in no order.</summary>
    Task<IReadOnlyCollection<string>> ListFoldersAsync(string prefix, CancellationToken cancellation);

    /// <summary>Every key under a prefix that ends with a slash, in no order.</summary>
    Task<IReadOnlyCollection<string>> ListAsync(string prefix, CancellationToken cancellation);

    /// <summary>An object; null where there is none.</summary>
    Task<StoredObject?> ReadAsync(string key, CancellationToken cancellation);
}

/// <summary>The bucket that log and history lie in: S3, or a folder.</summary>
public interface IHistoryBucket : IHistoryReader
{
    /// <summary>Stores an object where there is none.</summary>
    /// <returns>False when there is one: it stays as it is.</returns>
    Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Replaces an object that is still the one that was read.</summary>
    /// <returns>False when it is another one now, or gone: nothing was stored.</returns>
    Task<bool> TryReplaceAsync(string key, ReadOnlyMemory<byte> content, string version, CancellationToken cancellation);

    /// <summary>Deletes an object; one that is not there is not an error.</summary>
    Task DeleteAsync(string key, CancellationToken cancellation);

    /// <summary>Deletes up to <see cref="MaxKeys"/> objects; one that is not there is not an error.</summary>
    /// <returns>Why an object was not deleted, for each of those that were not.</returns>
    Task<IReadOnlyCollection<string>> DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>
    /// How many objects are deleted at a time.
    /// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
    /// </summary>
    const int MaxKeys = 1_000;
}

/// <summary>An object as it was read.</summary>
/// <param name="Content">What it holds.</param>
/// <param name="Version">What tells it from any other content of the same key: S3's ETag.</param>
public sealed record StoredObject(ReadOnlyMemory<byte> Content, string Version);
