using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using NJsonSchema;

namespace EventLogs.Compiler.Lowering.CSharp;

/// <summary>
/// Lowers a shape to JSON Schemas of only what NJsonSchema needs to write its records, with every C# name decided.
/// A user's own schema never reaches NJsonSchema's generator: it knows keywords that would change what it writes.
/// </summary>
internal sealed class RecordLowering
{
    /// <summary>The key under which a property's extension data holds the name of the class with its known values.</summary>
    private const string KnownValues = "knownValues";

    private readonly Dictionary<JsonSchema, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<StructType, JsonSchema> _records = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<StructType> _unfinished = new();
    private readonly RecordKind _kind;
    private readonly NestedTypeNames _typeNames;

    private RecordLowering(RecordKind kind, NestedTypeNames typeNames) => (_kind, _typeNames) = (kind, typeNames);

    /// <summary>Lowers the two records of an event, whose nested types share one class and so never share a name.</summary>
    /// <param name="log">The event.</param>
    /// <param name="row">The shape of its log lines.</param>
    public static (RecordSchema Event, RecordSchema Row) Lower(EventLog log, StructType row)
    {
        var names = new NestedTypeNames(log.Id);
        return (Lower(log.Event, RecordKind.Event, names), Lower(row, RecordKind.Row, names));
    }

    /// <summary>Lowers a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="kind">What it becomes.</param>
    /// <param name="typeNames">Where the names of the types inside come from.</param>
    public static RecordSchema Lower(StructType shape, RecordKind kind, NestedTypeNames typeNames)
    {
        var lowering = new RecordLowering(kind, typeNames);
        var root = lowering.AddRecord(shape, kind.Name, kind.Description);
        while (lowering._unfinished.TryDequeue(out var next))
            lowering.AddProperties(next);
        return new RecordSchema(root, lowering._names);
    }

    private JsonSchema AddRecord(StructType type, string name, string description)
    {
        var record = new JsonSchema { Type = JsonObjectType.Object, Description = description, AllowAdditionalProperties = false };
        _names.Add(record, name);
        _records.Add(type, record);
        _unfinished.Enqueue(type);
        return record;
    }

    private void AddProperties(StructType type)
    {
        var record = _records[type];
        var members = CSharpNames.Members(type.Fields.Select(field => field.Key), _names[record]);
        foreach (var (field, member) in type.Fields.Zip(members))
        {
            var property = new JsonSchemaProperty { IsNullableRaw = !field.IsRequired, Description = field.Description };
            record.Properties.Add(_kind.JsonName(field), property);
            property.IsRequired = field.IsRequired;
            property.Reference = Lower(field.Type, new Mention(_names[record], property, CSharpNames.Identifier(field.Key), ""));
            _names.Add(property, member);
        }
    }

    private JsonSchema Lower(ColumnType type, Mention mention) => type switch
    {
        ScalarType scalar => Lower(scalar, mention),
        StructType shared => Lower(shared, mention),
        ArrayType array => new JsonSchema
        {
            Type = JsonObjectType.Array,
            Item = Nullable(Lower(array.Element, mention with { Suffix = "Item" })),
        },
        MapType map => new JsonSchema
        {
            Type = JsonObjectType.Object,
            AdditionalPropertiesSchema = Nullable(Lower(map.Value, mention with { Suffix = "Value" })),
        },
        JsonType => new JsonSchema(),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private JsonSchema Lower(StructType type, Mention mention)
    {
        if (_records.TryGetValue(type, out var record))
            return record;

        var name = type.Name is null ? mention.Key + mention.Suffix : CSharpNames.Identifier(type.Name);
        return AddRecord(type, _typeNames.Next(_kind.Prefix + name, mention.Record + name), $"The value of {mention.Key} in {mention.Record}.");
    }

    private JsonSchema Lower(ScalarType type, Mention mention)
    {
        var schema = type.Kind switch
        {
            ScalarKind.String => new JsonSchema { Type = JsonObjectType.String },
            ScalarKind.DateTime or ScalarKind.Timestamp =>
                new JsonSchema { Type = JsonObjectType.String, Format = JsonFormatStrings.DateTime },
            ScalarKind.Integer => new JsonSchema { Type = JsonObjectType.Integer },
            ScalarKind.Double => new JsonSchema { Type = JsonObjectType.Number },
            ScalarKind.Boolean => new JsonSchema { Type = JsonObjectType.Boolean },
            _ => throw new ArgumentOutOfRangeException(nameof(type), type.Kind, null),
        };
        if (type.Kind == ScalarKind.String && !type.Values.IsEmpty)
            AddKnownValues(schema, type, mention);
        return schema;
    }

    private void AddKnownValues(JsonSchema schema, ScalarType type, Mention mention)
    {
        var name = _typeNames.Next(mention.Record + mention.Key);
        _names.Add(schema, name);
        schema.Description = $"Known values of {mention.Key} in {mention.Record}. An event may hold others.";
        foreach (var (value, constant) in type.Values.Zip(CSharpNames.Members(type.Values, name)))
        {
            schema.Enumeration.Add(value);
            schema.EnumerationNames.Add(constant);
        }

        mention.Property.ExtensionData = new Dictionary<string, object?> { [KnownValues] = name };
    }

    /// <summary>A value inside an array or a map is never required.</summary>
    private static JsonSchema Nullable(JsonSchema schema) => new()
    {
        // the one way to say it that NJsonSchema heeds for arrays, maps and any value alike
        OneOf = { new JsonSchema { Type = JsonObjectType.Null }, new JsonSchema { Reference = schema } },
    };

    /// <summary>Where a type is mentioned.</summary>
    /// <param name="Record">The record.</param>
    /// <param name="Property">The property.</param>
    /// <param name="Key">Its name in JSON, as an identifier.</param>
    /// <param name="Suffix">What is added for the elements of an array or a map.</param>
    private readonly record struct Mention(string Record, JsonSchemaProperty Property, string Key, string Suffix);
}
