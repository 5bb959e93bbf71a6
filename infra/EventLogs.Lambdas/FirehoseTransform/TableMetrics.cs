using EventLogs.Lambdas.Bootstrap;
using EventLogs.Shared;

namespace EventLogs.Lambdas.FirehoseTransform;

/// <summary>What became of a batch's events of one table, as CloudWatch metrics.</summary>
/// <param name="table">The table's name: the metrics' only dimension.</param>
internal sealed class TableMetrics(string table)
{
    /// <summary>How many events became lines.</summary>
    public int Mapped { get; set; }

    /// <summary>How many events were sent back.</summary>
    public int Failed { get; set; }

    /// <summary>Starts from zero.</summary>
    public void Clear() => (Mapped, Failed) = (0, 0);

    /// <summary>Writes the metrics as one line, if there were events.</summary>
    public void Write(LogWriter log)
    {
        if (Mapped + Failed > 0)
            MetricLine.Write(log, table, (FunctionNames.MappedMetric, Mapped), (FunctionNames.FailedMetric, Failed));
    }
}
