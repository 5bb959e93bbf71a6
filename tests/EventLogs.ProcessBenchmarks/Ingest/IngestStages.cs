using System.Globalization;
using EventLogs.Benchmarks.Comparing;
using EventLogs.Generated;
using EventLogs.Input;
using EventLogs.Local.Delivery;
using EventLogs.Local.Ingest;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;

namespace EventLogs.ProcessBenchmarks.Ingest;

/// <summary>
/// The processor time of the first two stages of an ingest, each by itself: the code of the ingest, whose stages run side by side,
/// here one after the other for each batch. The third stage, compression, runs on a thread of its own here too, and is not timed.
/// </summary>
internal sealed class IngestStages : IProblemLog
{
    private const int ObjectBytes = 1024 * 1024;

    private readonly EventRules _rules = new(EventCatalog.Events);
    private readonly Dictionary<EventDefinition, DeliveryStream> _streams;

    private IngestStages(string folder)
    {
        var bucket = new LocalBucket(folder);
        var store = new ObjectStore(bucket, prefix: "");
        var transform = new FirehoseTransform(EventCatalog.Events);
        _streams = EventCatalog.Events.ToDictionary(
            rule => rule,
            rule => new DeliveryStream(rule.Table.Name, transform, store, new Buffering(ObjectBytes), TimeProvider.System, this),
            (IEqualityComparer<EventDefinition>)ReferenceEqualityComparer.Instance);
    }

    /// <summary>Ingests a file of events that all have a rule, in a process that is set as <c>eventlogs-local</c> is.</summary>
    /// <param name="events">The path of the file.</param>
    /// <param name="bucket">The folder of a bucket, which is made.</param>
    /// <returns>Seconds to read all events into batches, and seconds to transform all batches into lines.</returns>
    public static (double Reading, double Transform) InProcess(string events, string bucket)
    {
        var output = bucket + ".txt";
        new Tool(typeof(IngestStages).Assembly.Location, "DOTNET_TieredPGO=0").RunInto(output, "ingest-stages", events, bucket);
        var seconds = File.ReadLines(output).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        return (seconds[0], seconds[1]);
    }

    /// <summary>Ingests a file of events that all have a rule, and prints the seconds of each stage.</summary>
    /// <param name="events">The path of the file.</param>
    /// <param name="bucket">The folder of a bucket, which is made.</param>
    public static void Run(string events, string bucket)
    {
        Directory.CreateDirectory(bucket);
        var stages = new IngestStages(bucket);
        using var content = new FileStream(events, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var values = new JsonValueReader<EventDefinition>(content, IngestRun.MaxRecordBytes, stages._rules.IsObject);
        var (reading, transform) = (0L, 0L);
        while (true)
        {
            var start = ThreadTime.Nanoseconds();
            var full = stages.ReadUntilFull(values);
            var read = ThreadTime.Nanoseconds();
            full?.Close();
            full?.DeliverAsync().GetAwaiter().GetResult();
            (reading, transform) = (reading + read - start, transform + ThreadTime.Nanoseconds() - read);
            if (full is null)
                break;
        }

        Console.WriteLine(FormattableString.Invariant($"{reading / 1e9}\n{transform / 1e9}"));
    }

    public void Unmatched(EventLocation location, string reason) => throw new InvalidOperationException($"{location}: {reason}");

    public void Failed(EventLocation location, string table, string reason) => throw new InvalidOperationException($"{location}: {reason}");

    public void Unreadable(string input, string reason) => throw new InvalidOperationException($"{input}: {reason}");

    private DeliveryStream? ReadUntilFull(JsonValueReader<EventDefinition> values)
    {
        while (values.Read())
        {
            var reason = values.Error;
            var rule = values.Match ?? (reason is null ? _rules.Match(values.Value, out reason) : null);
            var location = new EventLocation("events", values.Line, values.Column);
            if (rule is null)
                Unmatched(location, reason!);
            var stream = _streams[rule!];
            stream.Add(values.Value, TimeProvider.System.GetUtcNow(), location);
            if (stream.IsFull)
                return stream;
        }

        return null;
    }
}
