using System.Globalization;
using EventLogs.Local.Redrive;

namespace EventLogs.Local.Status;

/// <summary>How a dead-letter queue is.</summary>
/// <param name="Queue">The output that names it, or its URL.</param>
/// <param name="Messages">About how many messages it has; null where it does not say.</param>
/// <param name="Error">Why it does not.</param>
internal sealed record QueueState(string Queue, int? Messages, string? Error)
{
    /// <summary>Asks a queue. That one cannot be asked is something to be told, and keeps nothing else from it.</summary>
    public static async Task<QueueState> OfAsync(string name, DeadLetterQueue queue, CancellationToken cancellation)
    {
        try
        {
            return new QueueState(name, await queue.CountAsync(cancellation).ConfigureAwait(false), null);
        }
        catch (Exception exception) when (DeadLetterQueue.IsOfCall(exception))
        {
            return new QueueState(name, null, exception.Message);
        }
    }

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public string? Describe() => (Messages, Error) switch
    {
        (_, { } error) => $"{Queue}: {error}",
        ( > 0 and var messages, _) => string.Create(CultureInfo.InvariantCulture, $"{Queue}: {messages:N0} messages"),
        _ => null,
    };
}
