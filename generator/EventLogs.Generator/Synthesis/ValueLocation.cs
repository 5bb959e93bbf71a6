using System.Text.Json.Nodes;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Synthesis;

/// <summary>A value of an event that the mapper reads.</summary>
/// <param name="Parent">The object or array that holds it.</param>
/// <param name="Key">Its name in an object.</param>
/// <param name="Index">Its position in an array.</param>
/// <param name="Type">What the mapper expects there.</param>
internal sealed record ValueLocation(JsonNode Parent, string Key, int Index, ColumnType Type)
{
    private static readonly ArrayType Arns = new(new ScalarType(ScalarKind.String));

    /// <summary>All of an event that are there and not null.</summary>
    public static IEnumerable<ValueLocation> Of(EventLog log, JsonObject @event) =>
        from column in log.Columns
        let parent = column.From.Keys[..^1].Aggregate((JsonNode?)@event, (node, key) => (node as JsonObject)?[key]) as JsonObject
        where parent?[column.From.Keys[^1]] is not null
        let location = new ValueLocation(parent, column.From.Keys[^1], 0, TypeAtPath(column.From, column.Type))
        from found in Inside(location).Prepend(location)
        select found;

    /// <summary>Puts another value there.</summary>
    public void Set(JsonNode? value)
    {
        if (Parent is JsonArray array)
            array[Index] = value;
        else
            Parent[Key] = value;
    }

    private static ColumnType TypeAtPath(ColumnSource source, ColumnType taken) =>
        source.Match(path: _ => taken, arn: _ => Arns, part: part => TypeAtPath(part.Arn, taken));

    private static IEnumerable<ValueLocation> Inside(ValueLocation location)
    {
        var value = location.Parent is JsonArray array ? array[location.Index] : location.Parent[location.Key];
        var locations = (location.Type, value) switch
        {
            (StructType structure, JsonObject map) =>
                structure.Fields.Where(field => map[field.Key] is not null).Select(field => new ValueLocation(map, field.Key, 0, field.Type)),
            (MapType values, JsonObject map) =>
                map.Where(entry => entry.Value is not null).Select(entry => new ValueLocation(map, entry.Key, 0, values.Value)),
            (ArrayType elements, JsonArray items) =>
                items.Index().Where(item => item.Item is not null).Select(item => new ValueLocation(items, "", item.Index, elements.Element)),
            _ => [],
        };
        return locations.SelectMany(inner => Inside(inner).Prepend(inner));
    }
}
