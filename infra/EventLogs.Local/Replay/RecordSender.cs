using System.Collections.Immutable;
using EventLogs.Aws;
using EventLogs.Aws.Firehose;

namespace EventLogs.Local.Replay;

/// <summary>Puts records into a delivery stream, and again those that it refused: a call succeeds while records of it are refused.</summary>
/// <param name="client">The client.</param>
/// <param name="firstDelay">How long to wait before the second attempt; twice as long before each one after that.</param>
internal sealed class RecordSender(FirehoseClient client, TimeSpan firstDelay)
{
    /// <summary>How often a record is put at most.</summary>
    public const int MaxAttempts = 7;

    /// <summary>Puts one batch.</summary>
    /// <returns>What became of each record at last, in their order.</returns>
    public async Task<ImmutableArray<EntryResult>> SendAsync(
        string stream, ImmutableArray<ReadOnlyMemory<byte>> records, CancellationToken cancellation)
    {
        var results = new EntryResult[records.Length];
        var waiting = Enumerable.Range(0, records.Length).ToList();
        for (var attempt = 1; ; attempt++)
        {
            var answers = await PutAsync(stream, [.. waiting.Select(index => records[index])], isFirst: attempt == 1).ConfigureAwait(false);
            foreach (var (index, answer) in waiting.Zip(answers))
                results[index] = answer;
            waiting.RemoveAll(index => results[index].IsAccepted);
            if (waiting.Count > 0 && attempt < MaxAttempts)
                await WaitAsync(attempt, cancellation).ConfigureAwait(false);
            if (waiting.Count == 0 || attempt == MaxAttempts || cancellation.IsCancellationRequested)
                return [.. results];
        }
    }

    /// <summary>Puts records. A call is never cancelled, and one that fails after another succeeded refuses its own records only: what was
    /// accepted must not be forgotten.</summary>
    private async Task<ImmutableArray<EntryResult>> PutAsync(string stream, ImmutableArray<ReadOnlyMemory<byte>> records, bool isFirst)
    {
        try
        {
            return await client.PutRecordBatchAsync(stream, records, CancellationToken.None).ConfigureAwait(false);
        }
        catch (AwsException exception) when (exception.IsThrottled || !isFirst)
        {
            return [.. records.Select(_ => new EntryResult(null, exception.ErrorCode, exception.Reason))];
        }
    }

    /// <summary>Waits; an interruption ends the waiting and throws nothing.</summary>
    private Task WaitAsync(int attempt, CancellationToken cancellation) =>
        Task.Delay(firstDelay * Math.Pow(2, attempt - 1), cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
}
