using System.Diagnostics.CodeAnalysis;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Bootstrap;

/// <summary>Takes one invocation after the other, and answers each.</summary>
internal sealed class InvocationLoop(RuntimeApi api, ILambdaHandler handler, LogWriter log)
{
    private const string TraceIdVariable = "_X_AMZN_TRACE_ID";

    private readonly LineBuffer _response = new();

    /// <summary>Runs until the Runtime API hands out no more invocations.</summary>
    /// <returns>Never: an exit code in type only.</returns>
    /// <exception cref="RuntimeApiException">The API ended it. There is no other end.</exception>
    public async Task<int> RunAsync()
    {
        while (true)
        {
            var invocation = api.Next();
            Environment.SetEnvironmentVariable(TraceIdVariable, invocation.TraceId);
            _response.Clear();

            var error = invocation.Error
                ?? await HandleAsync(invocation).ConfigureAwait(false)
                ?? api.SendResponse(invocation.RequestId, _response.Written);
            if (error is not null)
                Report(invocation, error);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws is reported to Lambda as the invocation's error.")]
    private async ValueTask<FunctionError?> HandleAsync(Invocation invocation)
    {
        try
        {
            return await handler.HandleAsync(invocation, _response).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return FunctionError.From(exception);
        }
    }

    // A refused answer is reported too: should the invocation be over by then, the API refuses the report, which changes nothing
    private void Report(Invocation invocation, FunctionError error)
    {
        Log(invocation, error);
        if (api.SendError(invocation.RequestId, error) is { } refusal)
            Log(invocation, refusal);
    }

    private void Log(Invocation invocation, FunctionError error)
    {
        error.WriteMembers(log.BeginError(invocation.RequestId, "The invocation failed."));
        log.End();
        log.Flush();
    }
}
