using EventLogs.Aws;
using EventLogs.Local.Replay;

namespace EventLogs.Local.Redrive;

/// <summary>
/// One redrive: receives every message, puts its event into the delivery stream that did not take it, and deletes the message when the stream
/// has. A run that is killed loses nothing: at most the events of the messages it was at, of one call of SQS, arrive twice, under the same ids.
/// </summary>
internal sealed class RedriveRun(DeadLetterQueue queue, EventJudge judge, RecordSender? records)
{
    private const string NotTried = "NotTriedAgain";

    private readonly Dictionary<string, UndeliveredEvent> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _accepted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _failedStreams = new(StringComparer.Ordinal);
    private readonly RedriveCounts _counts = new();

    /// <summary>Runs to the end of the queue.</summary>
    /// <param name="progress">Is told after each call of SQS how many messages have been seen.</param>
    /// <param name="cancellation">Ends the run between two calls.</param>
    public async Task<RedriveReport> RunAsync(Action<int> progress, CancellationToken cancellation)
    {
        var hidden = 0;
        try
        {
            while (await queue.ReceiveAsync(cancellation).ConfigureAwait(false) is { IsEmpty: false } messages)
            {
                if (!await HandleAsync(messages, cancellation).ConfigureAwait(false))
                    break;
                progress(_counts.Messages);
            }
        }
        finally
        {
            hidden = await queue.ReleaseAsync(_kept.Values).ConfigureAwait(false);
        }

        return _counts.ToReport(isDryRun: records is null, hidden);
    }

    /// <summary>Handles what was received.</summary>
    /// <returns>False when there was nothing new: messages come again when the time for which they are hidden is over.</returns>
    private async Task<bool> HandleAsync(IReadOnlyList<UndeliveredEvent> messages, CancellationToken cancellation)
    {
        var again = messages.Where(message => _accepted.ContainsKey(message.Id)).ToList();
        await DeleteAsync([.. again.Select(message => (message, _accepted[message.Id]))]).ConfigureAwait(false);
        var unknown = messages.Where(message => !_accepted.ContainsKey(message.Id) && !_kept.ContainsKey(message.Id)).ToList();
        foreach (var message in messages.Where(message => _kept.ContainsKey(message.Id)))
            _kept[message.Id] = message;

        var judged = judge.Judge(unknown).ToList();
        foreach (var item in judged)
        {
            _counts.Add(item);
            if (item.Stream is null || records is null)
                _kept[item.Message.Id] = item.Message;
        }

        if (records is not null)
        {
            foreach (var stream in judged.Where(item => item.Stream is not null).GroupBy(item => item.Stream!, StringComparer.Ordinal))
                await PutAsync(stream.Key, [.. stream], records, cancellation).ConfigureAwait(false);
        }

        return unknown.Count > 0 || again.Count > 0;
    }

    private async Task PutAsync(string stream, IReadOnlyList<JudgedEvent> events, RecordSender sender, CancellationToken cancellation)
    {
        foreach (var batch in RecordBatches.Of(events, item => item.Message.Event.Length))
        {
            var results = await SendAsync(stream, batch, sender, cancellation).ConfigureAwait(false);
            var accepted = new List<(UndeliveredEvent, string)>();
            foreach (var (item, result) in batch.Zip(results))
            {
                if (result.IsAccepted)
                    accepted.Add((item.Message, item.Table ?? ""));
                else
                    Keep(item, $"{stream} refuses it: {result.ErrorCode}: {result.ErrorMessage}");
            }

            foreach (var (message, table) in accepted)
            {
                _accepted[message.Id] = table;
                _counts.Accept(table);
            }

            await DeleteAsync(accepted).ConfigureAwait(false);
        }
    }

    /// <summary>Puts events; a stream that cannot be put into at all is not tried again.</summary>
    private async Task<IReadOnlyList<EntryResult>> SendAsync(
        string stream, IReadOnlyList<JudgedEvent> batch, RecordSender sender, CancellationToken cancellation)
    {
        if (_failedStreams.TryGetValue(stream, out var reason))
            return [.. batch.Select(_ => new EntryResult(null, NotTried, reason))];
        try
        {
            return await sender.SendAsync(stream, [.. batch.Select(item => item.Message.Event)], cancellation).ConfigureAwait(false);
        }
        catch (AwsException exception)
        {
            _failedStreams[stream] = exception.Reason;
            return [.. batch.Select(_ => new EntryResult(null, exception.ErrorCode, exception.Reason))];
        }
    }

    private async Task DeleteAsync(List<(UndeliveredEvent Message, string Table)> accepted)
    {
        if (accepted.Count == 0)
            return;
        var failed = await queue.DeleteAsync([.. accepted.Select(item => item.Message)]).ConfigureAwait(false);
        foreach (var (message, table) in accepted)
            _counts.Delete(message.Id, table, failed.GetValueOrDefault(message.Id));
    }

    private void Keep(JudgedEvent item, string reason)
    {
        _kept[item.Message.Id] = item.Message;
        _counts.Keep(item.Table, reason);
    }
}
