using System.Buffers;
using System.Text.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Bootstrap;

/// <summary>
/// Structured log lines: one JSON object each, gathered, and written in one go by <see cref="Flush"/>. CloudWatch makes one log event of
/// each line of standard output.
/// </summary>
/// <param name="output">Where the lines go.</param>
public sealed class LogWriter(Stream output)
{
    /// <summary>How JSON is written that no browser reads.</summary>
    internal static readonly JsonWriterOptions Options = new() { Encoder = new LogEncoder() };

    private readonly LineBuffer _lines = new();
    private Utf8JsonWriter? _json;

    /// <summary>A log to standard output.</summary>
    public static LogWriter ToStandardOutput() => new(DescriptorStream.StandardOutput());

    /// <summary>Starts a line: the object is open, and <see cref="End"/> closes it.</summary>
    public Utf8JsonWriter Begin()
    {
        _json ??= new Utf8JsonWriter(_lines, Options);
        _json.Reset();
        _json.WriteStartObject();
        return _json;
    }

    /// <summary>Starts a line that tells of an error.</summary>
    /// <param name="requestId">The invocation's id; null before the first.</param>
    /// <param name="message">What happened, without data of the user.</param>
    public Utf8JsonWriter BeginError(string? requestId, string message)
    {
        var json = Begin();
        json.WriteString("level"u8, "ERROR"u8);
        if (requestId is not null)
            json.WriteString("requestId"u8, requestId);
        json.WriteString("message"u8, message);
        return json;
    }

    /// <summary>Ends the line that <see cref="Begin"/> started.</summary>
    public void End()
    {
        _json!.WriteEndObject();
        _json.Flush();
        _lines.Write("\n"u8);
    }

    /// <summary>Writes the lines that have ended.</summary>
    public void Flush()
    {
        if (_lines.Length == 0)
            return;
        output.Write(_lines.Written);
        output.Flush();
        _lines.Clear();
    }
}
