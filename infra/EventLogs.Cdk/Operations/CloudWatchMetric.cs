namespace EventLogs.Cdk.Operations;

/// <summary>A CloudWatch metric, and how it is summed up.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Statistic">The statistic over a period: <c>Sum</c>, <c>Maximum</c>.</param>
/// <param name="Dimensions">Its dimensions.</param>
internal sealed record CloudWatchMetric(string Namespace, string Name, string Statistic, (string Name, string Value)[] Dimensions);
