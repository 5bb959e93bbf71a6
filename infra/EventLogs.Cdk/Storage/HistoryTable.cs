using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Constructs;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Storage;

/// <summary>
/// The Glue table of the history of one event log. Its partitions are always projected: there is one a day, and nobody is told when it comes.
/// </summary>
internal sealed class HistoryTable : Construct
{
    public HistoryTable(
        Construct scope, string id, TableDefinition log, HistoryDefinition history, string databaseName, string bucketName, string firstDay)
        : base(scope, id)
    {
        var table = history.TableOf(log);
        var location = $"s3://{bucketName}/{PartitionLayout.HistoryPrefix(log.Name)}";
        var parameters = EventTable.Parameters(table.Format);
        foreach (var (name, value) in PartitionProjection.Parameters([PartitionLayout.Day], location, firstDay))
            parameters[name] = value;
        _ = new CfnTable(this, "Table", new CfnTableProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseName = databaseName,
            TableInput = EventTable.Input(table, [PartitionLayout.Day], location, parameters),
        });
    }
}
