using Amazon.CDK.AWS.CloudWatch;
using Constructs;

namespace EventLogs.Cdk.Operations;

/// <summary>Makes alarms, all of one kind: over five minutes, silent while there is no data, to one topic.</summary>
/// <param name="topicArn">The SNS topic to notify; null for none: alarms then show in the console alone.</param>
/// <param name="runbook">Where the reader of an alarm finds what to do; null for nowhere.</param>
/// <param name="metrics">The metrics that the stack's functions report.</param>
internal sealed class AlarmFactory(string? topicArn, string? runbook, LogMetrics metrics)
{
    private const int PeriodSeconds = 300;

    /// <summary>The metrics that the stack's functions report.</summary>
    public LogMetrics Metrics => metrics;

    /// <summary>Creates an alarm for values above a threshold.</summary>
    public void Create(Construct scope, string id, CloudWatchMetric metric, double threshold, string description) =>
        Create(scope, id, metric, "GreaterThanThreshold", threshold, description);

    /// <summary>Creates an alarm for values below a threshold.</summary>
    public void CreateBelow(Construct scope, string id, CloudWatchMetric metric, double threshold, string description) =>
        Create(scope, id, metric, "LessThanThreshold", threshold, description);

    private void Create(Construct scope, string id, CloudWatchMetric metric, string comparison, double threshold, string description) =>
        _ = new CfnAlarm(scope, id, new CfnAlarmProps
        {
            AlarmDescription = runbook is null ? description + "." : $"{description}. See {runbook}.",
            Namespace = metric.Namespace,
            MetricName = metric.Name,
            Statistic = metric.Statistic,
            Dimensions = metric.Dimensions
                .Select(dimension => new CfnAlarm.DimensionProperty { Name = dimension.Name, Value = dimension.Value })
                .ToArray(),
            Period = PeriodSeconds,
            EvaluationPeriods = 1,
            Threshold = threshold,
            ComparisonOperator = comparison,
            // no events, no data: nothing is wrong
            TreatMissingData = "notBreaching",
            AlarmActions = topicArn is null ? null : [topicArn],
        });
}
