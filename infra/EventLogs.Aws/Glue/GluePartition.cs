using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Glue;

/// <summary>A partition of the catalog.</summary>
/// <param name="Values">The values of the table's partition keys.</param>
/// <param name="Columns">The columns that it was registered with; empty where they were left out.</param>
/// <param name="Location">Where its data lies: an <c>s3://</c> URL.</param>
/// <param name="Description">All that Glue says of it: what an update has to keep.</param>
/// <remarks>Source: https://docs.aws.amazon.com/glue/latest/webapi/API_Partition.html</remarks>
public sealed record GluePartition(
    ImmutableArray<string> Values, ImmutableArray<GlueColumn> Columns, string? Location, JsonElement Description)
{
    internal static GluePartition Read(JsonElement partition)
    {
        var storage = partition.OptionalObject("StorageDescriptor");
        var values = partition.Texts("Values");
        return values.IsEmpty
            ? throw new InvalidDataException("A partition has no 'Values'.")
            : new GluePartition(values, GlueColumn.ReadAll(storage, "Columns"), storage?.OptionalText("Location"), partition);
    }
}
