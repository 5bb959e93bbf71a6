using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;
using NJsonSchema;

namespace EventLogs.Compiler.Binding;

/// <summary>Turns an NJsonSchema schema into the model's types. Total: whatever the schema says, there is a type, and a note where something was given up.</summary>
internal sealed class ShapeBinder
{
    /// <summary>Levels of objects and arrays that become types; the rest is JSON text.</summary>
    private const int MaxDepth = 16;

    /// <summary>Parts that one schema may unfold into, so that definitions which multiply each other end.</summary>
    private const int MaxParts = 4_000;

    /// <summary>Names that one message lists.</summary>
    private const int MaxNames = 10;

    private readonly Dictionary<JsonSchema, ColumnType> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<JsonSchema, string> _definitionNames = new(ReferenceEqualityComparer.Instance);
    private readonly List<JsonSchema> _open = [];
    private readonly List<string> _path = [];
    private readonly List<BindingNote> _notes = [];
    private int _parts;
    private int _cuts;

    private ShapeBinder(JsonSchema root)
    {
        foreach (var (name, definition) in root.Definitions)
            _definitionNames[definition.ActualSchema] = name;
    }

    /// <summary>Binds the root of a schema.</summary>
    /// <returns>The event's shape, or null when the root is not an object with properties; and what there is to say.</returns>
    public static (StructType? Event, ImmutableArray<BindingNote> Notes) Bind(JsonSchema root)
    {
        var binder = new ShapeBinder(root);
        var type = binder.BindType(root);
        return type is StructType @event ? (@event, [.. binder._notes]) : (null, []);
    }

    private ColumnType BindType(JsonSchema schema)
    {
        _parts++;
        schema = schema.ActualSchema;
        if (_known.TryGetValue(schema, out var known))
            return known;
        var shape = SchemaShape.Of(schema);
        // a single value ends every way, however deep it lies
        if (ScalarKindOf(shape) is null && Limit(schema) is { } limit)
        {
            _cuts++;
            Note(Descriptors.RecursionKeptAsJson, $"{limit}: kept as JSON text.");
            return new JsonType();
        }

        var cutsBefore = _cuts;
        _open.Add(schema);
        var type = BindShape(schema, shape);
        _open.RemoveAt(_open.Count - 1);

        // what was cut depends on the path that led here, so it is not the type for other paths
        if (_cuts == cutsBefore)
            _known.Add(schema, type);
        return type;
    }

    private string? Limit(JsonSchema schema)
    {
        if (_open.Contains(schema))
            return "It contains itself";
        if (_open.Count >= MaxDepth)
            return $"It is nested more than {MaxDepth} levels deep";
        return _parts > MaxParts ? $"The schema unfolds into more than {MaxParts} parts" : null;
    }

    private ColumnType BindShape(JsonSchema schema, SchemaShape shape)
    {
        if (ScalarKindOf(shape) is { } kind)
            return new ScalarType(kind, kind == ScalarKind.String ? [.. shape.Values.OfType<string>().Distinct(StringComparer.Ordinal)] : []);
        if (shape.Alternatives.Count > 0)
            return BindAlternatives(shape);

        return shape.Types switch
        {
            JsonObjectType.Object when shape.Properties.Count > 0 => BindStruct(schema, shape),
            JsonObjectType.Object when shape.OtherProperties.Count > 0 => new MapType(Inside(BindingNote.Element, shape.OtherProperties)),
            JsonObjectType.Array when shape is { IsTuple: false, Items.Count: > 0 } => new ArrayType(Inside(BindingNote.Element, shape.Items)),
            _ => KeepAsJson("It has no one shape"),
        };
    }

    private static ScalarKind? ScalarKindOf(SchemaShape shape) => shape.Types switch
    {
        JsonObjectType.String when shape.Format == JsonFormatStrings.DateTime => ScalarKind.DateTime,
        JsonObjectType.String => ScalarKind.String,
        JsonObjectType.Integer => ScalarKind.Integer,
        JsonObjectType.Number or (JsonObjectType.Number | JsonObjectType.Integer) => ScalarKind.Double,
        JsonObjectType.Boolean => ScalarKind.Boolean,
        _ => null,
    };

    /// <summary>Alternatives that all come to one scalar are that scalar: "a date-time or a string" is a string.</summary>
    private ColumnType BindAlternatives(SchemaShape shape)
    {
        var kinds = shape.Alternatives.Select(alternative => ScalarKindOf(SchemaShape.Of(alternative))).ToHashSet();
        if (shape.Types != JsonObjectType.None || kinds.Contains(null))
            return KeepAsJson("Its alternatives have different shapes");
        if (kinds.Count == 1)
            return new ScalarType(kinds.Single()!.Value);
        if (kinds.IsSubsetOf([ScalarKind.String, ScalarKind.DateTime]))
            return new ScalarType(ScalarKind.String);
        return kinds.IsSubsetOf([ScalarKind.Integer, ScalarKind.Double]) ? new ScalarType(ScalarKind.Double) : KeepAsJson("Its alternatives have different shapes");
    }

    private StructType BindStruct(JsonSchema schema, SchemaShape shape)
    {
        if (shape.OtherProperties.Count > 0)
            Note(Descriptors.LostProperties, "Only the properties named under properties are kept.");

        ImmutableArray<string> keys = [.. shape.Properties.Keys];
        ImmutableArray<string> names = [.. keys.Select(key => GivenName(shape.Properties[key]) ?? key)];
        var glueNames = GlueNames.OfFields(names);
        var collisions = keys.Where((_, index) => glueNames[index] != GlueNames.Of(names[index])).ToList();
        if (collisions.Count > 0 && _path.Count > 1)
            Note(Descriptors.ChangedFieldNames, $"These fields got a number: {string.Join(", ", collisions.Take(MaxNames).Select(key => $"'{key}'"))}{(collisions.Count > MaxNames ? $" and {collisions.Count - MaxNames} more" : "")}.");

        var fields = keys.Select((key, index) => BindField(key, glueNames[index], shape.Properties[key], shape.Required.Contains(key)));
        return new StructType(_definitionNames.GetValueOrDefault(schema), [.. fields]);
    }

    private static string? GivenName(List<JsonSchema> schemas) => schemas
        .Select(schema => schema.ExtensionData?.TryGetValue(SchemaDocument.FieldKeyword, out var name) == true ? name as string : null)
        .FirstOrDefault(name => name is not null);

    private Field BindField(string key, string glueName, List<JsonSchema> schemas, bool isRequired)
    {
        var type = Inside(key, schemas);
        var description = schemas.Select(schema => schema.Description ?? schema.ActualSchema.Description).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        return new Field(key, glueName, type, description ?? "", isRequired && !schemas.Exists(schema => SchemaShape.Of(schema).AllowsNull));
    }

    /// <summary>Binds what stands under a name. Where <c>allOf</c> describes it several times, those that give it a shape must agree.</summary>
    private ColumnType Inside(string key, List<JsonSchema> schemas)
    {
        _path.Add(key);
        var types = schemas.ConvertAll(BindType);
        var shaped = types.FindAll(type => type is not JsonType);
        if (!shaped.TrueForAll(type => ColumnTypes.AreSame(type, shaped[0])))
            Note(Descriptors.TypeConflict, "It is described with different types.");
        _path.RemoveAt(_path.Count - 1);
        return shaped.FirstOrDefault() ?? types[0];
    }

    private JsonType KeepAsJson(string why)
    {
        Note(Descriptors.KeptAsJson, $"{why}: kept as JSON text.");
        return new JsonType();
    }

    private void Note(DiagnosticDescriptor descriptor, string message) => _notes.Add(new BindingNote(descriptor, [.. _path], message));
}
