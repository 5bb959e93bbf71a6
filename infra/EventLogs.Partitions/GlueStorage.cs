using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Partitions;

/// <summary>Glue's <c>StorageDescriptor</c> of a table's partitions, in the JSON of Glue's API.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/glue/latest/webapi/API_StorageDescriptor.html</remarks>
public static class GlueStorage
{
    /// <summary>The descriptor.</summary>
    /// <param name="table">The table whose columns and serde the partition takes over.</param>
    /// <param name="location">The folder of the objects: an <c>s3://</c> URL with a trailing slash.</param>
    public static JsonElement ToElement(TableDefinition table, string location)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            Write(json, table, location);
        return JsonElement.Parse(bytes.WrittenSpan);
    }

    /// <summary>The descriptor as nodes, of which parts can be taken over into another.</summary>
    internal static JsonObject ToNode(TableDefinition table, string location) => JsonObject.Create(ToElement(table, location))!;

    private static void Write(Utf8JsonWriter json, TableDefinition table, string location)
    {
        json.WriteStartObject();
        WriteColumns(json, table.Columns);
        json.WriteString("Location"u8, location);
        json.WriteString("InputFormat"u8, table.Format.InputFormat);
        json.WriteString("OutputFormat"u8, table.Format.OutputFormat);
        WriteSerde(json, table.Format);
        json.WriteEndObject();
    }

    private static void WriteColumns(Utf8JsonWriter json, ImmutableArray<ColumnDefinition> columns)
    {
        json.WriteStartArray("Columns"u8);
        foreach (var column in columns)
        {
            json.WriteStartObject();
            json.WriteString("Name"u8, column.Name);
            json.WriteString("Type"u8, column.Type);
            json.WriteString("Comment"u8, column.Comment);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSerde(Utf8JsonWriter json, StorageFormat format)
    {
        json.WriteStartObject("SerdeInfo"u8);
        json.WriteString("SerializationLibrary"u8, format.Serde);
        json.WriteStartObject("Parameters"u8);
        foreach (var (name, value) in format.SerdeParameters)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
