using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.CompilerServices;

namespace EventLogs.Compiler.Lowering.Mapper;

/// <summary>Decides how values are written, and collects the functions for what is inside of them.</summary>
internal sealed class WritePlanner(MapperNames names)
{
    private readonly Dictionary<Slot, string> _functions = [];

    /// <summary>The functions so far, each before those that it calls.</summary>
    public List<ContainerPlan> Containers { get; } = [];

    /// <summary>How a value is written.</summary>
    /// <param name="key">What stands before it.</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="type">Its type.</param>
    /// <param name="missing">What becomes of it where it is missing.</param>
    public WritePlan Write(string key, Slot slot, ColumnType type, IfMissing missing) =>
        new(Method(type), key, slot.Expression, slot.Path, $"IfMissing.{missing}", Function(slot, type, missing == IfMissing.Refuse));

    /// <summary>How a part of an ARN is written.</summary>
    /// <param name="whole">How the ARN is written.</param>
    /// <param name="part">The part: a member of <see cref="Runtime.CompilerServices.ArnPart"/>.</param>
    public static WritePlan Part(WritePlan whole, string part) => whole with { Method = "PartOfArn", Part = $"ArnPart.{part}" };

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

    private string? Function(Slot slot, ColumnType type, bool isRequired)
    {
        if (type is not (StructType or ArrayType or MapType))
            return null;
        if (_functions.TryGetValue(slot, out var known))
            return known;

        var function = names.ForWriter(slot.Name);
        _functions.Add(slot, function);
        var at = Containers.Count;
        Containers.Insert(at, type switch
        {
            StructType structure => Struct(function, slot, structure, isRequired),
            ArrayType array => new ManyPlan(Comment(slot), function, slot.Expression, "Elements", "NextElement",
                slot.Element!.Target, Write("", slot.Element, array.Element, IfMissing.WriteNull)),
            MapType map => new ManyPlan(Comment(slot), function, slot.Expression, "Entries", "NextEntry",
                slot.Element!.Target, Write("", slot.Element, map.Value, IfMissing.WriteNull)),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        });
        return function;
    }

    /// <summary>A field is required where its struct is.</summary>
    private StructPlan Struct(string function, Slot slot, StructType structure, bool isRequired) => new(Comment(slot), function,
    [
        .. structure.Fields.Select((field, i) => Write(
            $"{(i == 0 ? '{' : ',')}{Escaping.JsonString(field.LineKey)}:",
            slot.Property(field.Key),
            field.Type,
            isRequired && field.IsRequired ? IfMissing.Refuse : IfMissing.WriteNull)),
    ]);

    private static string Comment(Slot slot) => Escaping.OneLine(slot.Path);
}
