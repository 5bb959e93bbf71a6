using EventLogs.Aws;
using EventLogs.Aws.Athena;

namespace EventLogs.Lambdas.Maintain.Athena;

/// <summary>Runs statements in Athena, one call each, from the start to the end.</summary>
/// <param name="athena">Athena.</param>
/// <param name="workGroup">The workgroup to query in.</param>
/// <param name="database">The database that tables are looked up in.</param>
/// <param name="waitsUntil">How long a statement that was stopped is waited for.</param>
/// <param name="clock">The time.</param>
internal sealed class AthenaQueries(AthenaOperations athena, string workGroup, string database, DateTimeOffset waitsUntil, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="until">When it is stopped if it has not ended.</param>
    /// <param name="cancellation">Ends the waiting. Nobody then knows what becomes of the statement.</param>
    /// <returns>Null when it succeeded; else why it did not. It has then ended, or was never started.</returns>
    /// <exception cref="AwsException">Athena does not say what became of it: it may still be running.</exception>
    /// <exception cref="TimeoutException">It was stopped, and had not ended when there was no more time to wait.</exception>
    public async Task<string?> RunAsync(string sql, DateTimeOffset until, CancellationToken cancellation)
    {
        // one token for all attempts: a start whose answer was lost is not started a second time
        var query = new AthenaQuery(sql, Guid.NewGuid().ToString("N")) { WorkGroup = workGroup, Database = database };
        string id;
        try
        {
            id = await StartAsync(query, until, cancellation).ConfigureAwait(false);
        }
        catch (AwsException exception) when (IsNotStarted(exception))
        {
            return exception.Message;
        }

        if (await WaitAsync(id, until, cancellation).ConfigureAwait(false) is { } ended)
            return Outcome(ended);
        return Outcome(await StopAsync(id, cancellation).ConfigureAwait(false));
    }

    private async Task<string> StartAsync(AthenaQuery query, DateTimeOffset until, CancellationToken cancellation)
    {
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            try
            {
                return await athena.Start(query, cancellation).ConfigureAwait(false);
            }
            catch (AwsException exception) when (exception.IsThrottled && clock.GetUtcNow() + pause < until)
            {
                await Task.Delay(pause, clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits for the end; null when it has not come in time.</summary>
    private async Task<QueryExecution?> WaitAsync(string id, DateTimeOffset until, CancellationToken cancellation)
    {
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            if (await LookAsync(id, cancellation).ConfigureAwait(false) is { HasEnded: true } ended)
                return ended;
            var left = until - clock.GetUtcNow();
            if (left <= TimeSpan.Zero)
                return null;
            await Task.Delay(pause < left ? pause : left, clock, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<QueryExecution> StopAsync(string id, CancellationToken cancellation)
    {
        await athena.Stop(id, cancellation).ConfigureAwait(false);
        return await WaitAsync(id, waitsUntil, cancellation).ConfigureAwait(false)
            ?? throw new TimeoutException($"the query {id} was stopped and has not ended yet");
    }

    /// <summary>Looks at an execution; null when Athena does not say now, and may at the next look.</summary>
    private async Task<QueryExecution?> LookAsync(string id, CancellationToken cancellation)
    {
        try
        {
            return await athena.Look(id, cancellation).ConfigureAwait(false);
        }
        catch (AwsException exception) when (IsPassing(exception))
        {
            return null;
        }
    }

    private static bool IsNotStarted(AwsException exception) =>
        exception.IsThrottled || exception.Failure == AwsFailure.NotConfigured || exception is { Failure: AwsFailure.Refused, StatusCode: < 500 };

    private static bool IsPassing(AwsException exception) =>
        exception.IsThrottled || exception.StatusCode >= 500 || exception.Failure is AwsFailure.Unreachable or AwsFailure.Timeout;

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private static string? Outcome(QueryExecution execution) => execution.State switch
    {
        QueryState.Succeeded => null,
        QueryState.Cancelled => $"the query {execution.Id} was stopped before it ended",
        _ => $"the query {execution.Id} failed: {execution.StateChangeReason ?? "Athena gives no reason"}",
    };
}
