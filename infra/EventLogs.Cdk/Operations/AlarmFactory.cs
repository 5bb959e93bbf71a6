using Amazon.CDK.AWS.CloudWatch;
using Constructs;

namespace EventLogs.Cdk.Operations;

/// <summary>
/// Makes alarms, all to one topic; but for those of what is missing, over five minutes and silent while there is no data. The text of each
/// begins with its name, and ends with the address of its section in the runbook.
/// </summary>
/// <param name="actions">The SNS topic to notify; null for none: alarms then show in the console alone.</param>
/// <param name="runbook">The address or path of the runbook; null for none.</param>
/// <param name="metrics">The metrics that the stack's functions report.</param>
internal sealed class AlarmFactory(string[]? actions, string? runbook, LogMetrics metrics)
{
    private const int PeriodSeconds = 300;

    /// <summary>The metrics that the stack's functions report.</summary>
    public LogMetrics Metrics => metrics;

    /// <summary>Creates an alarm for values above a threshold.</summary>
    public void Create(Construct scope, string id, CloudWatchMetric metric, double threshold, AlarmText text) =>
        Create(scope, id, metric, new Condition("GreaterThanThreshold", threshold), text);

    /// <summary>Creates an alarm for values below a threshold.</summary>
    public void CreateBelow(Construct scope, string id, CloudWatchMetric metric, double threshold, AlarmText text) =>
        Create(scope, id, metric, new Condition("LessThanThreshold", threshold), text);

    /// <summary>Creates an alarm for a metric that stays away.</summary>
    /// <param name="scope">Where the alarm belongs.</param>
    /// <param name="id">Its id there.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="periodSeconds">How long a period is.</param>
    /// <param name="periods">For how many periods in a row nothing comes.</param>
    /// <param name="text">What is wrong then.</param>
    public void CreateMissing(Construct scope, string id, CloudWatchMetric metric, int periodSeconds, int periods, AlarmText text) =>
        Create(scope, id, metric, new Condition("LessThanThreshold", 1, periodSeconds, periods, "breaching"), text);

    private void Create(Construct scope, string id, CloudWatchMetric metric, Condition condition, AlarmText text) =>
        _ = new CfnAlarm(scope, id, new CfnAlarmProps
        {
            AlarmDescription = $"{text.Name}: {text.Problem}." + (runbook is null ? "" : $" What to do: {runbook}#{text.Anchor}"),
            Namespace = metric.Namespace,
            MetricName = metric.Name,
            Statistic = metric.Statistic,
            Dimensions = metric.Dimensions
                .Select(dimension => new CfnAlarm.DimensionProperty { Name = dimension.Name, Value = dimension.Value })
                .ToArray(),
            Period = condition.PeriodSeconds,
            EvaluationPeriods = condition.Periods,
            Threshold = condition.Threshold,
            ComparisonOperator = condition.Comparison,
            TreatMissingData = condition.WithoutData,
            AlarmActions = actions,
        });

    // no events, no data: nothing is wrong, mostly
    private sealed record Condition(
        string Comparison, double Threshold, int PeriodSeconds = AlarmFactory.PeriodSeconds, int Periods = 1, string WithoutData = "notBreaching");
}

/// <summary>What an alarm says.</summary>
/// <param name="Name">Its name, which stays: that of its section in the runbook, and a part of the name that CloudFormation gives it.</param>
/// <param name="Problem">What is wrong, as a clause.</param>
internal sealed record AlarmText(string Name, string Problem)
{
    /// <summary>Its section in the runbook, as Markdown's renderers name it.</summary>
    public string Anchor => Name.ToLowerInvariant();
}
