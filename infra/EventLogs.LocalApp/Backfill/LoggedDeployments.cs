using System.Collections.Immutable;
using EventLogs.Generated.AwsCodedeploy;
using EventLogs.Generated.EventlogsCodedeploy;
using EventLogs.Local.Catalog;
using EventLogs.Local.Query;
using EventLogs.Local.Query.Syntax;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.LocalApp.Backfill;

/// <summary>What a bucket's logs know of deployments. Nothing where there is no bucket yet.</summary>
internal sealed class LoggedDeployments(LocalBucket bucket, ImmutableArray<EventDefinition> catalog)
{
    /// <summary>The statuses after which there is no other.</summary>
    private static readonly ImmutableHashSet<string> Ends =
        [DeploymentDetails.DetailStatus.Succeeded, DeploymentDetails.DetailStatus.Failed, DeploymentDetails.DetailStatus.Stopped];

    private static ImmutableArray<TableDefinition> Tables =>
        [DeploymentStateChange.Definition.Table, DeploymentDetails.Definition.Table, TargetDetails.Definition.Table];

    /// <summary>What to say where the catalog does not have the tables.</summary>
    public static string NotInCatalog =>
        $"the catalog has no tables {string.Join(", ", Tables.Select(table => table.Name))}";

    /// <summary>Whether the catalog has the tables.</summary>
    public bool AreInCatalog =>
        Tables.All(table => catalog.Any(definition => definition.Table.Name == table.Name));

    /// <summary>Whether a deployment with this status has ended.</summary>
    public static bool IsEnd(string status) => Ends.Contains(status);

    /// <summary>The deployments whose details are there, with the statuses that they had.</summary>
    public HashSet<(string Id, string Status)> Details()
    {
        const string Id = DeploymentDetails.Columns.DeploymentId;
        const string Status = DeploymentDetails.Columns.Status;
        return [.. Read(TablesOf(DeploymentDetails.Definition), table => $"SELECT DISTINCT {Id}, {Status} FROM {table}")
            .Select(row => ((string)row[0]!, (string)row[1]!))];
    }

    /// <summary>The deployments of which there are events, and when the first of each happened.</summary>
    public Dictionary<string, DateTimeOffset> Events()
    {
        const string Id = DeploymentStateChange.Columns.DeploymentId;
        const string Time = DeploymentStateChange.Columns.Timestamp;
        return Read(TablesOf(DeploymentStateChange.Definition), table => $"SELECT {Id}, min(\"{Time}\") FROM {table} GROUP BY {Id}")
            .GroupBy(row => (string)row[0]!, row => TimeOf(row[1]!))
            .ToDictionary(times => times.Key, times => times.Min());
    }

    /// <summary>
    /// The tables that have the events of a log, whose old objects can be gone: what comes into those days late is in the log until the next
    /// fold, and in the view from then on.
    /// </summary>
    private IEnumerable<string> TablesOf(EventDefinition log)
    {
        yield return log.Table.Name;
        if (catalog.FirstOrDefault(definition => definition.Table.Name == log.Table.Name)?.History is { } history)
            yield return history.Table;
    }

    // text in the log, a timestamp in the history
    private static DateTimeOffset TimeOf(object time) => time is DateTime utc
        ? new DateTimeOffset(utc, TimeSpan.Zero)
        : DateTimeOffset.Parse((string)time, System.Globalization.CultureInfo.InvariantCulture);

    private List<object?[]> Read(IEnumerable<string> tables, Func<string, string> query)
    {
        if (!bucket.Exists)
            return [];
        using var engine = new QueryEngine(bucket, LogIndex.Of(catalog), []);
        var rows = new RowList();
        foreach (var table in tables)
            engine.Run(SqlReader.Statements(query(table)).Single(), rows);
        return rows.Rows;
    }

    private sealed class RowList : IResultWriter
    {
        public List<object?[]> Rows { get; } = [];

        public void Begin(ImmutableArray<string> columns)
        {
            // the rows of all queries are wanted
        }

        public void Row(ReadOnlySpan<object?> values) => Rows.Add(values.ToArray());

        public void End()
        {
            // all rows are there
        }
    }
}
