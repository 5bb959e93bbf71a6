namespace EventLogs.Cdk.Operations;

/// <summary>The metrics that the transform reports about its events, by table.</summary>
internal static class LogMetrics
{
    // as the function FirehoseTransform writes them into its log
    private const string Namespace = "EventLogs";
    private const string NoTable = "(none)";

    /// <summary>How many events of a table were refused.</summary>
    public static AlarmMetric Failed(string table) => new(Namespace, "Failed", "Sum", [("Table", table)]);

    /// <summary>How many events came that belong to no table that the transform knows.</summary>
    public static AlarmMetric Unknown { get; } = Failed(NoTable);
}
