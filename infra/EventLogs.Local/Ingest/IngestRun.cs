using System.Collections.Immutable;
using EventLogs.Local.Catalog;
using EventLogs.Local.Delivery;
using EventLogs.Local.Storage;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;

namespace EventLogs.Local.Ingest;

/// <summary>One ingest: reads events, sends each through the rules to its delivery stream, and counts. Good for one run.</summary>
internal sealed class IngestRun
{
    /// <summary>
    /// The most bytes of a record that Firehose takes: 1,000 KiB.
    /// Source: https://docs.aws.amazon.com/firehose/latest/dev/limits.html
    /// </summary>
    public const int MaxRecordBytes = 1000 * 1024;

    private readonly EventRules _rules;
    private readonly ObjectStore _store;
    private readonly ImmutableArray<EventDefinition> _catalog;
    private readonly Dictionary<EventDefinition, DeliveryStream> _streams;
    private readonly IProblemLog _problems;
    private Task _delivery = Task.CompletedTask;
    private DeliveryStream? _delivering;
    private long _unmatched;
    private int _unreadable;

    public IngestRun(
        ImmutableArray<EventDefinition> catalog, LocalBucket bucket, int bufferingBytes, TimeProvider clock, IProblemLog problems)
    {
        var transform = new FirehoseTransform(catalog);
        _catalog = catalog;
        _problems = problems;
        _rules = new EventRules(catalog);
        _store = new ObjectStore(bucket, new PartitionRegistrar(catalog.Select(rule => rule.Table), new LocalPartitionCatalog(bucket)));
        _streams = catalog.ToDictionary(
            rule => rule,
            rule => new DeliveryStream(rule.Table.Name, transform, _store, bufferingBytes, clock, problems),
            (IEqualityComparer<EventDefinition>)ReferenceEqualityComparer.Instance);
    }

    /// <summary>Reads all files and delivers what is in them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="progress">Is told how many bytes were read since the last time, as they lie on the disk.</param>
    /// <param name="cancellation">Stops reading; what was read is still delivered.</param>
    public async Task<IngestSummary> RunAsync(
        IEnumerable<InputFile> files, IProgress<long> progress, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            if (cancellation.IsCancellationRequested)
                break;
            await ReadAsync(file, progress, cancellation).ConfigureAwait(false);
        }

        await FinishDeliveryAsync().ConfigureAwait(false);
        foreach (var stream in _streams.Values)
        {
            await stream.FlushAsync().ConfigureAwait(false);
            stream.ReportFailures();
        }

        await _store.FlushAsync().ConfigureAwait(false);
        return new IngestSummary(
            [.. _catalog.Select(rule => (rule.Table.Name, _streams[rule].Counts))],
            _unmatched,
            _unreadable,
            cancellation.IsCancellationRequested);
    }

    private async Task ReadAsync(InputFile file, IProgress<long> progress, CancellationToken cancellation)
    {
        using var raw = Try(file, file.Open);
        using var content = raw is null ? null : Try(file, () => InputFile.Decompress(raw));
        if (content is null)
            return;

        var read = 0L;
        var values = new JsonValueReader(content, MaxRecordBytes, _rules);
        Func<bool> next = values.Read;
        while (!cancellation.IsCancellationRequested && Try(file, next))
        {
            if (Route(values, file.Name) is { IsFull: true } full)
                await DeliverAsync(full).ConfigureAwait(false);
            if (raw!.CanSeek && raw.Position > read)
            {
                progress.Report(raw.Position - read);
                read = raw.Position;
            }
        }
    }

    /// <summary>Delivers a batch while the next events are read: one at a time, since all streams share one transform.</summary>
    private async Task DeliverAsync(DeliveryStream full)
    {
        await FinishDeliveryAsync().ConfigureAwait(false);
        full.Close();
        _delivering = full;
        _delivery = Task.Run(full.DeliverAsync);
    }

    private async Task FinishDeliveryAsync()
    {
        await _delivery.ConfigureAwait(false);
        _delivering?.ReportFailures();
    }

    /// <summary>Reads from a file. Errors in writing are not caught here: they end the run.</summary>
    private T? Try<T>(InputFile file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _unreadable++;
            _problems.Unreadable(file.Name, exception.Message);
            return default;
        }
    }

    private DeliveryStream? Route(JsonValueReader values, string input)
    {
        var reason = values.Error;
        var rule = reason is null ? values.Rule ?? _rules.Match(values.Value, out reason) : null;
        var place = new EventPlace(input, values.Line, values.Column);
        if (rule is null)
        {
            _unmatched++;
            _problems.Unmatched(place, reason!);
            return null;
        }

        var stream = _streams[rule];
        stream.Add(values.Value, place);
        return stream;
    }
}
