namespace EventLogs.Local.Redrive;

/// <summary>Which messages a redrive puts back, and where.</summary>
/// <param name="Table">Only events of this table; null for all.</param>
/// <param name="Stream">The delivery stream to put them into; null for the one that each message was for.</param>
/// <param name="WithRefused">Also events that the mapper refuses: Firehose stores them as failed records.</param>
internal sealed record RedriveScope(string? Table, string? Stream, bool WithRefused);
