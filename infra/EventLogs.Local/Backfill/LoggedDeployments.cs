using System.Collections.Immutable;
using EventLogs.Generated.AwsCodedeploy;
using EventLogs.Generated.EventlogsCodedeploy;
using EventLogs.Local.Query;
using EventLogs.Local.Query.Syntax;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Backfill;

/// <summary>What a bucket's logs know of deployments. Nothing where there is no bucket yet.</summary>
internal sealed class LoggedDeployments(LocalBucket bucket, ImmutableArray<EventDefinition> catalog)
{
    /// <summary>The statuses after which there is no other.</summary>
    private static readonly ImmutableHashSet<string> Ends =
        [DeploymentDetails.DetailStatus.Succeeded, DeploymentDetails.DetailStatus.Failed, DeploymentDetails.DetailStatus.Stopped];

    /// <summary>What to say where the catalog does not have the tables.</summary>
    public static string NotInCatalog =>
        $"the catalog has no tables {DeploymentStateChange.Definition.Table.Name} and {DeploymentDetails.Definition.Table.Name}";

    /// <summary>Whether the catalog has the tables.</summary>
    public bool AreInCatalog =>
        HasTable(DeploymentStateChange.Definition.Table) && HasTable(DeploymentDetails.Definition.Table);

    /// <summary>Whether a deployment with this status has ended.</summary>
    public static bool IsEnd(string status) => Ends.Contains(status);

    /// <summary>The deployments whose details are there, with the statuses that they had.</summary>
    public HashSet<(string Id, string Status)> Details()
    {
        const string Id = DeploymentDetails.Columns.DeploymentId;
        const string Status = DeploymentDetails.Columns.Status;
        return [.. Read($"SELECT DISTINCT {Id}, {Status} FROM {DeploymentDetails.Definition.Table.Name}")
            .Select(row => ((string)row[0]!, (string)row[1]!))];
    }

    /// <summary>The deployments of which there are events, and when the first of each happened.</summary>
    public Dictionary<string, DateTimeOffset> Events()
    {
        const string Id = DeploymentStateChange.Columns.DeploymentId;
        const string Time = DeploymentStateChange.Columns.Timestamp;
        return Read($"SELECT {Id}, min(\"{Time}\") FROM {DeploymentStateChange.Definition.Table.Name} GROUP BY {Id}")
            .ToDictionary(row => (string)row[0]!, row => DateTimeOffset.Parse((string)row[1]!, System.Globalization.CultureInfo.InvariantCulture));
    }

    private bool HasTable(TableDefinition table) => catalog.Any(definition => definition.Table.Name == table.Name);

    private List<object?[]> Read(string sql)
    {
        if (!bucket.Exists)
            return [];
        using var engine = new QueryEngine(bucket, catalog, []);
        var rows = new RowList();
        engine.Run(SqlReader.Statements(sql).Single(), rows);
        return rows.Rows;
    }

    private sealed class RowList : IResultWriter
    {
        public List<object?[]> Rows { get; } = [];

        public void Begin(ImmutableArray<string> columns) => Rows.Clear();

        public void Row(ReadOnlySpan<object?> values) => Rows.Add(values.ToArray());

        public void End()
        {
            // all rows are there
        }
    }
}
