using System.Text.Json.Nodes;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Synthesis;

/// <summary>A value of an event that the mapper reads.</summary>
/// <param name="Parent">The object or array that holds it.</param>
/// <param name="Key">Its name in an object.</param>
/// <param name="Index">Its position in an array.</param>
/// <param name="Type">What the mapper expects there.</param>
internal sealed record ValuePlace(JsonNode Parent, string Key, int Index, ColumnType Type)
{
    private static readonly ArrayType Arns = new(new ScalarType(ScalarKind.String));

    /// <summary>All of an event that are there and not null.</summary>
    public static IEnumerable<ValuePlace> Of(EventLog log, JsonObject @event) =>
        from column in log.Columns
        let parent = column.From.Keys[..^1].Aggregate((JsonNode?)@event, (node, key) => (node as JsonObject)?[key]) as JsonObject
        where parent?[column.From.Keys[^1]] is not null
        let place = new ValuePlace(parent, column.From.Keys[^1], 0, column.From.Arn is null ? column.Type : Arns)
        from found in Inside(place).Prepend(place)
        select found;

    /// <summary>Puts another value there.</summary>
    public void Set(JsonNode? value)
    {
        if (Parent is JsonArray array)
            array[Index] = value;
        else
            Parent[Key] = value;
    }

    private static IEnumerable<ValuePlace> Inside(ValuePlace place)
    {
        var value = place.Parent is JsonArray array ? array[place.Index] : place.Parent[place.Key];
        var places = (place.Type, value) switch
        {
            (StructType structure, JsonObject map) =>
                structure.Fields.Where(field => map[field.Key] is not null).Select(field => new ValuePlace(map, field.Key, 0, field.Type)),
            (MapType values, JsonObject map) =>
                map.Where(entry => entry.Value is not null).Select(entry => new ValuePlace(map, entry.Key, 0, values.Value)),
            (ArrayType elements, JsonArray items) =>
                items.Index().Where(item => item.Item is not null).Select(item => new ValuePlace(items, "", item.Index, elements.Element)),
            _ => [],
        };
        return places.SelectMany(inner => Inside(inner).Prepend(inner));
    }
}
