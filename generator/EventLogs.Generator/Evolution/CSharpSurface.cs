using System.Collections.Immutable;
using EventLogs.Compiler.Lowering.CSharp;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using NJsonSchema;

namespace EventLogs.Generator.Evolution;

/// <summary>The names, types and values in the generated C# of an event that code can depend on.</summary>
/// <param name="ClassName">The class that everything else is in, with its namespace.</param>
/// <param name="Event">The record of the event.</param>
/// <param name="Row">The record of a log line: one member for each column, in their order.</param>
/// <param name="Columns">The constants of the columns' names.</param>
internal sealed record CSharpSurface(string ClassName, CSharpRecord Event, CSharpRecord Row, CSharpConstants Columns)
{
    /// <summary>What the emitters write for an event.</summary>
    /// <param name="log">The event.</param>
    /// <param name="root">The namespace of the C# that is generated.</param>
    public static CSharpSurface Of(EventLog log, string root = CSharpNames.DefaultNamespace)
    {
        var row = RowShape.Of(log);
        var records = RecordLowering.Lower(log, row);
        return new CSharpSurface(
            $"{CSharpNames.Namespace(log.Id, root)}.{CSharpNames.TypeName(log.Id)}",
            new Reader(records.Event).Read(log.Event),
            new Reader(records.Row).Read(row),
            new CSharpConstants("Columns", log.Columns.Select(column => column.GlueName).Zip(CSharpNames.ColumnConstants(log))));
    }

    /// <summary>Reads the lowered records beside the shapes that they come from.</summary>
    private sealed class Reader(RecordSchema lowered)
    {
        private readonly Dictionary<JsonSchema, CSharpRecord> _records = new(ReferenceEqualityComparer.Instance);

        public CSharpRecord Read(StructType shape) => Record(lowered.Root, shape);

        private CSharpRecord Record(JsonSchema schema, StructType shape)
        {
            if (_records.TryGetValue(schema, out var known))
                return known;
            var members = schema.Properties.Values.Zip(shape.Fields, Member);
            var record = new CSharpRecord(lowered.Names[schema], [.. members]);
            _records.Add(schema, record);
            return record;
        }

        private CSharpMember Member(JsonSchemaProperty property, Field field) =>
            new(field, property.Name, lowered.Names[property], Type(property.Reference!, field.Type), field.IsRequired);

        private CSharpType Type(JsonSchema schema, ColumnType type) => type switch
        {
            StructType shape when Record(schema, shape) is var record => new(record.Name, CSharpType.AnyRecord, IsValueType: false) { Record = record },
            ArrayType array => Type(Inner(schema.Item!), array.Element).In("IReadOnlyList<", ">"),
            MapType map => Type(Inner(schema.AdditionalPropertiesSchema!), map.Value).In("IReadOnlyDictionary<string, ", ">"),
            ScalarType { Kind: ScalarKind.String } => new("string", "string", IsValueType: false) { Constants = Constants(schema) },
            ScalarType { Kind: ScalarKind.DateTime or ScalarKind.Timestamp } => Value("DateTimeOffset"),
            ScalarType { Kind: ScalarKind.Integer } => Value("long"),
            ScalarType { Kind: ScalarKind.Double } => Value("double"),
            ScalarType { Kind: ScalarKind.Boolean } => Value("bool"),
            JsonType => Value("JsonElement"),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };

        private CSharpConstants? Constants(JsonSchema schema) => schema.Enumeration.Count == 0
            ? null
            : new(lowered.Names[schema], schema.Enumeration.Cast<string>().Zip(schema.EnumerationNames));

        private static CSharpType Value(string name) => new(name, name, IsValueType: true);

        /// <summary>What is in an array or a map may be null, which NJsonSchema is told by an alternative.</summary>
        private static JsonSchema Inner(JsonSchema nullable) => nullable.OneOf.Single(alternative => alternative.HasReference).Reference!;
    }
}

/// <summary>A record.</summary>
internal sealed record CSharpRecord(string Name, ImmutableArray<CSharpMember> Members);

/// <summary>A property of a record.</summary>
/// <param name="Field">What it comes from.</param>
/// <param name="Key">Its name in JSON.</param>
/// <param name="Name">Its name in C#.</param>
/// <param name="Type">Its type when it is required.</param>
/// <param name="IsRequired">Whether it is <c>required</c>; otherwise it may be null.</param>
internal sealed record CSharpMember(Field Field, string Key, string Name, CSharpType Type, bool IsRequired)
{
    /// <summary>The type as code has it.</summary>
    public string TypeText => IsRequired ? Type.Text : Type.Text + "?";
}

/// <summary>A type.</summary>
/// <param name="Text">The type as code has it.</param>
/// <param name="Shape">The same with <see cref="AnyRecord"/> instead of a record's name.</param>
/// <param name="IsValueType">Whether it is another type to the compiler when it may be null.</param>
internal sealed record CSharpType(string Text, string Shape, bool IsValueType)
{
    public const string AnyRecord = "record";

    /// <summary>The record that it is, or that is in it.</summary>
    public CSharpRecord? Record { get; init; }

    /// <summary>The known values of the string that it is, or that is in it.</summary>
    public CSharpConstants? Constants { get; init; }

    /// <summary>How many lists and dictionaries are around the record or the values.</summary>
    public int Depth { get; init; }

    /// <summary>The list or dictionary of it.</summary>
    public CSharpType In(string start, string end) => this with
    {
        Text = $"{start}{Text}?{end}",
        Shape = $"{start}{Shape}?{end}",
        IsValueType = false,
        Depth = Depth + 1,
    };
}

/// <summary>A class of constants, each with a value of its own.</summary>
internal sealed class CSharpConstants
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public CSharpConstants(string name, IEnumerable<(string Value, string Constant)> constants)
    {
        Name = name;
        foreach (var (value, constant) in constants)
        {
            _names.Add(value, constant);
            _values.Add(constant, value);
        }
    }

    /// <summary>The class.</summary>
    public string Name { get; }

    public IEnumerable<string> Values => _names.Keys;

    /// <summary>The constant of a value; null where there is none.</summary>
    public string? NameOf(string value) => _names.GetValueOrDefault(value);

    /// <summary>The value of a constant; null where there is none.</summary>
    public string? ValueOf(string constant) => _values.GetValueOrDefault(constant);
}
