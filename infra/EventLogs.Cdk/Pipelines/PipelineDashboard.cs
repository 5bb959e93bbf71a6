using EventLogs.Cdk.Operations;
using EventLogs.Shared;

namespace EventLogs.Cdk.Pipelines;

/// <summary>What the dashboard shows, from left to right as events go: taken, mapped, stored, folded, and what that costs.</summary>
internal static class PipelineDashboard
{
    /// <summary>Adds the graphs of a stack.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="logs">The event logs.</param>
    /// <param name="functions">The functions, by what they do.</param>
    /// <param name="queues">The dead-letter queues, by what is in them.</param>
    /// <param name="notificationAge">How long notifications of new objects wait; null where there are none.</param>
    /// <param name="metrics">What the functions report.</param>
    /// <param name="isFolded">Whether there is a history.</param>
    public static void Show(
        StackDashboard dashboard,
        IReadOnlyCollection<PipelineMetrics> logs,
        IReadOnlyCollection<(string Purpose, string Name)> functions,
        IReadOnlyCollection<(string Content, string Name)> queues,
        CloudWatchMetric? notificationAge,
        LogMetrics metrics,
        bool isFolded)
    {
        dashboard
            .Row(
                Graph.Of("Events taken by the delivery streams", "events", logs, log => (log.Table, log.Taken)),
                Graph.Of("Events that became lines of the logs", "events", logs, log => (log.Table, log.Mapped)))
            .Row(
                new Graph("Events that were refused", "events", [.. logs.Select(log => (log.Table, log.Failed)), (FunctionNames.NoTable, metrics.Unknown)]),
                Graph.Of("Age of the oldest event that is not in the bucket", "seconds", logs, log => (log.Table, log.Freshness)))
            .Row(
                Graph.Of("Events that could not be put into their delivery stream", "events", logs, log => (log.Table, log.Undelivered)),
                Graph.Of("Messages in dead-letter queues", "messages", queues, queue => (queue.Content, Of("AWS/SQS", "ApproximateNumberOfMessagesVisible", "Maximum", "QueueName", queue.Name))))
            .Row(
                Graph.Of("Invocations", "invocations", functions, function => (function.Purpose, OfFunction("Invocations", "Sum", function.Name))),
                Graph.Of("Failed invocations", "invocations", functions, function => (function.Purpose, OfFunction("Errors", "Sum", function.Name))))
            .Row(
                Graph.Of("Bytes taken: Firehose bills them, each event rounded up to 5 KB", "bytes", logs, log => (log.Table, log.BytesTaken)),
                Graph.Of("Duration of invocations, which Lambda bills", "milliseconds", functions, function => (function.Purpose, OfFunction("Duration", "Sum", function.Name))));
        if (notificationAge is not null)
            dashboard.Row(new Graph("Age of the oldest notification whose partition is not registered", "seconds", [("notifications", notificationAge)]));
        if (isFolded)
            dashboard.Row(new Graph("Days that should be in a history and are not", "days", [("all tables", metrics.LateDays)]));
    }

    private static CloudWatchMetric OfFunction(string name, string statistic, string function) => Of("AWS/Lambda", name, statistic, "FunctionName", function);

    private static CloudWatchMetric Of(string space, string name, string statistic, string dimension, string value) =>
        new(space, name, statistic, [(dimension, value)]);
}
