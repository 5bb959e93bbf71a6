namespace EventLogs.Local.Redrive;

/// <summary>An undelivered event, and what a redrive does with it.</summary>
/// <param name="Message">Its message.</param>
/// <param name="Table">The table that it is for; null where it matches no rule.</param>
/// <param name="Stream">The delivery stream to put it into; null where it stays.</param>
/// <param name="Reason">Why it stays; null where it does not, or was not asked for.</param>
internal sealed record JudgedEvent(UndeliveredEvent Message, string? Table, string? Stream, string? Reason);
