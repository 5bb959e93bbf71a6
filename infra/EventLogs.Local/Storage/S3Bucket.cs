using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using EventLogs.Aws;

namespace EventLogs.Local.Storage;

/// <summary>A bucket in S3.</summary>
internal sealed class S3Bucket : IObjectReader, IDisposable
{
    private readonly string _name;
    private readonly AmazonS3Client _client;

    public S3Bucket(string name, AwsClientSettings settings)
    {
        _name = name;
        var config = new AmazonS3Config
        {
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        SdkConfig.Apply(config, settings);
        // An endpoint of one's own has no host name for each bucket
        config.ForcePathStyle = config.ServiceURL is not null;
        _client = settings.Credentials is { } credentials ? new AmazonS3Client(credentials, config) : new AmazonS3Client(config);
    }

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellation) =>
        ListItemsAsync(prefix, null, cancellation).Select(item => item.Key);

    /// <summary>The objects under a prefix, in the order of their keys.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="after">The key that they come after; null for all.</param>
    /// <param name="cancellation">Ends the listing.</param>
    public async IAsyncEnumerable<S3Item> ListItemsAsync(string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? token = null;
        do
        {
            var page = await _client.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = _name, Prefix = prefix, StartAfter = after, ContinuationToken = token }, cancellation).ConfigureAwait(false);
            foreach (var item in page.S3Objects ?? [])
                yield return new S3Item(item.Key, item.ETag ?? "", item.Size ?? 0);
            token = page.IsTruncated is true ? page.NextContinuationToken : null;
        }
        while (token is not null);
    }

    public async Task<Stream?> OpenAsync(string key, CancellationToken cancellation) =>
        await ReadAsync(key, cancellation).ConfigureAwait(false) is { } content ? new MemoryStream(content) : null;

    /// <summary>A whole object; null where there is none.</summary>
    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _client.GetObjectAsync(_name, key, cancellation).ConfigureAwait(false);
            using var content = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(content, cancellation).ConfigureAwait(false);
            return content.Length == answer.ContentLength
                ? content.ToArray()
                : throw new IOException($"Of s3://{_name}/{key} came {content.Length} of {answer.ContentLength} bytes.");
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound && exception.ErrorCode == "NoSuchKey")
        {
            return null;
        }
    }

    /// <summary>Stores an object.</summary>
    public Task PutAsync(string key, byte[] content, CancellationToken cancellation) => _client.PutObjectAsync(
        new PutObjectRequest { BucketName = _name, Key = key, InputStream = new MemoryStream(content), UseChunkEncoding = false }, cancellation);

    /// <summary>Gives an object another key. It is gone from the first only when it is at the other.</summary>
    public async Task MoveAsync(string from, string to, CancellationToken cancellation)
    {
        var copy = await _client.CopyObjectAsync(_name, from, _name, to, cancellation).ConfigureAwait(false);
        // S3 can begin an answer with 200 and end it with an error
        if (string.IsNullOrEmpty(copy.ETag))
            throw new IOException($"s3://{_name}/{from} was not copied to {to}.");
        await _client.DeleteObjectAsync(_name, from, cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _client.Dispose();
}
