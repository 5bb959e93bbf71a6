using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using EventLogs.Input;
using EventLogs.Local.Delivery;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Firehose;

namespace EventLogs.Local.Ingest;

/// <summary>How an ingest reads and delivers.</summary>
/// <param name="BufferingBytes">How many bytes of lines an object holds.</param>
/// <param name="ReadsAgain">Whether files are read that have been read before.</param>
/// <param name="ArrivesAtOwnTime">Whether each event arrives at its own time, as far as it has one.</param>
internal sealed record IngestOptions(int BufferingBytes, bool ReadsAgain = false, bool ArrivesAtOwnTime = false);

/// <summary>One ingest: reads events, sends each through the rules to its delivery stream, and counts. Good for one run.</summary>
internal sealed class IngestRun
{
    /// <summary>
    /// The maximum number of bytes of a record that Firehose takes: 1,000 KiB.
    /// Source: https://docs.aws.amazon.com/firehose/latest/dev/limits.html
    /// </summary>
    public const int MaxRecordBytes = 1000 * 1024;

    private readonly EventRules _rules;
    private readonly ObjectStore _store;
    private readonly ImmutableArray<EventDefinition> _catalog;
    private readonly Dictionary<EventDefinition, DeliveryStream> _streams;
    private readonly IProblemLog _problems;
    private readonly TimeProvider _clock;
    private readonly bool _arrivesAtOwnTime;
    private readonly IngestJournal.OpenIngest _ingest;
    private readonly List<ReadFile> _read = [];
    private readonly ReadFiles _readBefore;
    private readonly Queue<(byte[] Value, int Depth)> _wrapped = new();
    private Task _delivery = Task.CompletedTask;
    private DeliveryStream? _delivering;
    private long _unmatched;
    private long _timeless;
    private int _unreadable;
    private int _skipped;

    /// <param name="catalog">The events.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="options">How to read and deliver.</param>
    /// <param name="clock">The time at which events arrive.</param>
    /// <param name="problems">Is told what did not become a line.</param>
    public IngestRun(ImmutableArray<EventDefinition> catalog, LocalBucket bucket, IngestOptions options, TimeProvider clock, IProblemLog problems)
    {
        var transform = new FirehoseTransform(catalog);
        _catalog = catalog;
        _problems = problems;
        _clock = clock;
        _arrivesAtOwnTime = options.ArrivesAtOwnTime;
        _rules = new EventRules(catalog);
        _readBefore = options.ReadsAgain ? new ReadFiles([]) : new ReadFileLog(bucket).Read();
        _ingest = new IngestJournal(bucket, () => [.. catalog.Select(rule => rule.Table)]).Begin();
        _store = new ObjectStore(bucket, _ingest.Prefix);
        _streams = catalog.ToDictionary(
            rule => rule,
            rule => new DeliveryStream(rule.Table.Name, transform, _store, new Buffering(options.BufferingBytes, options.ArrivesAtOwnTime), clock, problems),
            (IEqualityComparer<EventDefinition>)ReferenceEqualityComparer.Instance);
    }

    /// <summary>Reads all files and delivers what is in them, as a whole: an ingest that ends early leaves nothing in the bucket.</summary>
    /// <param name="files">The files.</param>
    /// <param name="progress">Is told how many bytes were read since the last time, as they lie on the disk.</param>
    /// <param name="cancellation">Stops reading. Nothing is delivered then, unless something was read that cannot be read again.</param>
    public async Task<IngestSummary> RunAsync(
        IEnumerable<InputFile> files, IProgress<long> progress, CancellationToken cancellation)
    {
        using var ingest = _ingest;
        var isRepeatable = true;
        foreach (var file in files)
        {
            if (cancellation.IsCancellationRequested)
                break;
            isRepeatable &= file.Path is not null;
            await ReadAsync(file, progress, cancellation).ConfigureAwait(false);
        }

        await FinishDeliveryAsync().ConfigureAwait(false);
        foreach (var stream in _streams.Values)
        {
            await stream.FlushAsync().ConfigureAwait(false);
            stream.ReportFailures();
        }

        await _store.FlushAsync().ConfigureAwait(false);
        var isDelivered = isRepeatable is false || !cancellation.IsCancellationRequested;
        if (isDelivered)
            await _ingest.CommitAsync(new IngestCommit(_store.Keys, _read), CancellationToken.None).ConfigureAwait(false);
        else
            _ingest.Discard();
        return new IngestSummary(
            [.. _catalog.Select(rule => (rule.Table.Name, _streams[rule].Counts))],
            _unmatched,
            _timeless,
            _unreadable,
            _skipped,
            cancellation.IsCancellationRequested,
            isDelivered);
    }

    private async Task ReadAsync(InputFile file, IProgress<long> progress, CancellationToken cancellation)
    {
        if (WasReadBefore(file))
        {
            _skipped++;
            progress.Report(file.Length);
            return;
        }

        using var raw = Try(file, file.Open);
        using var hashed = raw is null ? null : new HashingStream(raw);
        using var content = hashed is null ? null : Try(file, () => InputBytes.Open(hashed));
        if (content is null)
            return;

        var read = 0L;
        var values = new JsonValueReader<EventDefinition>(content, MaxRecordBytes, _rules.IsObject);
        Func<bool> next = values.Read;
        while (!cancellation.IsCancellationRequested && Try(file, next))
        {
            var location = new EventLocation(file.Name, values.Line, values.Column);
            if (Route(values, location) is { IsFull: true } full)
                await DeliverAsync(full).ConfigureAwait(false);
            while (_wrapped.TryDequeue(out var wrapped))
            {
                if (RouteWrapped(wrapped.Value, wrapped.Depth, location) is { IsFull: true } filled)
                    await DeliverAsync(filled).ConfigureAwait(false);
            }

            if (raw!.CanSeek && raw.Position > read)
            {
                progress.Report(raw.Position - read);
                read = raw.Position;
            }
        }

        if (file.Path is not null && !cancellation.IsCancellationRequested && Try(file, hashed!.Finish) is { Sha256: not null } whole)
            _read.Add(new ReadFile(file.Path, whole.Bytes, whole.Sha256));
    }

    /// <summary>Whether the file has been read, as it is now. What is in it is only looked at where the size is the same.</summary>
    private bool WasReadBefore(InputFile file)
    {
        if (file.Path is null || !_readBefore.Files.TryGetValue(file.Path, out var contents) || contents.TrueForAll(known => known.Bytes != file.Length))
            return false;
        return Try(file, () =>
        {
            using var content = new HashingStream(file.Open());
            var (bytes, sha256) = content.Finish();
            return contents.Contains(new ReadFile(file.Path, bytes, sha256));
        });
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or DecoderFallbackException)
        {
            _unreadable++;
            _problems.Unreadable(file.Name, exception is DecoderFallbackException ? "it is not valid UTF-16" : exception.Message);
            return default;
        }
    }

    private DeliveryStream? Route(JsonValueReader<EventDefinition> values, EventLocation location)
    {
        if (values.Match is { } rule)
            return Add(rule, values.Value, location);
        if (values.Error is not { } reason)
            return RouteWrapped(values.Value, 0, location);
        Leave(location, reason);
        return null;
    }

    /// <summary>Sends an event to its stream, or waits with the events that are wrapped in it.</summary>
    private DeliveryStream? RouteWrapped(ReadOnlySpan<byte> value, int depth, EventLocation location)
    {
        if (depth > 0 && !IsJson(value))
        {
            Leave(location, "wrapped text that is not JSON");
            return null;
        }

        if (_rules.Match(value, out var reason) is { } rule && value.Length <= MaxRecordBytes)
            return Add(rule, value, location);
        reason ??= $"larger than a record may be ({MaxRecordBytes:N0} bytes)";
        if (depth < WrappedEvents.MaxDepth && WrappedEvents.TryOpen(value, out var inside, out var problem))
        {
            foreach (var item in inside)
                _wrapped.Enqueue((item, depth + 1));
            reason = problem;
        }

        if (reason is not null)
            Leave(location, reason);
        return null;
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 1_000_000 });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private DeliveryStream Add(EventDefinition rule, ReadOnlySpan<byte> value, EventLocation location)
    {
        var stream = _streams[rule];
        stream.Add(value, ArrivalOf(value), location);
        return stream;
    }

    private void Leave(EventLocation location, string reason)
    {
        _unmatched++;
        _problems.Unmatched(location, reason);
    }

    private DateTimeOffset ArrivalOf(ReadOnlySpan<byte> utf8Event)
    {
        if (!_arrivesAtOwnTime)
            return _clock.GetUtcNow();
        if (EventTime.Of(utf8Event) is { } time)
            return time;
        _timeless++;
        return _clock.GetUtcNow();
    }
}
