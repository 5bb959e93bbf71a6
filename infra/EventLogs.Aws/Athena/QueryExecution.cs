using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Athena;

/// <summary>A query's execution.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it is.</param>
/// <param name="StateChangeReason">Why it failed or was cancelled, such as <c>HIVE_PATH_ALREADY_EXISTS: ...</c>.</param>
/// <param name="IsRetryable">Whether Athena expects that the same query can succeed later.</param>
/// <param name="DataScannedBytes">The bytes read so far.</param>
/// <param name="OutputLocation">Where its result lies: an <c>s3://</c> URL.</param>
/// <param name="Description">All that Athena says of it.</param>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/APIReference/API_QueryExecution.html</remarks>
public sealed record QueryExecution(
    string Id,
    QueryState State,
    string? StateChangeReason,
    bool IsRetryable,
    long? DataScannedBytes,
    string? OutputLocation,
    JsonElement Description)
{
    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => State is QueryState.Succeeded or QueryState.Failed or QueryState.Cancelled;

    internal static QueryExecution Read(JsonElement execution)
    {
        var status = execution.Object("Status");
        return new QueryExecution(
            execution.Text("QueryExecutionId"),
            ReadState(status.Text("State")),
            status.OptionalText("StateChangeReason"),
            status.OptionalObject("AthenaError")?.OptionalFlag("Retryable") ?? false,
            execution.OptionalObject("Statistics")?.OptionalNumber("DataScannedInBytes"),
            execution.OptionalObject("ResultConfiguration")?.OptionalText("OutputLocation"),
            execution);
    }

    private static QueryState ReadState(string state) => state switch
    {
        "QUEUED" => QueryState.Queued,
        "RUNNING" => QueryState.Running,
        "SUCCEEDED" => QueryState.Succeeded,
        "FAILED" => QueryState.Failed,
        "CANCELLED" => QueryState.Cancelled,
        _ => throw new InvalidDataException($"'State' is {state}, which is not one of a query."),
    };
}
