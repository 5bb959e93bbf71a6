using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using EventLogs.Lambdas.Maintain.Storage;
using EventLogs.Lambdas.Tests.Support;

namespace EventLogs.Lambdas.Tests.Maintain;

public sealed class S3HistoryBucketTests : IDisposable
{
    private readonly MemoryObjects _objects = new();
    private readonly S3Server _server;
    private readonly AmazonS3Client _client;
    private readonly S3HistoryBucket _bucket;

    public S3HistoryBucketTests()
    {
        _server = new S3Server(_objects);
        _client = new AmazonS3Client(
            new BasicAWSCredentials(AwsJsonServer.AccessKey, AwsJsonServer.SecretKey),
            new AmazonS3Config { ServiceURL = _server.Url, AuthenticationRegion = AwsJsonServer.Region, ForcePathStyle = true, MaxErrorRetry = 0 });
        _bucket = new S3HistoryBucket(_client, S3Server.Bucket);
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task Keys_and_folders_are_listed_over_all_pages(int count)
    {
        for (var i = 0; i < count; i++)
            _objects.Put($"orders/date=2026-11-{i + 1:D2}/hour=00/a b+c.gz");
        _objects.Put("orders2/date=2026-11-01/hour=00/a.gz");
        _objects.Put("orders/marker");

        Assert.Equal(_objects.Keys("orders/"), (await _bucket.ListAsync("orders/", default)).Order(StringComparer.Ordinal));
        Assert.Equal(
            Enumerable.Range(1, count).Select(day => $"orders/date=2026-11-{day:D2}/"),
            (await _bucket.ListFoldersAsync("orders/", default)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_object_is_created_where_there_is_none_and_replaced_while_it_is_the_one_that_was_read()
    {
        const string Key = "history/orders/_lease";
        Assert.Null(await _bucket.ReadAsync(Key, default));
        Assert.False(await _bucket.TryReplaceAsync(Key, Bytes("0"), "\"d41d8cd98f00b204e9800998ecf8427e\"", default));

        Assert.True(await _bucket.TryCreateAsync(Key, Bytes("first"), default));
        Assert.False(await _bucket.TryCreateAsync(Key, Bytes("second"), default));
        var read = await _bucket.ReadAsync(Key, default);
        Assert.Equal("first", Encoding.UTF8.GetString(read!.Content.Span));

        Assert.True(await _bucket.TryReplaceAsync(Key, Bytes("third"), read.Version, default));
        Assert.False(await _bucket.TryReplaceAsync(Key, Bytes("fourth"), read.Version, default));
        Assert.Equal("third", Encoding.UTF8.GetString((await _bucket.ReadAsync(Key, default))!.Content.Span));

        await _bucket.DeleteAsync(Key, default);
        await _bucket.DeleteAsync(Key, default);
        Assert.Empty(_objects.Keys());
    }

    [Theory]
    [InlineData(403, "AccessDenied")]
    [InlineData(404, "NoSuchBucket")]
    [InlineData(503, "SlowDown")]
    public async Task What_S3_refuses_is_neither_an_answer_nor_an_absence(int status, string code)
    {
        _server.Intercept = _ => S3Server.Error(status, code);

        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _bucket.ReadAsync("a", default))).ErrorCode);
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _bucket.ListAsync("a/", default))).ErrorCode);
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _bucket.TryCreateAsync("a", Bytes("1"), default))).ErrorCode);
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _bucket.TryReplaceAsync("a", Bytes("1"), "\"1\"", default))).ErrorCode);
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _bucket.DeleteAsync("a", default))).ErrorCode);
    }

    [Fact]
    public async Task Objects_are_deleted_together_and_those_that_are_not_are_named()
    {
        string[] keys = ["orders/a b+c&<d>.gz", "orders/b.gz", "orders/c.gz"];
        foreach (var key in keys.Append("orders/d.gz"))
            _objects.Put(key);
        _objects.Refused.Add(keys[0]);

        Assert.Equal([$"{keys[0]}: AccessDenied: Access Denied"], await _bucket.DeleteAsync([.. keys, "orders/none.gz"], default));
        Assert.Equal([keys[0], "orders/d.gz"], _objects.Keys("orders/"));

        _objects.Refused.Clear();
        Assert.Empty(await _bucket.DeleteAsync(keys, default));
        Assert.Equal(["orders/d.gz"], _objects.Keys("orders/"));

        _server.Intercept = _ => S3Server.Error(403, "AccessDenied");
        Assert.Equal(["orders/d.gz: AccessDenied: It is so."], await _bucket.DeleteAsync(["orders/d.gz"], default));
    }

    [Fact]
    public async Task A_write_that_another_one_came_before_was_not_done()
    {
        _server.Intercept = _ => S3Server.Error(409, "ConditionalRequestConflict");

        Assert.False(await _bucket.TryCreateAsync("a", Bytes("1"), default));
        Assert.False(await _bucket.TryReplaceAsync("a", Bytes("1"), "\"1\"", default));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
