namespace EventLogs.LocalApp.Backfill;

/// <summary>Keeps calls apart, so that a service is asked no more often than it was agreed.</summary>
/// <param name="callsPerSecond">How often it may be asked.</param>
/// <param name="clock">The time.</param>
internal sealed class Pace(int callsPerSecond, TimeProvider clock)
{
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1) / callsPerSecond;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Waits until the next call may be made.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_next > now)
            await Task.Delay(_next - now, clock, cancellation).ConfigureAwait(false);
        else
            _next = now;
        _next += _interval;
    }
}
