using System.Collections.Immutable;
using System.Globalization;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using EventLogs.Aws;
using EventLogs.Local.Storage;

namespace EventLogs.Local.Redrive;

/// <summary>A queue of SQS. What is received stays in it, hidden from others, until it is deleted, released, or its time is over.</summary>
internal sealed class DeadLetterQueue : IDisposable
{
    /// <summary>
    /// The most messages in one call.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
    /// </summary>
    public const int MaxBatch = 10;

    /// <summary>How often messages are deleted at most.</summary>
    public const int MaxAttempts = 5;

    /// <summary>For how long received messages are hidden: longer than a run takes to come to an end with them.</summary>
    public static readonly TimeSpan Hidden = TimeSpan.FromMinutes(15);

    // A call that does not wait asks some of the queue's servers only, and may find none of the messages that there are
    private const int WaitSeconds = 5;

    private readonly string _url;
    private readonly TimeSpan _firstDelay;
    private readonly AmazonSQSClient _client;

    /// <param name="url">The queue's URL.</param>
    /// <param name="settings">How SQS is reached.</param>
    /// <param name="firstDelay">How long to wait before messages are deleted a second time; twice as long before each one after that.</param>
    public DeadLetterQueue(string url, AwsClientSettings settings, TimeSpan firstDelay)
    {
        (_url, _firstDelay) = (url, firstDelay);
        var config = new AmazonSQSConfig();
        SdkConfig.Apply(config, settings);
        _client = settings.Credentials is { } credentials ? new AmazonSQSClient(credentials, config) : new AmazonSQSClient(config);
    }

    /// <summary>About how many messages there are, hidden ones included.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation)
    {
        const string Visible = "ApproximateNumberOfMessages";
        const string NotVisible = "ApproximateNumberOfMessagesNotVisible";
        var answer = await _client.GetQueueAttributesAsync(_url, [Visible, NotVisible], cancellation).ConfigureAwait(false);
        return Number(Visible) + Number(NotVisible);

        int Number(string name) =>
            answer.Attributes?.TryGetValue(name, out var text) == true && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    /// <summary>Receives messages; none when there are no more.</summary>
    public async Task<ImmutableArray<UndeliveredEvent>> ReceiveAsync(CancellationToken cancellation)
    {
        var answer = await _client.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = _url,
                MaxNumberOfMessages = MaxBatch,
                MessageAttributeNames = ["All"],
                VisibilityTimeout = (int)Hidden.TotalSeconds,
                WaitTimeSeconds = WaitSeconds,
            },
            cancellation).ConfigureAwait(false);
        return [.. (answer.Messages ?? []).Select(message => UndeliveredEvent.Of(
            message.MessageId,
            message.ReceiptHandle,
            message.Body,
            message.MessageAttributes?.GetValueOrDefault(UndeliveredEvent.TargetAttribute)?.StringValue))];
    }

    /// <summary>Deletes messages, and again those that are not. Not to be cancelled: their events are elsewhere now.</summary>
    /// <param name="messages">At most <see cref="MaxBatch"/>.</param>
    /// <returns>For each that is still there its id, and why.</returns>
    public async Task<ImmutableDictionary<string, string>> DeleteAsync(IReadOnlyList<UndeliveredEvent> messages)
    {
        var waiting = messages;
        for (var attempt = 1; ; attempt++)
        {
            var failed = await TryDeleteAsync(waiting).ConfigureAwait(false);
            if (failed.IsEmpty || attempt == MaxAttempts)
                return failed;
            waiting = [.. waiting.Where(message => failed.ContainsKey(message.Id))];
            await Task.Delay(_firstDelay * Math.Pow(2, attempt - 1)).ConfigureAwait(false);
        }
    }

    /// <summary>Lets others see messages again, now and not when their time is over.</summary>
    /// <returns>How many are still hidden: <see cref="Hidden"/> at most.</returns>
    public async Task<int> ReleaseAsync(IEnumerable<UndeliveredEvent> messages)
    {
        var hidden = 0;
        foreach (var batch in messages.Chunk(MaxBatch))
        {
            try
            {
                var answer = await _client.ChangeMessageVisibilityBatchAsync(
                    _url,
                    [.. batch.Select((message, index) => new ChangeMessageVisibilityBatchRequestEntry(IdOf(index), message.ReceiptHandle) { VisibilityTimeout = 0 })],
                    CancellationToken.None).ConfigureAwait(false);
                hidden += answer.Failed?.Count ?? 0;
            }
            catch (Exception exception) when (IsOfCall(exception))
            {
                hidden += batch.Length;
            }
        }

        return hidden;
    }

    /// <summary>Whether an exception says that a call failed.</summary>
    public static bool IsOfCall(Exception exception) =>
        exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException;

    public void Dispose() => _client.Dispose();

    private async Task<ImmutableDictionary<string, string>> TryDeleteAsync(IReadOnlyList<UndeliveredEvent> messages)
    {
        try
        {
            var answer = await _client.DeleteMessageBatchAsync(
                _url, [.. messages.Select((message, index) => new DeleteMessageBatchRequestEntry(IdOf(index), message.ReceiptHandle))], CancellationToken.None)
                .ConfigureAwait(false);
            // What the answer does not speak of was not deleted
            var deleted = (answer.Successful ?? []).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
            var reasons = (answer.Failed ?? []).ToDictionary(entry => entry.Id, entry => $"{entry.Code}: {entry.Message}", StringComparer.Ordinal);
            return messages.Index().Where(item => !deleted.Contains(IdOf(item.Index)))
                .ToImmutableDictionary(item => item.Item.Id, item => reasons.GetValueOrDefault(IdOf(item.Index), "SQS does not say"), StringComparer.Ordinal);
        }
        catch (Exception exception) when (IsOfCall(exception))
        {
            return messages.ToImmutableDictionary(message => message.Id, _ => exception.Message, StringComparer.Ordinal);
        }
    }

    private static string IdOf(int index) => index.ToString(CultureInfo.InvariantCulture);
}
