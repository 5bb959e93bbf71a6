using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Local.Tests.Support;

/// <summary>A simple mapper: a column is the event's time or a property of its detail, which is copied.</summary>
internal sealed class TestMapper(string source, string detailType, ImmutableArray<ColumnDefinition> columns)
{
    private const string Timestamp = "timestamp";

    public MapResult Map(ReadOnlySpan<byte> utf8Event, EventWorkspace _, LineBuffer line)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Event.ToArray());
            return Map(document.RootElement, line);
        }
        catch (JsonException)
        {
            return new MapResult(MapError.InvalidJson);
        }
    }

    private MapResult Map(JsonElement root, LineBuffer line)
    {
        if (Text(root, "source") != source || Text(root, "detail-type") != detailType)
            return new MapResult(MapError.WrongEvent);
        if (!root.TryGetProperty("detail", out var detail) || detail.ValueKind != JsonValueKind.Object)
            return new MapResult(MapError.MissingValue, "$.detail");

        var start = line.Length;
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            foreach (var column in columns)
            {
                if (column.Key == Timestamp)
                {
                    json.WriteString(Timestamp, Text(root, "time"));
                }
                else if (detail.TryGetProperty(column.Key, out var value) && value.ValueKind != JsonValueKind.Null)
                {
                    json.WritePropertyName(column.Key);
                    value.WriteTo(json);
                }
                else if (!column.IsNullable)
                {
                    json.Flush();
                    line.Truncate(start);
                    return new MapResult(MapError.MissingValue, "$.detail." + column.Key);
                }
            }

            json.WriteEndObject();
        }

        line.GetSpan(1)[0] = (byte)'\n';
        line.Advance(1);
        return MapResult.Mapped;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
