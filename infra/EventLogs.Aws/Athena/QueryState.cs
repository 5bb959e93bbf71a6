namespace EventLogs.Aws.Athena;

/// <summary>How far a query is.</summary>
public enum QueryState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It has ended, and its result is complete.</summary>
    Succeeded,

    /// <summary>It has ended without a result. It can leave objects behind.</summary>
    Failed,

    /// <summary>It was stopped. It can leave objects behind.</summary>
    Cancelled,
}
