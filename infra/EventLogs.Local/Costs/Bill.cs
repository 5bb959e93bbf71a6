using System.Collections.Immutable;
using System.Globalization;

namespace EventLogs.Local.Costs;

/// <summary>A line of a bill.</summary>
/// <param name="Service">What is paid for.</param>
/// <param name="Quantity">How much of it, for people.</param>
/// <param name="Dollars">What it costs.</param>
/// <param name="IsFixed">Whether it costs as much without events.</param>
internal sealed record BillLine(string Service, string Quantity, decimal Dollars, bool IsFixed = false);

/// <summary>What a stack costs in a month.</summary>
/// <param name="prices">What AWS charges.</param>
/// <param name="work">What the stack does.</param>
internal sealed class Bill(Prices prices, Workload work)
{
    private const decimal Gigabyte = 1024m * 1024 * 1024;
    private const decimal MegabytesInTerabyte = 1024m * 1024;

    // Firehose counts a record in steps of 5 KB: https://docs.aws.amazon.com/firehose/latest/dev/limits.html
    private const int FirehoseStep = 5 * 1024;

    // of the functions that ship: memory from the stack, time and size as measured
    private const decimal FunctionGigabytes = 0.25m;
    private const decimal TransformSeconds = 0.02m;
    private const decimal RegistrarSeconds = 0.05m;
    private const decimal FoldSeconds = 60;
    private const int LogBytes = 800; // what Lambda and the function say of an invocation
    private const int LineBytes = 100; // of a line, compressed
    private const int QueueRequests = 3; // sent, received, deleted

    // of a query over a year of T_events, the last three days of which are read from the log: docs/history.md
    private const int QueryGets = 365 * 3;
    private const int QueryLogDays = 3;
    private const int QueryLists = 365 + (QueryLogDays * 24);
    private const decimal QueryMegabytes = 10; // the least that Athena charges for

    /// <summary>Its lines.</summary>
    public ImmutableArray<BillLine> Lines =>
    [
        Line("EventBridge, own events", "ownEvent", work.OwnEvents, "events; those of AWS services are free"),
        Line("Firehose", "firehoseGigabyte", work.Events * Math.Max(1, Math.Ceiling((decimal)work.EventBytes / FirehoseStep)) * FirehoseStep / Gigabyte, "GB: an event counts as 5 KB"),
        Function("Lambda, transform", work.Invocations, TransformSeconds),
        Line("SQS, new objects", "sqsRequest", work.Objects * QueueRequests, "requests"),
        Function("Lambda, registrar", work.Objects, RegistrarSeconds),
        Line("S3, writing", "s3Put", work.Objects, "objects"),
        Line("S3, keeping", "s3GigabyteMonth", work.Events * LineBytes / Gigabyte, "GB, for each month that they are kept"),
        Line("Glue", "glueRequest", work.Objects, "requests"),
        Line("CloudWatch, logs of functions", "logGigabyte", (work.Invocations + work.Objects) * LogBytes / Gigabyte, "GB"),
        .. work.HasHistory ? History : [],
        .. Queries,
        Line("CloudWatch, alarms", "alarm", prices.Stack.Alarms + (prices.Stack.AlarmsOfTable * work.Tables), "alarms", isFixed: true),
        Line("CloudWatch, metrics", "metric", prices.Stack.Metrics + (prices.Stack.MetricsOfTable * work.BusyTables), "metrics", isFixed: true),
        Line("SQS, asking for new objects", "sqsRequest", prices.Stack.QueuePolls, "requests", isFixed: true),
    ];

    /// <summary>What all of it costs.</summary>
    public decimal Total => Lines.Sum(line => line.Dollars);

    // each day of the log is read twice, hour by hour; a query for each table and day
    private ImmutableArray<BillLine> History =>
    [
        Function("Lambda, history", Days, FoldSeconds),
        Line("S3, folding", "s3Get", work.Objects * 2, "objects read"),
        Line("S3, folding", "s3List", (decimal)Days * 24 * 2 * work.BusyTables, "lists"),
        Line("Athena, folding", "athenaTerabyte", Days * work.BusyTables * QueryMegabytes / MegabytesInTerabyte, "TB"),
    ];

    private ImmutableArray<BillLine> Queries
    {
        get
        {
            var gets = QueryGets + (work.Objects * QueryLogDays / Days / Math.Max(1, work.BusyTables));
            return
            [
                Line("Athena, queries of a year", "athenaTerabyte", work.Queries * QueryMegabytes / MegabytesInTerabyte, "TB"),
                Line("S3, queries of a year", "s3Get", work.Queries * gets, "objects read"),
                Line("S3, queries of a year", "s3List", work.Queries * QueryLists, "lists"),
            ];
        }
    }

    private static int Days => Workload.Seconds / (24 * 60 * 60);

    private BillLine Function(string name, decimal invocations, decimal seconds) => new(
        name,
        string.Create(CultureInfo.InvariantCulture, $"{invocations:#,0} invocations of {seconds:0.##} s"),
        prices.Of("lambdaRequest", invocations) + prices.Of("lambdaGigabyteSecond", invocations * seconds * FunctionGigabytes));

    private BillLine Line(string service, string price, decimal quantity, string unit, bool isFixed = false) =>
        new(service, string.Create(CultureInfo.InvariantCulture, $"{quantity:#,0.####} {unit}"), prices.Of(price, quantity), isFixed);
}
