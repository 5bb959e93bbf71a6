namespace EventLogs.Local.Storage;

/// <summary>Reads objects of a bucket: of a folder, or in S3.</summary>
internal interface IObjectReader
{
    /// <summary>The keys under a prefix, in no order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellation);

    /// <summary>The content of an object; null when there is none.</summary>
    Task<Stream?> OpenAsync(string key, CancellationToken cancellation);
}
