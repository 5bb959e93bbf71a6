namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>Brings events as EventBridge does: soon, some late, some twice.</summary>
internal sealed class DeliveryQueue(DeliveryKind kind, Random random)
{
    private readonly PriorityQueue<string, (long Arrival, long Number)> _events = new();
    private long _number;

    public void Add(string text, DateTimeOffset time)
    {
        Enqueue(text, time + (Happens(kind.Late) ? kind.LateDelay : kind.Delay).Draw(random));
        if (Happens(kind.Twice))
            Enqueue(text, time + kind.LateDelay.Draw(random));
    }

    /// <summary>Those that have arrived at a time, in the order of their arrival.</summary>
    public IEnumerable<string> Until(DateTimeOffset time)
    {
        while (_events.TryPeek(out var text, out var next) && next.Arrival <= time.UtcTicks)
        {
            _events.Dequeue();
            yield return text;
        }
    }

    // the number keeps those that arrive at the same time in order
    private void Enqueue(string text, DateTimeOffset arrival) => _events.Enqueue(text, (arrival.UtcTicks, _number++));

    private bool Happens(double percent) => random.NextDouble() * 100 < percent;
}
