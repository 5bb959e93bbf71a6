using System.Text;
using EventLogs.Local.Commands;
using EventLogs.Local.Ingest;
using EventLogs.Local.Loading;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;
using EventLogs.Terminal;

namespace EventLogs.Local.Tests.Ingest;

/// <summary>A file is read once, and an ingest happens as a whole, whenever it ends.</summary>
public sealed class IngestOnceTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_file_is_read_once_unless_it_has_changed_or_is_to_be_read_again()
    {
        var path = _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a"));
        await _shell.OutputAsync("ingest", path, path, _shell.Folder["1.json"]);
        Assert.Equal(1, await RowsAsync());

        var second = await _shell.RunAsync("ingest", path);
        Assert.Equal((0, "1 files skipped: they have been read before, byte by byte; --again reads them again\n"), (second.ExitCode, second.Errors));
        Assert.Equal(1, await RowsAsync());

        _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("b"));
        await _shell.OutputAsync("ingest", path);
        Assert.Equal(2, await RowsAsync());

        await _shell.OutputAsync("ingest", path, "--again");
        Assert.Equal(3, await RowsAsync());
    }

    [Fact]
    public async Task A_loop_of_links_leads_to_each_file_once()
    {
        _shell.Folder.Write("in/1.json", TestCatalog.PlacedEvent("a"));
        Directory.CreateSymbolicLink(_shell.Folder["in/loop"], ".");
        Directory.CreateSymbolicLink(_shell.Folder["in/other"], _shell.Folder["in"]);
        File.CreateSymbolicLink(_shell.Folder["in/2.json"], "1.json");
        File.CreateSymbolicLink(_shell.Folder["in/broken.json"], "nowhere.json");

        await _shell.OutputAsync("ingest", _shell.Folder["in"]);

        Assert.Equal(1, await RowsAsync());
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    public async Task Text_of_every_encoding_of_the_shells_is_read(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] content = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(TestCatalog.PlacedEvent("ä€😀") + "\r\n" + TestCatalog.PlacedEvent("b"))];

        await _shell.OutputAsync("ingest", _shell.Folder.Write("1.json", content));
        using var compressed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(compressed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        await _shell.OutputAsync("ingest", _shell.Folder.Write("2.gz", compressed.ToArray()));

        Assert.Equal(["b,2", "ä€😀,2"], await _shell.RowsAsync("SELECT orderid, count(*) FROM order_placed GROUP BY 1 ORDER BY 1"));
    }

    [Fact]
    public async Task Text_that_is_not_valid_UTF_16_is_an_error()
    {
        var path = _shell.Folder.Write("1.json", [0xFF, 0xFE, (byte)'{', 0, 0x00, 0xD8, (byte)'}', 0]);

        var result = await _shell.RunAsync("ingest", path);

        Assert.Equal((1, $"error: {path}: it is not valid UTF-16\n"), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task An_ingest_that_was_interrupted_left_nothing_and_can_be_run_again()
    {
        var path = _shell.Folder.Write("1.json", string.Concat(Enumerable.Range(0, 9000).Select(i => TestCatalog.PlacedEvent($"{i}") + "\n")));
        using var interruption = new CancellationTokenSource();
        var bucket = new LocalBucket(_shell.Bucket);
        var files = new InputFinder(() => Stream.Null).Find([path]).Files;

        var summary = await new IngestRun(TestCatalog.Events, bucket, new IngestOptions(20_000), new TestClock(Shell.Now), new NoProblems())
            .RunAsync(files, new CancellingProgress(interruption), interruption.Token);

        Assert.Equal((true, false), (summary.WasInterrupted, summary.IsDelivered));
        Assert.Empty(_shell.Keys());
        await _shell.OutputAsync("ingest", path);
        Assert.Equal(9000, await RowsAsync());
    }

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public async Task An_ingest_that_is_killed_at_any_point_happened_or_did_not_and_the_next_one_settles_it()
    {
        var path = _shell.Folder.Write("1.json", string.Concat(Enumerable.Range(0, 60).Select(i => TestCatalog.PlacedEvent($"{i}") + "\n"))
            + TestCatalog.ShippedEvent("x") + TestCatalog.RefusedEvent());
        var killed = 0;
        for (var operations = 0; ; operations++)
        {
            if (Directory.Exists(_shell.Bucket))
                Directory.Delete(_shell.Bucket, recursive: true);
            var bucket = new LocalBucket(_shell.Bucket) { BeforeChange = FailAfter(operations) };
            bucket.Create();
            if (await TryIngestAsync(bucket, path))
                break;
            killed++;

            await _shell.RunAsync("ingest", path);

            Assert.Equal(60, await RowsAsync());
            Assert.Equal(["1"], await _shell.RowsAsync("SELECT count(*) FROM order_shipped"));
            Assert.Single(_shell.Keys(), key => key.StartsWith("error/", StringComparison.Ordinal));
            Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_shell.Bucket, ".catalog", "ingests")));
        }

        Assert.InRange(killed, 10, 100);
    }

    [Fact]
    public async Task What_goes_wrong_is_one_sentence_and_on_request_a_trace()
    {
        _shell.Folder.Write("bucket", "a file where the folder should be");
        var path = _shell.Folder.Write("1.json", TestCatalog.PlacedEvent("a"));

        var brief = await _shell.RunAsync("ingest", path);
        var full = await _shell.RunAsync("ingest", path, "--trace");

        Assert.Equal(1, brief.ExitCode);
        Assert.Single(brief.Errors.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("error: ", brief.Errors, StringComparison.Ordinal);
        Assert.Equal(1, full.ExitCode);
        Assert.StartsWith(brief.Errors, full.Errors, StringComparison.Ordinal);
        Assert.Contains("   at ", full.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query", "SELECT 1")]
    [InlineData("tables")]
    public async Task An_output_that_cannot_be_written_is_an_error(params string[] arguments)
    {
        Directory.CreateDirectory(_shell.Bucket);
        using var errors = new StringWriter { NewLine = "\n" };
        using var full = new FullWriter();
        var host = new LocalHost(CatalogSource.Of(TestCatalog.Events), Consoles.Over(full, errors), () => Stream.Null, TimeProvider.System);

        Assert.Equal(1, await LocalCommandLine.RunAsync(host, [.. arguments, "--bucket", _shell.Bucket]));
        Assert.Equal("error: No space left on device\n", errors.ToString());
    }

    [Theory]
    [InlineData("ingest", "1.json", "--bukket", "x")]
    [InlineData("query", "SELECT 1", "--formt", "csv")]
    [InlineData("tabels")]
    public async Task A_misspelt_option_or_command_is_refused(params string[] arguments)
    {
        _shell.Folder.Write("1.json", "{}");

        var result = await _shell.RunAsync(arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.NotEmpty(result.Errors);
        Assert.False(Directory.Exists(_shell.Bucket));
    }

    private static async Task<bool> TryIngestAsync(LocalBucket bucket, string path)
    {
        try
        {
            var files = new InputFinder(() => Stream.Null).Find([path]).Files;
            await new IngestRun(TestCatalog.Events, bucket, new IngestOptions(1000), new TestClock(Shell.Now), new NoProblems())
                .RunAsync(files, new Progress<long>(), CancellationToken.None);
            return true;
        }
        catch (KilledException)
        {
            return false;
        }
    }

    private static Action FailAfter(int operations)
    {
        var left = operations;
        return () =>
        {
            if (Interlocked.Decrement(ref left) < 0)
                throw new KilledException();
        };
    }

    private async Task<int> RowsAsync() =>
        int.Parse(Assert.Single(await _shell.RowsAsync("SELECT count(*) FROM order_placed")), System.Globalization.CultureInfo.InvariantCulture);

    private sealed class KilledException : Exception;

    private sealed class FullWriter : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");

        public override void Write(char[] buffer, int index, int count) => throw new IOException("No space left on device");

        public override void Write(ReadOnlySpan<char> buffer) => throw new IOException("No space left on device");
    }

    private sealed class CancellingProgress(CancellationTokenSource interruption) : IProgress<long>
    {
        public void Report(long value) => interruption.Cancel();
    }
}
