using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions;

/// <summary>
/// Brings partitions in Glue up to date with their table: out of what <c>GetPartitions</c> answered come the requests for
/// <c>BatchUpdatePartition</c>. Whoever calls Glue (a person with the AWS CLI, a Lambda) brings the one and sends the others.
/// </summary>
/// <param name="Partitions">Each partition and how it stands to its table.</param>
/// <param name="Requests">The requests, each for at most <see cref="MaxEntries"/> partitions of one table.</param>
/// <remarks>Source: https://docs.aws.amazon.com/glue/latest/webapi/API_BatchUpdatePartition.html</remarks>
public sealed record GluePartitionSync(ImmutableArray<DriftedPartition> Partitions, ImmutableArray<JsonObject> Requests)
{
    /// <summary>The maximum number of partitions in one call of BatchUpdatePartition.</summary>
    public const int MaxEntries = 100;

    /// <summary>Finds out what to send.</summary>
    /// <param name="answer">The JSON that <c>aws glue get-partitions</c> prints.</param>
    /// <param name="tables">The tables as they are now. Partitions of others are left out.</param>
    /// <exception cref="InvalidDataException">The text is not such an answer.</exception>
    public static GluePartitionSync Plan(string answer, IEnumerable<TableDefinition> tables)
    {
        try
        {
            var known = tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
            var partitions = GlueJson.Array(JsonNode.Parse(answer), "Partitions")
                .Select(node => GluePartition.Read(node, known))
                .OfType<GluePartition>()
                .ToList();
            return new GluePartitionSync(
                [.. partitions.Select(partition => new DriftedPartition(partition.Table.Name, partition.Folder, partition.Drift))],
                [
                    .. from partition in partitions
                       where partition.Drift.Status == DriftStatus.Behind
                       group partition by (partition.Database, partition.Table.Name) into table
                       from batch in table.Chunk(MaxEntries)
                       select Request(table.Key.Database, table.Key.Name, batch),
                ]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"This is not an answer of aws glue get-partitions: {exception.Message}", exception);
        }
    }

    private static JsonObject Request(string database, string table, IEnumerable<GluePartition> partitions) => new()
    {
        ["DatabaseName"] = database,
        ["TableName"] = table,
        ["Entries"] = new JsonArray([.. partitions.Select(partition => partition.UpdateEntry())]),
    };
}
