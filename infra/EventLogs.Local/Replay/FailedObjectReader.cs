using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Input;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Replay;

/// <summary>Reads objects of failed records, and what would become of each record now.</summary>
internal sealed class FailedObjectReader(IObjectReader bucket, ImmutableArray<EventDefinition> catalog)
{
    private readonly MapperCheck _check = new(catalog);
    private readonly RecordContent _content = new(catalog);

    /// <summary>Reads one; null when it is not there any more.</summary>
    /// <exception cref="InvalidDataException">It has no failed records in it.</exception>
    public async Task<FailedObject?> ReadAsync(string table, string key, CancellationToken cancellation)
    {
        var content = await bucket.OpenAsync(key, cancellation).ConfigureAwait(false);
        if (content is null)
            return null;
        await using var closing = content.ConfigureAwait(false);
        var records = await ReadRecordsAsync(content, cancellation).ConfigureAwait(false);
        List<byte[]> events = [.. records.Select(record => _content.EventOf(record, table))];
        var putBack = await ReadProgressAsync(table, key, events.Count, cancellation).ConfigureAwait(false);
        return new FailedObject(key, table, [.. events.Zip(_check.ReasonsOf(events)).Select((item, number) => Judge(item, number, putBack))]);
    }

    private static FailedEvent Judge((byte[] Event, string? Reason) item, int number, HashSet<int> putBack) =>
        putBack.Contains(number)
            ? new FailedEvent(number, item.Event, ReplayState.PutBack, null)
            : new FailedEvent(number, item.Event, item.Reason is null ? ReplayState.Passes : ReplayState.FailsAgain, item.Reason);

    private static async Task<List<byte[]>> ReadRecordsAsync(Stream content, CancellationToken cancellation)
    {
        try
        {
            var text = InputBytes.Open(content);
            await using var closing = text.ConfigureAwait(false);
            var records = JsonSerializer.DeserializeAsyncEnumerable(text, ReplayJson.Default.StoredRecord, topLevelValues: true, cancellation);
            return await records.Select(record => record?.RawData ?? throw new JsonException("null is not a record"))
                .ToListAsync(cancellation).ConfigureAwait(false);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"it is not an object of failed records: {exception.Message}", exception);
        }
    }

    private async Task<HashSet<int>> ReadProgressAsync(string table, string key, int records, CancellationToken cancellation)
    {
        var progress = await bucket.OpenAsync(ReplayKeys.ProgressKey(table, key), cancellation).ConfigureAwait(false);
        if (progress is null)
            return [];
        await using var closing = progress.ConfigureAwait(false);
        return [.. ReplayProgress.Read(progress, records).Accepted];
    }
}
