using System.Collections.Immutable;
using System.Text.Json;

namespace EventLogs.Lambdas.Bootstrap;

/// <summary>Why an invocation, or the start of the process, failed: what the Runtime API takes as an error.</summary>
/// <param name="Type">A stable name in the form <c>Category.Reason</c>.</param>
/// <param name="Message">What went wrong and how to mend it, as sentences.</param>
/// <param name="StackTrace">Where it went wrong; empty for an error that is no bug.</param>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror</remarks>
public sealed record FunctionError(string Type, string Message, ImmutableArray<string> StackTrace)
{
    /// <summary>An error that is no bug of this program, so has no stack trace.</summary>
    public FunctionError(string type, string message) : this(type, message, [])
    {
    }

    /// <summary>An exception that nobody expected.</summary>
    public static FunctionError From(Exception exception) => new(
        exception.GetType().FullName ?? exception.GetType().Name,
        exception.Message,
        [.. (exception.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>Writes the members that the Runtime API wants into an object that is open.</summary>
    public void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("errorType"u8, Type);
        json.WriteString("errorMessage"u8, Message);
        json.WriteStartArray("stackTrace"u8);
        foreach (var frame in StackTrace)
            json.WriteStringValue(frame);
        json.WriteEndArray();
    }
}
