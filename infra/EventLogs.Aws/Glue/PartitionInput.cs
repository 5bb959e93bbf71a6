using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Glue;

/// <summary>A partition as it is to be.</summary>
/// <param name="Values">The values of the table's partition keys.</param>
/// <param name="StorageDescriptor">Columns, location, formats and serde, in the JSON of Glue's API.</param>
/// <param name="Parameters">Its parameters: an object of texts. Null: none.</param>
/// <remarks>Source: https://docs.aws.amazon.com/glue/latest/webapi/API_PartitionInput.html</remarks>
public sealed record PartitionInput(ImmutableArray<string> Values, JsonElement StorageDescriptor, JsonElement? Parameters = null)
{
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteTexts("Values", Values);
        json.WriteElement("StorageDescriptor", StorageDescriptor);
        if (Parameters is { } parameters)
            json.WriteElement("Parameters", parameters);
        json.WriteEndObject();
    }
}
