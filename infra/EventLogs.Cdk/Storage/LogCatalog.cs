using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Constructs;

namespace EventLogs.Cdk.Storage;

/// <summary>The Glue database of all tables.</summary>
internal sealed class LogCatalog : Construct
{
    public LogCatalog(Construct scope, string id, string databaseName) : base(scope, id)
    {
        var database = new CfnDatabase(this, "Database", new CfnDatabaseProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseInput = new CfnDatabase.DatabaseInputProperty
            {
                Name = databaseName,
                Description = "Event logs: a table for each kind of event",
            },
        });
        DatabaseName = database.Ref;
    }

    /// <summary>The database's name, by reference: whatever uses it waits for the database.</summary>
    public string DatabaseName { get; }
}
