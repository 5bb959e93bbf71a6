using System.Collections.Immutable;
using System.Text.Json;

namespace EventLogs.Lambdas.Bootstrap;

/// <summary>Why an invocation, or the start of the process, failed: what the Runtime API takes as an error.</summary>
/// <param name="Type">A stable name in the form <c>Category.Reason</c>.</param>
/// <param name="Message">What went wrong and how to fix it, as sentences.</param>
/// <param name="StackTrace">Where it went wrong; empty for an error that is not a bug.</param>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror</remarks>
public sealed record FunctionError(string Type, string Message, ImmutableArray<string> StackTrace)
{
    // An error has to fit where Lambda puts it: into a log event and into a message of the dead-letter queue
    private const int MaxMessage = 16_384;
    private const int MaxShortText = 1_024;
    private const int MaxFrames = 100;

    /// <summary>An error that is not a bug of this program, so has no stack trace.</summary>
    public FunctionError(string type, string message) : this(type, message, [])
    {
    }

    /// <summary>An exception that nobody expected.</summary>
    public static FunctionError From(Exception exception) => new(
        exception.GetType().FullName ?? exception.GetType().Name,
        exception.Message,
        [.. (exception.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>Writes the members that the Runtime API wants into an object that is open. What is too long is cut.</summary>
    public void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("errorType"u8, Cut(Type, MaxShortText));
        json.WriteString("errorMessage"u8, Cut(Message, MaxMessage));
        json.WriteStartArray("stackTrace"u8);
        foreach (var frame in StackTrace.AsSpan(0, Math.Min(StackTrace.Length, MaxFrames)))
            json.WriteStringValue(Cut(frame, MaxShortText));
        json.WriteEndArray();
    }

    // Half a surrogate pair at the end is replaced when it is written
    private static ReadOnlySpan<char> Cut(string text, int length) => text.AsSpan(0, Math.Min(text.Length, length));
}
