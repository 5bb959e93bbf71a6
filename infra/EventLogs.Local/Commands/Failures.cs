using Amazon.Runtime;
using DuckDB.NET.Data;
using EventLogs.Aws;
using EventLogs.Local.Query.Syntax;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary>
/// Turns what no command has an answer for into one sentence and the exit code 1: a disk that is full, a folder that must not be
/// written, a query that is wrong. Also what should not happen, which is then for us to fix.
/// </summary>
internal sealed class Failures(IAnsiConsole console, bool withTrace)
{
    /// <summary>The environment variable that asks for the trace of an error.</summary>
    public const string TraceVariable = "EVENTLOGS_TRACE";

    public async Task<int> CatchAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            return Report("interrupted", exception);
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return Report(exception.Message, exception);
        }
        catch (Exception exception)
        {
            return Report(
                $"{exception.Message} This is a fault of eventlogs-local ({exception.GetType().Name}); --trace shows where, for a report.", exception);
        }
    }

    private static bool IsExpected(Exception exception) =>
        exception is AwsException or AmazonServiceException or AmazonClientException or HttpRequestException or IOException
            or UnauthorizedAccessException or InvalidDataException or DuckDBException or SqlRefusedException or System.Security.SecurityException;

    private int Report(string message, Exception exception)
    {
        try
        {
            console.Profile.Out.Writer.WriteLine("error: " + message);
            if (withTrace || Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 } and not "0")
                console.Profile.Out.Writer.WriteLine(exception.ToString());
        }
        catch (IOException)
        {
            // Nobody can be told: the exit code has to do
        }

        return 1;
    }
}
