using EventLogs.Aws.Json;
using EventLogs.Aws.Sdk;

namespace EventLogs.Aws.Athena;

/// <summary>Starts, follows and stops queries of Amazon Athena.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/APIReference/API_Operations.html</remarks>
public sealed class AthenaClient : IDisposable
{
    private readonly JsonClient _client;

    /// <summary>A client; by default with the environment's region, endpoint and credentials.</summary>
    /// <exception cref="AwsException">There is no region.</exception>
    public AthenaClient(AwsClientSettings? settings = null) => _client = JsonClient.Create(AwsService.Athena, settings);

    /// <summary>Starts a query. With the same token and the same query it is started once, however often this is called.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Ends the call early; a query that was started goes on.</param>
    /// <returns>The id of the query's execution.</returns>
    /// <exception cref="AwsException">Athena did not start it.</exception>
    public Task<string> StartQueryExecutionAsync(AthenaQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _client.CallAsync("StartQueryExecution", query.Write, answer => answer.Text("QueryExecutionId"), cancellation);
    }

    /// <summary>Looks at a query's execution.</summary>
    /// <param name="executionId">Its id.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="AwsException">Athena does not say. That a query failed is not an exception but a <see cref="QueryState"/>.</exception>
    public Task<QueryExecution> GetQueryExecutionAsync(string executionId, CancellationToken cancellation = default) => _client.CallAsync(
        "GetQueryExecution",
        json => json.WriteString("QueryExecutionId"u8, executionId),
        answer => QueryExecution.Read(answer.Object("QueryExecution")),
        cancellation);

    /// <summary>Asks for a query's execution to be cancelled. One that has ended stays as it is.</summary>
    /// <param name="executionId">Its id.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="AwsException">Athena refused.</exception>
    public Task StopQueryExecutionAsync(string executionId, CancellationToken cancellation = default) => _client.CallAsync(
        "StopQueryExecution", json => json.WriteString("QueryExecutionId"u8, executionId), answer => answer.ValueKind, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
