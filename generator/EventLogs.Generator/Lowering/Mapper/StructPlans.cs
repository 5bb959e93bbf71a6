using System.Collections.Immutable;
using EventLogs.Generator.Emitting;
using EventLogs.Generator.Loading;
using EventLogs.Generator.Model;
using EventLogs.Generator.Naming;

namespace EventLogs.Generator.Lowering.Mapper;

/// <summary>Decides how values are written, and collects the structs that are met on the way.</summary>
internal sealed class StructPlans(MapperNames names)
{
    private readonly Dictionary<StructType, string> _writers = new(ReferenceEqualityComparer.Instance);
    private readonly List<StructPlan> _structs = [];

    /// <summary>The structs that were met so far, each before those inside it.</summary>
    public ImmutableArray<StructPlan> Structs => [.. _structs];

    /// <summary>How a value is written.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="key">The name that it has in the event.</param>
    public WritePlan Write(ColumnType type, string key) => type switch
    {
        ScalarType scalar => new WritePlan(Method(scalar.Kind)),
        JsonType => new WritePlan("Json"),
        ArrayType array => new WritePlan("Array", Element: Write(array.Element, key)),
        MapType map => new WritePlan("Map", Element: Write(map.Value, key)),
        StructType structure => new WritePlan("Struct", Function: Writer(structure, key)),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static string Method(ScalarKind kind) => kind switch
    {
        ScalarKind.String or ScalarKind.DateTime => "Text",
        ScalarKind.Timestamp => "Timestamp",
        ScalarKind.Integer => "Integer",
        ScalarKind.Double => "Number",
        ScalarKind.Boolean => "Boolean",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private string Writer(StructType structure, string key)
    {
        if (_writers.TryGetValue(structure, out var known))
            return known;

        var name = CSharpNames.Identifier(structure.Name ?? key);
        var writer = names.ForWriter(name);
        _writers.Add(structure, writer);
        var at = _structs.Count;
        _structs.Insert(at, Plan(structure, name, writer));
        return writer;
    }

    private StructPlan Plan(StructType structure, string name, string writer)
    {
        var (valuesType, readFunction) = names.ForObject(name);
        var members = MapperNames.ForMembers(structure.Fields.Select(field => field.Key), valuesType);
        var read = new ObjectPlan(
            $"the struct {name}", valuesType, readFunction, KeepsKind: false, KeepsItself: false,
            [.. structure.Fields.Zip(members, (field, member) => new MemberPlan(field.Key, member, null))]);
        return new StructPlan(read, writer, [.. structure.Fields.Zip(members, Field)]);
    }

    private ColumnPlan Field(Field field, string member) => new(
        Escaping.OneLine(field.GlueName),
        $",{Escaping.JsonString(field.GlueName)}:",
        $"found.{member}",
        SingularPath.Format([field.Key])[1..],
        field.IsRequired,
        Write(field.Type, field.Key));
}
