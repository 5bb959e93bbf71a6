namespace EventLogs.Local.Stacks;

/// <summary>The outputs of a stack that commands take names from.</summary>
internal static class StackOutputNames
{
    /// <summary>The bucket of the logs.</summary>
    public const string LogBucket = "LogBucket";

    /// <summary>The Glue database of the tables.</summary>
    public const string GlueDatabaseName = "GlueDatabaseName";

    /// <summary>The URL of the queue of events that could not be delivered.</summary>
    public const string UndeliveredEvents = "UndeliveredEvents";

    /// <summary>The URLs of all dead-letter queues, of which a stack need not have each.</summary>
    public static readonly IReadOnlyList<string> Queues = [UndeliveredEvents, "UnregisteredPartitions", "UndescribedDeployments", "HistoryFailures"];
}
