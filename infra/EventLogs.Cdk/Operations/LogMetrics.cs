using EventLogs.Shared;

namespace EventLogs.Cdk.Operations;

/// <summary>The metrics that the functions report.</summary>
internal static class LogMetrics
{
    /// <summary>How many events of a table were refused.</summary>
    public static AlarmMetric Failed(string table) =>
        new(FunctionNames.MetricNamespace, FunctionNames.FailedMetric, "Sum", [(FunctionNames.TableDimension, table)]);

    /// <summary>How many events came that belong to no table that the transform knows.</summary>
    public static AlarmMetric Unknown { get; } = Failed(FunctionNames.NoTable);

    /// <summary>How many days should have been in a history before, over all tables.</summary>
    public static AlarmMetric LateDays { get; } = new(
        FunctionNames.MetricNamespace, FunctionNames.LateDaysMetric, "Maximum", [(FunctionNames.TableDimension, FunctionNames.AllTables)]);
}
