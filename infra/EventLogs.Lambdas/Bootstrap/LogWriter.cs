using System.Buffers;
using System.Text.Json;
using EventLogs.Lambdas.Bootstrap.Posix;
using EventLogs.Runtime.Mapping;
using EventLogs.Shared;

namespace EventLogs.Lambdas.Bootstrap;

/// <summary>
/// Structured log lines: one JSON object each, gathered, and written in one go by <see cref="Flush"/>. CloudWatch makes one log event of
/// each line of standard output. A line that was begun and not ended is never written.
/// </summary>
/// <param name="output">Where the lines go.</param>
public sealed class LogWriter(Stream output)
{
    /// <summary>How JSON is written that no browser reads.</summary>
    internal static readonly JsonWriterOptions Options = new() { Encoder = new LogEncoder() };

    private readonly LineBuffer _line = new();
    private readonly LineBuffer _lines = new();
    private Utf8JsonWriter? _json;

    /// <summary>The name of the stack that the function belongs to; null when nobody says it.</summary>
    public string? Stack { get; init; }

    /// <summary>A log to standard output, of the stack that the environment names.</summary>
    public static LogWriter ToStandardOutput() => new(DescriptorStream.StandardOutput())
    {
        Stack = Environment.GetEnvironmentVariable(FunctionNames.StackVariable) is { Length: > 0 } stack ? stack : null,
    };

    /// <summary>Starts a line: the object is open, and <see cref="End"/> closes it. A line that has not ended is discarded.</summary>
    public Utf8JsonWriter Begin()
    {
        _line.Clear();
        _json ??= new Utf8JsonWriter(_line, Options);
        _json.Reset();
        _json.WriteStartObject();
        return _json;
    }

    /// <summary>Starts a line about an error.</summary>
    /// <param name="requestId">The invocation's id; null before the first.</param>
    /// <param name="message">What happened, without data of the user.</param>
    public Utf8JsonWriter BeginError(string? requestId, string message) => Begin("ERROR"u8, requestId, message);

    /// <summary>Starts a line about something that somebody should look at, though nothing failed.</summary>
    /// <param name="requestId">The invocation's id.</param>
    /// <param name="message">What happened, without data of the user.</param>
    public Utf8JsonWriter BeginWarning(string requestId, string message) => Begin("WARN"u8, requestId, message);

    /// <summary>Starts a line about the usual course of things.</summary>
    /// <param name="requestId">The invocation's id.</param>
    /// <param name="message">What happened, without data of the user.</param>
    public Utf8JsonWriter BeginInformation(string requestId, string message) => Begin("INFO"u8, requestId, message);

    /// <summary>Ends the line that was begun.</summary>
    public void End()
    {
        _json!.WriteEndObject();
        _json.Flush();
        _lines.Write(_line.Written);
        _lines.Write("\n"u8);
    }

    /// <summary>
    /// Writes the lines that have ended. Never throws: what is logged about must not fail because nobody takes the log. Lines that could
    /// not be written are gone.
    /// </summary>
    public void Flush()
    {
        if (_lines.Length == 0)
            return;
        try
        {
            output.Write(_lines.Written);
            output.Flush();
        }
        catch (IOException)
        {
            // There is nowhere else to report it
        }

        _lines.Clear();
    }

    private Utf8JsonWriter Begin(ReadOnlySpan<byte> level, string? requestId, string message)
    {
        var json = Begin();
        json.WriteString("level"u8, level);
        if (requestId is not null)
            json.WriteString("requestId"u8, requestId);
        json.WriteString("message"u8, message);
        return json;
    }
}
