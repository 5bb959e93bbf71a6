using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Compiler.Lowering.Mapper;

/// <summary>Decides how values are written, and collects the functions for what is inside of them.</summary>
internal sealed class Writing(MapperNames names)
{
    private readonly Dictionary<Place, string> _functions = [];

    /// <summary>The functions so far, each before those that it calls.</summary>
    public List<ContainerPlan> Containers { get; } = [];

    /// <summary>How a value is written.</summary>
    /// <param name="key">What stands before it.</param>
    /// <param name="place">Its place.</param>
    /// <param name="type">Its type.</param>
    /// <param name="missing">What becomes of it where it is missing.</param>
    public WritePlan Write(string key, Place place, ColumnType type, IfMissing missing) =>
        new(Method(type), key, place.Expression, place.Path, $"IfMissing.{missing}", Function(place, type, missing == IfMissing.Refuse));

    private static string Method(ColumnType type) => type switch
    {
        ScalarType { Kind: ScalarKind.String or ScalarKind.DateTime } => "Text",
        ScalarType { Kind: ScalarKind.Timestamp } => "Timestamp",
        ScalarType { Kind: ScalarKind.Integer } => "Integer",
        ScalarType { Kind: ScalarKind.Double } => "Number",
        ScalarType { Kind: ScalarKind.Boolean } => "Boolean",
        JsonType => "Json",
        StructType => "BeginStruct",
        ArrayType => "BeginArray",
        MapType => "BeginMap",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private string? Function(Place place, ColumnType type, bool isRequired)
    {
        if (type is not (StructType or ArrayType or MapType))
            return null;
        if (_functions.TryGetValue(place, out var known))
            return known;

        var function = names.ForWriter(place.Name);
        _functions.Add(place, function);
        var at = Containers.Count;
        Containers.Insert(at, type switch
        {
            StructType structure => Struct(function, place, structure, isRequired),
            ArrayType array => new ManyPlan(Comment(place), function, place.Expression, "Elements", "NextElement",
                place.Element!.Target, Write("", place.Element, array.Element, IfMissing.WriteNull)),
            MapType map => new ManyPlan(Comment(place), function, place.Expression, "Entries", "NextEntry",
                place.Element!.Target, Write("", place.Element, map.Value, IfMissing.WriteNull)),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        });
        return function;
    }

    /// <summary>A field is required where its struct is.</summary>
    private StructPlan Struct(string function, Place place, StructType structure, bool isRequired) => new(Comment(place), function,
    [
        .. structure.Fields.Select((field, i) => Write(
            $"{(i == 0 ? '{' : ',')}{Escaping.JsonString(field.LineKey)}:",
            place.Property(field.Key),
            field.Type,
            isRequired && field.IsRequired ? IfMissing.Refuse : IfMissing.WriteNull)),
    ]);

    private static string Comment(Place place) => Escaping.OneLine(place.Path);
}
