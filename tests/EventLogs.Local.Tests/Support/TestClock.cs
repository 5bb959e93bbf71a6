namespace EventLogs.Local.Tests.Support;

/// <summary>A clock that moves by a step each time it is read.</summary>
internal sealed class TestClock(DateTimeOffset start, TimeSpan step = default) : TimeProvider
{
    private DateTimeOffset _now = start - step;

    public override DateTimeOffset GetUtcNow() => _now += step;
}
