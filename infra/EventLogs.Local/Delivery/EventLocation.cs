namespace EventLogs.Local.Delivery;

/// <summary>Where an event began, for messages. Line and column count from 1; the column counts bytes.</summary>
internal readonly record struct EventLocation(string Input, long Line, long Column)
{
    public override string ToString() => $"{Input}:{Line}:{Column}";
}
