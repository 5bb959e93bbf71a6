using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Bootstrap;

/// <summary>A Lambda function: what it does with one invocation. One process has one, and calls it for one invocation at a time.</summary>
public interface ILambdaHandler
{
    /// <summary>Answers one invocation.</summary>
    /// <param name="invocation">The request. Its payload is valid until the task completes.</param>
    /// <param name="response">Where the answer goes, as JSON; empty at the start, sent only when the invocation did not fail.</param>
    /// <returns>
    /// Null, or why the invocation failed. A handler that does not wait for anything returns a completed task, which costs no
    /// allocation. What is thrown is reported as well, as the bug that it is.
    /// </returns>
    ValueTask<FunctionError?> HandleAsync(Invocation invocation, LineBuffer response);
}
