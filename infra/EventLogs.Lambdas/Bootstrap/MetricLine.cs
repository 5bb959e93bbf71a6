using System.Text.Json;
using EventLogs.Shared;

namespace EventLogs.Lambdas.Bootstrap;

/// <summary>Counts as CloudWatch metrics: one log line in the embedded metric format.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </remarks>
public static class MetricLine
{
    /// <summary>Writes one line.</summary>
    /// <param name="log">The log. Its stack is a dimension of the metrics, where it has one.</param>
    /// <param name="table">The table that was counted for: the other dimension.</param>
    /// <param name="counts">The metrics' names and values.</param>
    public static void Write(LogWriter log, string table, params ReadOnlySpan<(string Name, int Count)> counts)
    {
        var json = log.Begin();
        json.WriteStartObject("_aws"u8);
        json.WriteNumber("Timestamp"u8, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics"u8);
        WriteDirective(json, log.Stack is not null, counts);
        json.WriteEndArray();
        json.WriteEndObject();
        if (log.Stack is { } stack)
            json.WriteString(FunctionNames.StackDimension, stack);
        json.WriteString(FunctionNames.TableDimension, table);
        foreach (var (name, count) in counts)
            json.WriteNumber(name, count);
        log.End();
    }

    /// <summary>Says what the other members of the line are.</summary>
    private static void WriteDirective(Utf8JsonWriter json, bool hasStack, ReadOnlySpan<(string Name, int Count)> counts)
    {
        json.WriteStartObject();
        json.WriteString("Namespace"u8, FunctionNames.MetricNamespace);
        json.WriteStartArray("Dimensions"u8);
        json.WriteStartArray();
        if (hasStack)
            json.WriteStringValue(FunctionNames.StackDimension);
        json.WriteStringValue(FunctionNames.TableDimension);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics"u8);
        foreach (var (name, _) in counts)
        {
            json.WriteStartObject();
            json.WriteString("Name"u8, name);
            json.WriteString("Unit"u8, "Count"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
