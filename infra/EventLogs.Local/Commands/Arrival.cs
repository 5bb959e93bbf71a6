using System.CommandLine;
using System.CommandLine.Parsing;
using EventLogs.Local.Ingest;

namespace EventLogs.Local.Commands;

/// <summary>When the events of an ingest arrive, if not now.</summary>
/// <param name="Time">The time at which all of them do; null for each at its own.</param>
internal sealed record Arrival(DateTimeOffset? Time)
{
    private const string OwnTime = "event";

    public static Option<Arrival?> CreateOption() => new("--arrival")
    {
        Description = "Pretend that all events arrive at this time (ISO 8601, UTC where no offset is given), "
            + $"or with '{OwnTime}' each at its own: for backfills. Default: now.",
        HelpName = $"time|{OwnTime}",
        CustomParser = Parse,
    };

    /// <summary>The clock of such an ingest.</summary>
    public TimeProvider ClockOr(TimeProvider now) => Time is { } time ? new FixedClock(time) : now;

    private static Arrival? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text == OwnTime)
            return new Arrival(Time: null);
        if (EventTime.TryParse(text, out var time))
            return new Arrival(time);
        result.AddError($"--arrival takes an ISO 8601 time such as 2026-11-22T14:00:00Z, since 1970, or '{OwnTime}', not '{text}'.");
        return null;
    }

    private sealed class FixedClock(DateTimeOffset time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time;
    }
}
