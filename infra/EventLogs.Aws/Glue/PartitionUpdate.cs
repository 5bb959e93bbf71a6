using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Glue;

/// <summary>A partition to replace.</summary>
/// <param name="Values">Which one: the values of the table's partition keys as they are.</param>
/// <param name="Partition">What it is to be.</param>
/// <remarks>Source: https://docs.aws.amazon.com/glue/latest/webapi/API_BatchUpdatePartitionRequestEntry.html</remarks>
public sealed record PartitionUpdate(ImmutableArray<string> Values, PartitionInput Partition)
{
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteTexts("PartitionValueList", Values);
        json.WritePropertyName("PartitionInput"u8);
        Partition.Write(json);
        json.WriteEndObject();
    }
}
