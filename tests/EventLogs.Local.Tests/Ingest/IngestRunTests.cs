using System.Globalization;
using System.Text;
using CsCheck;
using EventLogs.Local.Delivery;
using EventLogs.Local.Ingest;
using EventLogs.Local.Storage;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Ingest;

public sealed class IngestRunTests
{
    [Fact]
    public async Task Every_value_is_a_line_or_failed_or_unmatched()
    {
        var id = Gen.Int[0, 1_000_000].Select(number => number.ToString(CultureInfo.InvariantCulture));
        var value = Gen.OneOf(
            id.Select(text => TestCatalog.PlacedEvent(text)),
            id.Select(TestCatalog.ShippedEvent),
            id.Select(TestCatalog.RefusedEvent),
            Gen.OneOf("{}", "[1]", "\"text\"", "null", "{\"source\":\"test.shop\"}", "{\"a\":x", "}", "\u0001"));

        await value.Array[0, 30].SampleAsync(async values =>
        {
            using var folder = new TempFolder();
            var problems = new CountingProblems();
            var run = new IngestRun(TestCatalog.Events, new LocalBucket(folder["bucket"]), new IngestOptions(200), new TestClock(Shell.Now), problems);
            var files = new[] { new InputFile("in", 0, () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', values)))) };

            var summary = await run.RunAsync(files, new NoProgress(), CancellationToken.None);

            Assert.Equal(summary.Events, summary.Lines + summary.Failed + summary.Unmatched);
            Assert.Equal((summary.Failed, summary.Unmatched), (problems.FailedCount, problems.UnmatchedCount));
            var counts = summary.Tables.ToDictionary(table => table.Table, table => table.Counts);
            Assert.Equal(values.Count(IsPlaced), counts["order_placed"].Lines);
            Assert.Equal(values.Count(text => text.Contains("note", StringComparison.Ordinal)), summary.Failed);
            Assert.Equal(summary.Lines, CountLines(folder["bucket/order_placed"]) + CountLines(folder["bucket/order_shipped"]));
            Assert.Equal(summary.Failed, CountLines(folder["bucket/error"]));
        }, iter: 50);
    }

    [Fact]
    public async Task What_was_read_before_an_interruption_is_delivered_where_it_cannot_be_read_again()
    {
        using var folder = new TempFolder();
        using var interruption = new CancellationTokenSource();
        var bucket = new LocalBucket(folder["bucket"]);
        var run = new IngestRun(TestCatalog.Events, bucket, new IngestOptions(1024 * 1024), new TestClock(Shell.Now), new CountingProblems());
        var endless = new InterruptingStream(Encoding.UTF8.GetBytes(TestCatalog.PlacedEvent("a") + "\n"), 1000, interruption);

        var summary = await run.RunAsync([new InputFile("in", 0, () => endless)], new NoProgress(), interruption.Token);

        Assert.True(summary.WasInterrupted);
        Assert.InRange(summary.Lines, 1, long.MaxValue);
        Assert.Equal(summary.Events, summary.Lines);
        Assert.Equal(summary.Lines, CountLines(folder["bucket/order_placed"]));
    }

    [Fact]
    public async Task Progress_adds_up_to_the_size_of_the_files()
    {
        using var folder = new TempFolder();
        var plain = folder.Write("in/1.json", string.Concat(Enumerable.Repeat(TestCatalog.PlacedEvent("a"), 5000)));
        var compressed = folder.Write("in/2.gz", Gzip.Compress(TestCatalog.PlacedEvent("a")));
        var run = new IngestRun(
            TestCatalog.Events, new LocalBucket(folder["bucket"]), new IngestOptions(1024 * 1024), new TestClock(Shell.Now), new CountingProblems());
        var progress = new SummingProgress();

        await run.RunAsync(new InputFinder(() => Stream.Null).Find([folder["in"]]).Files, progress, CancellationToken.None);

        Assert.Equal(new FileInfo(plain).Length + new FileInfo(compressed).Length, progress.Sum);
    }

    private static bool IsPlaced(string text) =>
        text.Contains(TestCatalog.Placed, StringComparison.Ordinal) && !text.Contains("note", StringComparison.Ordinal);

    private static long CountLines(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.gz", SearchOption.AllDirectories).Sum(path => Gzip.ReadLines(path).Length)
        : 0;

    private sealed class NoProgress : IProgress<long>
    {
        public void Report(long value)
        {
        }
    }

    private sealed class SummingProgress : IProgress<long>
    {
        public long Sum { get; private set; }

        public void Report(long value) => Sum += value;
    }

    private sealed class CountingProblems : IProblemLog
    {
        public long UnmatchedCount { get; private set; }

        public long FailedCount { get; private set; }

        public void Unmatched(EventLocation location, string reason) => UnmatchedCount++;

        public void Failed(EventLocation location, string table, string reason) => FailedCount++;

        public void Unreadable(string input, string reason) => Assert.Fail(reason);
    }

    /// <summary>Has no end; interrupts after so many reads.</summary>
    private sealed class InterruptingStream(byte[] line, int reads, CancellationTokenSource interruption) : MemoryStream
    {
        private int _reads;
        private int _at;

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            if (++_reads == reads)
                interruption.Cancel();
            var count = Math.Min(buffer.Length, line.Length - _at);
            line.AsSpan(_at, count).CopyTo(buffer);
            _at = (_at + count) % line.Length;
            return count;
        }
    }
}
