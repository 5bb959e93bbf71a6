using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.Json;
using EventLogs.Aws.Sdk;

namespace EventLogs.Aws.Glue;

/// <summary>Tables and partitions of AWS Glue's Data Catalog.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/glue/latest/webapi/API_Operations.html</remarks>
public sealed class GlueClient : IDisposable
{
    /// <summary>The maximum number of partitions in one call of <c>BatchCreatePartition</c> or <c>BatchUpdatePartition</c>.</summary>
    public const int MaxBatch = 100;

    /// <summary>The most partitions in one call of <c>BatchDeletePartition</c>.</summary>
    public const int MaxDeleteBatch = 25;

    /// <summary>The error code of a partition, or of a call, for what is there already.</summary>
    public const string AlreadyExists = "AlreadyExistsException";

    /// <summary>The error code for a database, table or partition that is not there.</summary>
    public const string EntityNotFound = "EntityNotFoundException";

    private readonly JsonClient _client;

    /// <summary>A client; by default with the environment's region, endpoint and credentials.</summary>
    /// <exception cref="AwsException">There is no region.</exception>
    public GlueClient(AwsClientSettings? settings = null) => _client = JsonClient.Create(AwsService.Glue, settings);

    /// <summary>Reads a table.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="AwsException">Glue refused; with <see cref="EntityNotFound"/> when there is no such table.</exception>
    public Task<GlueTable> GetTableAsync(string database, string table, CancellationToken cancellation = default) => _client.CallAsync(
        "GetTable",
        json =>
        {
            json.WriteString("DatabaseName"u8, database);
            json.WriteString("Name"u8, table);
        },
        answer => GlueTable.Read(answer.Object("Table")),
        cancellation);

    /// <summary>Reads the partitions of a table, page by page.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="expression">Which partitions, as in a <c>WHERE</c>: <c>date &gt;= '2026-11-01'</c>. Null: all.</param>
    /// <param name="excludeColumns">Leaves out the partitions' columns, for smaller pages.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="AwsException">Glue refused; with <see cref="EntityNotFound"/> when there is no such table.</exception>
    public IAsyncEnumerable<GluePartition> GetPartitionsAsync(
        string database, string table, string? expression = null, bool excludeColumns = false, CancellationToken cancellation = default) =>
        _client.CallPagesAsync<GluePartition>(
            "GetPartitions",
            "NextToken",
            json =>
            {
                WriteTable(json, database, table);
                json.WriteOptional("Expression", expression);
                if (excludeColumns)
                    json.WriteBoolean("ExcludeColumnSchema"u8, true);
            },
            answer => [.. answer.Items("Partitions").Select(GluePartition.Read)],
            cancellation);

    /// <summary>Creates partitions of a table; those that cannot be created do not keep the others from it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="partitions">1 to <see cref="MaxBatch"/>.</param>
    /// <param name="cancellation">Ends the call early; partitions may have been created.</param>
    /// <returns>The partitions that were not created, with the reason; the others were.</returns>
    /// <exception cref="AwsException">Glue refused the call as a whole.</exception>
    public Task<ImmutableArray<PartitionError>> BatchCreatePartitionAsync(
        string database, string table, ImmutableArray<PartitionInput> partitions, CancellationToken cancellation = default)
    {
        Batches.Check(partitions.Length, MaxBatch, nameof(partitions));
        return _client.CallAsync(
            "BatchCreatePartition",
            json =>
            {
                WriteTable(json, database, table);
                json.WriteStartArray("PartitionInputList"u8);
                foreach (var partition in partitions)
                    partition.Write(json);
                json.WriteEndArray();
            },
            answer => PartitionError.ReadAll(answer, "PartitionValues"),
            cancellation);
    }

    /// <summary>Replaces what partitions of a table are; those that cannot be replaced do not keep the others from it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="partitions">1 to <see cref="MaxBatch"/>, each with its values as they are and as they are to be.</param>
    /// <param name="cancellation">Ends the call early; partitions may have been replaced.</param>
    /// <returns>The partitions that were not replaced, with the reason; the others were.</returns>
    /// <exception cref="AwsException">Glue refused the call as a whole.</exception>
    public Task<ImmutableArray<PartitionError>> BatchUpdatePartitionAsync(
        string database, string table, ImmutableArray<PartitionUpdate> partitions, CancellationToken cancellation = default)
    {
        Batches.Check(partitions.Length, MaxBatch, nameof(partitions));
        return _client.CallAsync(
            "BatchUpdatePartition",
            json =>
            {
                WriteTable(json, database, table);
                json.WriteStartArray("Entries"u8);
                foreach (var partition in partitions)
                    partition.Write(json);
                json.WriteEndArray();
            },
            answer => PartitionError.ReadAll(answer, "PartitionValueList"),
            cancellation);
    }

    /// <summary>Removes partitions of a table from the catalog; those that cannot be removed do not keep the others from it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="partitions">1 to <see cref="MaxDeleteBatch"/>, each by the values of the table's partition keys.</param>
    /// <param name="cancellation">Ends the call early; partitions may have been removed.</param>
    /// <returns>The partitions that were not removed, with the reason; the others are gone.</returns>
    /// <exception cref="AwsException">Glue refused the call as a whole.</exception>
    /// <remarks>Source: https://docs.aws.amazon.com/glue/latest/webapi/API_BatchDeletePartition.html</remarks>
    public Task<ImmutableArray<PartitionError>> BatchDeletePartitionAsync(
        string database, string table, ImmutableArray<ImmutableArray<string>> partitions, CancellationToken cancellation = default)
    {
        Batches.Check(partitions.Length, MaxDeleteBatch, nameof(partitions));
        return _client.CallAsync(
            "BatchDeletePartition",
            json =>
            {
                WriteTable(json, database, table);
                json.WriteStartArray("PartitionsToDelete"u8);
                foreach (var values in partitions)
                {
                    json.WriteStartObject();
                    json.WriteTexts("Values", values);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            },
            answer => PartitionError.ReadAll(answer, "PartitionValues"),
            cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static void WriteTable(Utf8JsonWriter json, string database, string table)
    {
        json.WriteString("DatabaseName"u8, database);
        json.WriteString("TableName"u8, table);
    }
}
