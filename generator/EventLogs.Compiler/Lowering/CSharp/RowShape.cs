using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Lowering.CSharp;

/// <summary>The shape of a log line: the columns as the fields of one struct, each of the type that the mapper writes.</summary>
internal sealed class RowShape
{
    private readonly HashSet<StructType> _complete = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<StructType> _optional = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<StructType, StructType> _structs = new(ReferenceEqualityComparer.Instance);

    private RowShape() { }

    /// <summary>The shape of the lines of an event.</summary>
    public static StructType Of(EventLog log)
    {
        var shape = new RowShape();
        foreach (var column in log.Columns)
            shape.Classify(column.Type, column.IsNullable);

        return new StructType(
            null,
            [.. log.Columns.Select(c => new Field(c.Name, c.GlueName, shape.InLine(c.Type), c.Description, !c.IsNullable) { LineKey = c.Name })]);
    }

    /// <summary>Finds the structs that are required all the way up: only there a required field has a value for sure.</summary>
    private void Classify(ColumnType type, bool isOptional)
    {
        if (type is ArrayType { Element: var element })
            Classify(element, isOptional: true);
        else if (type is MapType { Value: var value })
            Classify(value, isOptional: true);
        else if (type is StructType { Fields: var fields } && (isOptional ? _optional : _complete).Add((StructType)type))
        {
            foreach (var field in fields)
                Classify(field.Type, isOptional || !field.IsRequired);
        }
    }

    private ColumnType InLine(ColumnType type) => type switch
    {
        ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Timestamp } or JsonType => new ScalarType(ScalarKind.String),
        ScalarType scalar => new ScalarType(scalar.Kind),
        StructType shared => InLine(shared),
        ArrayType array => new ArrayType(InLine(array.Element)),
        MapType map => new MapType(InLine(map.Value)),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private StructType InLine(StructType type)
    {
        if (!_structs.TryGetValue(type, out var inLine))
        {
            inLine = new StructType(
                type.Name,
                [.. type.Fields.Select(f => f with { Type = InLine(f.Type), IsRequired = f.IsRequired && !_optional.Contains(type) })]);
            _structs.Add(type, inLine);
        }

        return inLine;
    }
}
