using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventLogs.Local.Delivery;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.Delivery;

public sealed partial class DeliveryTests : IDisposable
{
    private const string KeyEnd =
        @"/date=2026-11-22/hour=14/order_placed-1-2026-11-22-14-30-00-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.gz$";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Objects_are_named_as_Firehose_names_them()
    {
        await _shell.RunAsync("ingest", _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a") + TestCatalog.RefusedEvent()));

        var keys = _shell.Keys();
        Assert.Equal(2, keys.Length);
        Assert.Matches(FailedKey(), keys[0]);
        Assert.Matches(LinesKey(), keys[1]);
        Assert.True(PartitionLayout.TryParse(keys[1], out var table, out var values));
        Assert.Equal(("order_placed", "date=2026-11-22/hour=14/"), (table, PartitionLayout.PartitionFolder(values)));
    }

    [Fact]
    public async Task A_failed_record_has_what_Firehose_writes_and_the_reason()
    {
        var refused = TestCatalog.RefusedEvent("ä \\u00e4 😀");
        await _shell.RunAsync("ingest", _shell.Folder.Write("1.json", $"\n  {refused}  \n"));

        using var record = JsonDocument.Parse(Assert.Single(Gzip.ReadLines(Path.Combine(_shell.Bucket, Assert.Single(_shell.Keys())))));
        var root = record.RootElement;
        Assert.Equal(
            ["attemptsMade", "arrivalTimestamp", "errorCode", "errorMessage", "attemptEndingTimestamp", "rawData", "lambdaArn"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, root.GetProperty("attemptsMade").GetInt32());
        Assert.Equal(Shell.Now.ToUnixTimeMilliseconds(), root.GetProperty("arrivalTimestamp").GetInt64());
        Assert.Equal("Lambda.ProcessingFailedStatus", root.GetProperty("errorCode").GetString());
        Assert.Equal(
            "ProcessingFailed status set for record: $.detail.orderId: a required value is missing or null",
            root.GetProperty("errorMessage").GetString());
        Assert.Equal(refused, Encoding.UTF8.GetString(root.GetProperty("rawData").GetBytesFromBase64()));
    }

    [Fact]
    public async Task Failed_records_fail_again_when_they_are_replayed()
    {
        // Bytes that are not UTF-8 too: what failed must come back as it was
        byte[] refused = [.. Encoding.UTF8.GetBytes(TestCatalog.RefusedEvent("x")[..^4]), 0xFF, .. "\"}}"u8];
        await _shell.RunAsync("ingest", _shell.Folder.Write("1.json", refused));
        var (first, raw) = ReadFailure(Assert.Single(_shell.Keys()));
        Directory.Delete(_shell.Bucket, recursive: true);
        await _shell.RunAsync("ingest", _shell.Folder.Write("2.json", raw));
        var (second, rawAgain) = ReadFailure(Assert.Single(_shell.Keys()));

        Assert.Equal(refused, raw);
        Assert.Equal(refused, rawAgain);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task An_object_holds_at_most_the_buffering_size()
    {
        var padding = $",\"tags\":{{\"{new string('x', 1000)}\":1}}";
        var events = string.Concat(Enumerable.Range(0, 2500).Select(i => TestCatalog.PlacedEvent($"{i:D5}", padding)));

        await _shell.OutputAsync("ingest", _shell.Folder.Write("1.json", events));

        var sizes = _shell.Keys()
            .Select(key => Gzip.ReadLines(Path.Combine(_shell.Bucket, key)).Sum(line => line.Length + 1L))
            .Order()
            .ToArray();
        var lineSize = sizes.Sum() / 2500;
        Assert.Equal(3, sizes.Length);
        NonEmpty.All(sizes, size => Assert.InRange(size, 1, 1024 * 1024));
        NonEmpty.All(sizes.Skip(1), size => Assert.InRange(size, 1024 * 1024 - lineSize, 1024 * 1024));
        Assert.Equal(["2500"], await _shell.RowsAsync("SELECT count(DISTINCT orderid) FROM order_placed"));
    }

    [Fact]
    public async Task The_buffering_size_can_be_set()
    {
        var padding = $",\"tags\":{{\"{new string('x', 1000)}\":1}}";
        var events = string.Concat(Enumerable.Range(0, 2500).Select(i => TestCatalog.PlacedEvent($"{i:D5}", padding)));

        await _shell.OutputAsync("ingest", _shell.Folder.Write("1.json", events), "--buffering-size-mb", "3");

        Assert.Single(_shell.Keys());
    }

    [Fact]
    public async Task An_object_lies_in_the_partition_of_its_oldest_record()
    {
        _shell.Clock = new TestClock(new DateTimeOffset(2026, 11, 22, 23, 59, 59, TimeSpan.Zero), TimeSpan.FromSeconds(1));

        await _shell.OutputAsync("ingest", _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a") + TestCatalog.PlacedEvent("b")));

        Assert.StartsWith(
            "order_placed/date=2026-11-22/hour=23/order_placed-1-2026-11-22-23-59-59-",
            Assert.Single(_shell.Keys()),
            StringComparison.Ordinal);
        Assert.Equal(["a,23", "b,23"], await _shell.RowsAsync("SELECT orderid, hour FROM order_placed ORDER BY 1"));
    }

    [Fact]
    public void The_request_is_what_Firehose_sends()
    {
        var batch = new TransformBatch("arn:stream");
        batch.Add("{\"a\":1}"u8, Shell.Now, default);
        batch.Add("{}"u8, Shell.Now.AddMilliseconds(5), default);

        using var request = JsonDocument.Parse(batch.Finish().ToArray());
        Assert.Equal(
            ["invocationId", "deliveryStreamArn", "region", "records"],
            request.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("arn:stream", request.RootElement.GetProperty("deliveryStreamArn").GetString());
        var records = request.RootElement.GetProperty("records");
        Assert.Equal(2, records.GetArrayLength());
        Assert.Equal("{\"a\":1}"u8.ToArray(), records[0].GetProperty("data").GetBytesFromBase64());
        Assert.Equal(
            Shell.Now.AddMilliseconds(5).ToUnixTimeMilliseconds(), records[1].GetProperty("approximateArrivalTimestamp").GetInt64());
        Assert.Equal(1, batch.IndexOf(Encoding.UTF8.GetBytes(records[1].GetProperty("recordId").GetString()!)));
        Assert.Equal(9, batch.DataBytes);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("0x")]
    [InlineData("")]
    public void An_id_that_was_not_sent_is_not_found(string id)
    {
        var batch = new TransformBatch("arn:stream");
        batch.Add("{}"u8, Shell.Now, default);

        Assert.Equal(-1, batch.IndexOf(Encoding.UTF8.GetBytes(id)));
    }

    [Fact]
    public void A_response_is_read_in_any_spelling()
    {
        var response = new TransformResponse(
            """{"x":[],"records":[{"result":"O\u006b","y":{},"data":"YQ\u003d\u003d","recordId":"\u0030"}]}"""u8);

        Assert.True(response.Read());
        Assert.Equal("0"u8, response.RecordId);
        Assert.Equal("Ok"u8, response.Result);
        Assert.Equal("YQ=="u8, response.Data);
        Assert.False(response.Read());
    }

    [Fact]
    public void A_line_larger_than_the_buffering_size_is_an_object_of_its_own()
    {
        var buffer = new ObjectBuffer("stream", new Buffering(10), arrival => $"{arrival:HH}/", new LineBufferPool());
        foreach (var line in new[] { "12345\n", "123\n", "1\n", "a line that is too long\n", "1\n" })
            buffer.Append(Encoding.UTF8.GetBytes(line), Shell.Now);
        buffer.Close();
        buffer.Close();

        var objects = new List<string>();
        while (buffer.TryTake(out var full))
            objects.Add(Encoding.UTF8.GetString(full.Lines.Written));
        Assert.Equal(["12345\n123\n", "1\n", "a line that is too long\n", "1\n"], objects);
    }

    [Fact]
    public void Events_that_arrive_in_any_order_lie_in_the_objects_of_their_partitions()
    {
        var buffer = new ObjectBuffer("stream", new Buffering(10, IsByPartition: true), arrival => $"{arrival:dd-HH}/", new LineBufferPool());
        for (var i = 0; i < 200; i++)
            buffer.Append(Encoding.UTF8.GetBytes($"{i:D3}\n"), Shell.Now.AddHours(i * 7 % 50).AddSeconds(-i));
        buffer.Close();

        var lines = 0;
        while (buffer.TryTake(out var full))
        {
            var numbers = Encoding.UTF8.GetString(full.Lines.Written).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToList();
            var arrivals = numbers.ConvertAll(i => Shell.Now.AddHours(i * 7 % 50).AddSeconds(-i));
            Assert.InRange(numbers.Count, 1, 2);
            Assert.Equal($"{Assert.Single(arrivals.Select(arrival => $"{arrival:dd-HH}").Distinct())}/stream-1-{arrivals.Min():yyyy-MM-dd-HH-mm-ss}", full.Key[..34]);
            lines += numbers.Count;
        }

        Assert.Equal(200, lines);
    }

    [Fact]
    public void An_object_appears_whole_or_not_at_all()
    {
        var bucket = new LocalBucket(_shell.Bucket);
        Directory.CreateDirectory(bucket.PathOf("a/b"));

        Assert.ThrowsAny<Exception>(() => bucket.Put("a/b", "content"u8));
        bucket.Put("a/c", "content"u8);
        bucket.Put("a/c", "other"u8);

        Assert.Equal("other", File.ReadAllText(bucket.PathOf("a/c")));
        Assert.Equal([("a/c", 5L)], bucket.List("a/"));
    }

    private (string? Message, byte[] Raw) ReadFailure(string key)
    {
        using var record = JsonDocument.Parse(Assert.Single(Gzip.ReadLines(Path.Combine(_shell.Bucket, key))));
        return (record.RootElement.GetProperty("errorMessage").GetString(), record.RootElement.GetProperty("rawData").GetBytesFromBase64());
    }

    [GeneratedRegex("^order_placed" + KeyEnd)]
    private static partial Regex LinesKey();

    [GeneratedRegex("^error/order_placed/processing-failed" + KeyEnd)]
    private static partial Regex FailedKey();
}
