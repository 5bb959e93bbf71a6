using EventLogs.Lambdas.Bootstrap;

namespace EventLogs.Lambdas.FirehoseTransform;

/// <summary>What became of a batch's events of one table, as CloudWatch metrics in the embedded metric format.</summary>
/// <param name="table">The table's name: the metrics' only dimension.</param>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </remarks>
internal sealed class TableMetrics(string table)
{
    /// <summary>In the place of a table's name where an event belongs to none. No table can be called that.</summary>
    public const string NoTable = "(none)";

    // What the other members of a line are: two metrics and their dimension
    private static ReadOnlySpan<byte> Directives =>
        """
        [{"Namespace":"EventLogs","Dimensions":[["Table"]],"Metrics":[{"Name":"Mapped","Unit":"Count"},{"Name":"Failed","Unit":"Count"}]}]
        """u8;

    /// <summary>How many events became lines.</summary>
    public int Mapped { get; set; }

    /// <summary>How many events were sent back.</summary>
    public int Failed { get; set; }

    /// <summary>Starts from zero.</summary>
    public void Clear() => (Mapped, Failed) = (0, 0);

    /// <summary>Writes the metrics as one line, if there were events.</summary>
    public void Write(LogWriter log)
    {
        if (Mapped + Failed == 0)
            return;

        var json = log.Begin();
        json.WriteStartObject("_aws"u8);
        json.WriteNumber("Timestamp"u8, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        json.WritePropertyName("CloudWatchMetrics"u8);
        json.WriteRawValue(Directives, skipInputValidation: true);
        json.WriteEndObject();
        json.WriteString("Table"u8, table);
        json.WriteNumber("Mapped"u8, Mapped);
        json.WriteNumber("Failed"u8, Failed);
        log.End();
    }
}
