using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using EventLogs.History;

namespace EventLogs.Lambdas.Maintain.Storage;

/// <summary>A bucket of S3 as the bucket of log and history. What S3 refuses is an <see cref="AmazonS3Exception"/>.</summary>
/// <remarks>
/// Writes are conditional on what is there: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html. A write whose
/// answer is lost and that is sent again finds itself and counts as refused: a lease is then held by nobody until it is over, which costs a
/// run and nothing else.
/// </remarks>
internal sealed class S3HistoryBucket(IAmazonS3 s3, string bucket) : IHistoryBucket
{
    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> ListFoldersAsync(string prefix, CancellationToken cancellation)
    {
        var folders = new List<string>();
        await foreach (var page in PagesAsync(prefix, "/", cancellation).ConfigureAwait(false))
            folders.AddRange(page.CommonPrefixes ?? []);
        return folders;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> ListAsync(string prefix, CancellationToken cancellation)
    {
        var keys = new List<string>();
        await foreach (var page in PagesAsync(prefix, null, cancellation).ConfigureAwait(false))
            keys.AddRange((page.S3Objects ?? []).Select(item => item.Key));
        return keys;
    }

    /// <inheritdoc/>
    public async Task<StoredObject?> ReadAsync(string key, CancellationToken cancellation)
    {
        try
        {
            using var response = await s3.GetObjectAsync(bucket, key, cancellation).ConfigureAwait(false);
            using var content = new MemoryStream();
            await response.ResponseStream.CopyToAsync(content, cancellation).ConfigureAwait(false);
            return new StoredObject(content.ToArray(), response.ETag);
        }
        catch (AmazonS3Exception exception) when (exception.ErrorCode == "NoSuchKey")
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        TryPutAsync(new PutObjectRequest { Key = key, IfNoneMatch = "*" }, content, cancellation);

    /// <inheritdoc/>
    public Task<bool> TryReplaceAsync(string key, ReadOnlyMemory<byte> content, string version, CancellationToken cancellation) =>
        TryPutAsync(new PutObjectRequest { Key = key, IfMatch = version }, content, cancellation);

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken cancellation) => s3.DeleteObjectAsync(bucket, key, cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        var request = new DeleteObjectsRequest { BucketName = bucket, Quiet = true, Objects = [.. keys.Select(key => new KeyVersion { Key = key })] };
        try
        {
            return Refused(await s3.DeleteObjectsAsync(request, cancellation).ConfigureAwait(false));
        }
        catch (DeleteObjectsException exception)
        {
            return Refused(exception.Response);
        }
        catch (AmazonS3Exception exception)
        {
            return [.. keys.Select(key => $"{key}: {exception.ErrorCode}: {exception.Message}")];
        }
    }

    private static IReadOnlyCollection<string> Refused(DeleteObjectsResponse response) =>
        [.. (response.DeleteErrors ?? []).Select(error => $"{error.Key}: {error.Code}: {error.Message}")];

    private async Task<bool> TryPutAsync(PutObjectRequest request, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        request.BucketName = bucket;
        request.InputStream = stream;

        // a few bytes: one piece is enough
        request.UseChunkEncoding = false;
        try
        {
            await s3.PutObjectAsync(request, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception exception) when (IsConditionNotMet(exception))
        {
            return false;
        }
    }

    // 409 when another write of the same key came in between, 404 when what is to be replaced is gone
    private static bool IsConditionNotMet(AmazonS3Exception exception) =>
        exception.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict || exception.ErrorCode == "NoSuchKey";

    private async IAsyncEnumerable<ListObjectsV2Response> PagesAsync(
        string prefix, string? delimiter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, Delimiter = delimiter };
        do
        {
            var page = await s3.ListObjectsV2Async(request, cancellation).ConfigureAwait(false);
            yield return page;
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }
}
