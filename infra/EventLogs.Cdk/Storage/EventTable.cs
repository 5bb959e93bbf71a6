using System.Collections.Immutable;
using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Constructs;
using EventLogs.Cdk.Options;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Cdk.Storage;

/// <summary>The Glue table of one event log.</summary>
internal sealed class EventTable : Construct
{
    public EventTable(Construct scope, string id, TableDefinition table, string databaseName, string bucketName, EventLogsOptions options)
        : base(scope, id)
    {
        var location = $"s3://{bucketName}/{PartitionLayout.TablePrefix(table.Name)}";
        _ = new CfnTable(this, "Table", new CfnTableProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseName = databaseName,
            TableInput = Input(table, PartitionLayout.Keys, location, Parameters(table.Format, location, options)),
        });
    }

    /// <summary>A table as Glue takes it.</summary>
    public static CfnTable.TableInputProperty Input(
        TableDefinition table, ImmutableArray<PartitionKey> keys, string location, Dictionary<string, string> parameters) => new()
        {
            Name = table.Name,
            Description = table.Description,
            TableType = "EXTERNAL_TABLE",
            Parameters = parameters,
            PartitionKeys = keys.Select(key => new CfnTable.ColumnProperty { Name = key.Name, Type = "string", Comment = key.Comment }).ToArray(),
            StorageDescriptor = Storage(table, location),
        };

    /// <summary>The parameters that a table has for its format.</summary>
    public static Dictionary<string, string> Parameters(StorageFormat format) => new(format.TableParameters)
    {
        ["EXTERNAL"] = "TRUE",
        [StorageFormat.ClassificationKey] = format.Classification,
    };

    private static CfnTable.StorageDescriptorProperty Storage(TableDefinition table, string location) => new()
    {
        Columns = table.Columns
            .Select(column => new CfnTable.ColumnProperty { Name = column.Name, Type = column.Type, Comment = column.Comment })
            .ToArray(),
        Location = location,
        InputFormat = table.Format.InputFormat,
        OutputFormat = table.Format.OutputFormat,
        SerdeInfo = new CfnTable.SerdeInfoProperty
        {
            SerializationLibrary = table.Format.Serde,
            Parameters = table.Format.SerdeParameters.ToDictionary(),
        },
    };

    private static Dictionary<string, string> Parameters(StorageFormat format, string location, EventLogsOptions options)
    {
        var parameters = Parameters(format);
        if (options.Partitioning != Partitioning.Lambda)
        {
            foreach (var (name, value) in PartitionProjection.Parameters(PartitionLayout.Keys, location, options.ProjectionStart))
                parameters[name] = value;
        }

        return parameters;
    }
}
