using System.Diagnostics.CodeAnalysis;

namespace EventLogs.Lambdas.Bootstrap;

/// <summary>The life of a Lambda process, from the start to the end: what a function's <c>Main</c> calls.</summary>
public static class LambdaProcess
{
    private const string RuntimeApiVariable = "AWS_LAMBDA_RUNTIME_API";

    /// <summary>Starts the function, then serves invocations until Lambda ends the process.</summary>
    /// <param name="initialize">Makes the handler. Runs once, while Lambda waits for the start.</param>
    /// <param name="log">Where errors go.</param>
    /// <returns>
    /// The exit code: 1, after a failed start or when the Runtime API said to end. SIGTERM, which Lambda sends when nothing runs, ends
    /// the process at once, without a return: there is nothing to tidy up, and a handler would cost a thread at every start.
    /// </returns>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever is left is said in one line of the log, and ends the process.")]
    public static async Task<int> RunAsync(Func<Initialization> initialize, LogWriter log)
    {
        if (Environment.GetEnvironmentVariable(RuntimeApiVariable) is not { } address || !IsAddress(address))
        {
            return Fail(log, new FunctionError(
                "Runtime.NotInLambda",
                $"{RuntimeApiVariable} is not set to host:port. This program is a Lambda function: AWS Lambda starts it."));
        }

        using var api = new RuntimeApi(address);
        try
        {
            var initialization = Initialize(initialize);
            return initialization.Handler is { } handler
                ? await new InvocationLoop(api, handler, log).RunAsync().ConfigureAwait(false)
                : ReportFailedStart(api, log, initialization.Error!);
        }
        catch (RuntimeApiException exception)
        {
            return Fail(log, new FunctionError("Runtime.ApiFailure", exception.Message));
        }
        catch (Exception exception)
        {
            return Fail(log, FunctionError.From(exception));
        }
    }

    private static int ReportFailedStart(RuntimeApi api, LogWriter log, FunctionError error)
    {
        Fail(log, error);
        return api.SendInitError(error) is { } refusal ? Fail(log, refusal) : 1;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the start throws is reported to Lambda as its error.")]
    private static Initialization Initialize(Func<Initialization> initialize)
    {
        try
        {
            return initialize();
        }
        catch (Exception exception)
        {
            return Initialization.Failed(FunctionError.From(exception));
        }
    }

    private static bool IsAddress(string address) =>
        address.LastIndexOf(':') is > 0 and var port && ushort.TryParse(address.AsSpan(port + 1), out _);

    private static int Fail(LogWriter log, FunctionError error)
    {
        error.WriteMembers(log.BeginError(null, "The process ends."));
        log.End();
        log.Flush();
        return 1;
    }
}
