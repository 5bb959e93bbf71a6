using EventLogs.Aws.Athena;

namespace EventLogs.Lambdas.Maintain.Athena;

/// <summary>All that a fold needs of Athena.</summary>
/// <param name="Start">Starts a query, and gives the id of its execution.</param>
/// <param name="Look">Looks at an execution.</param>
/// <param name="Stop">Asks for an execution to be cancelled.</param>
internal sealed record AthenaOperations(
    Func<AthenaQuery, CancellationToken, Task<string>> Start,
    Func<string, CancellationToken, Task<QueryExecution>> Look,
    Func<string, CancellationToken, Task> Stop)
{
    /// <summary>Those of a client.</summary>
    public static AthenaOperations Of(AthenaClient client) =>
        new(client.StartQueryExecutionAsync, client.GetQueryExecutionAsync, client.StopQueryExecutionAsync);
}
