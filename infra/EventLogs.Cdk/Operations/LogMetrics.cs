using Amazon.CDK;
using EventLogs.Cdk.Options;
using EventLogs.Shared;

namespace EventLogs.Cdk.Operations;

/// <summary>The metrics that the functions of a stack report, apart from those of every other stack.</summary>
/// <param name="stackName">The stack's name.</param>
internal sealed class LogMetrics(string stackName)
{
    /// <summary>The metrics of the stack that the options describe.</summary>
    public static LogMetrics Of(EventLogsOptions options) =>
        // in a nested stack the reference would be to that; without the CDK there are none, and a stack can be given any name
        new(options.NestedStacks ? options.StackName : Aws.STACK_NAME);

    /// <summary>The stack's name.</summary>
    public string StackName => stackName;

    /// <summary>How many events of a table became lines of its log.</summary>
    public CloudWatchMetric Mapped(string table) => Metric(FunctionNames.MappedMetric, "Sum", table);

    /// <summary>How many events of a table were refused.</summary>
    public CloudWatchMetric Failed(string table) => Metric(FunctionNames.FailedMetric, "Sum", table);

    /// <summary>How many events came that belong to no table that the transform knows.</summary>
    public CloudWatchMetric Unknown => Failed(FunctionNames.NoTable);

    /// <summary>How many days should have been in a history before, over all tables.</summary>
    public CloudWatchMetric LateDays => Metric(FunctionNames.LateDaysMetric, "Maximum", FunctionNames.AllTables);

    private CloudWatchMetric Metric(string name, string statistic, string table) => new(
        FunctionNames.MetricNamespace, name, statistic, [(FunctionNames.StackDimension, stackName), (FunctionNames.TableDimension, table)]);
}
