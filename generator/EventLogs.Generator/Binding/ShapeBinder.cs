using System.Collections.Immutable;
using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Lowering.Glue;
using EventLogs.Generator.Model;
using EventLogs.Generator.Naming;
using NJsonSchema;

namespace EventLogs.Generator.Binding;

/// <summary>Turns an NJsonSchema schema into the model's types. Total: whatever the schema says, there is a type, and a note where something was given up.</summary>
internal sealed class ShapeBinder
{
    /// <summary>Levels of objects and arrays that become types; the rest is JSON text.</summary>
    private const int MaxDepth = 16;

    /// <summary>Structs that one schema may unfold into, so that definitions which multiply each other end.</summary>
    private const int MaxStructs = 2000;

    private readonly Dictionary<JsonSchema, ColumnType> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<JsonSchema, string> _definitionNames = new(ReferenceEqualityComparer.Instance);
    private readonly List<JsonSchema> _open = [];
    private readonly List<string> _path = [];
    private readonly List<BindingNote> _notes = [];
    private int _structs;
    private int _cuts;

    private ShapeBinder(JsonSchema root)
    {
        foreach (var (name, definition) in root.Definitions)
            _definitionNames[definition.ActualSchema] = name;
    }

    /// <summary>Binds the root of a schema.</summary>
    /// <returns>The event's shape, or null when the root is no object with properties; and what there is to say.</returns>
    public static (StructType? Event, ImmutableArray<BindingNote> Notes) Bind(JsonSchema root)
    {
        var binder = new ShapeBinder(root);
        var type = binder.BindType(root);
        return type is StructType @event ? (@event, [.. binder._notes]) : (null, []);
    }

    private ColumnType BindType(JsonSchema schema)
    {
        schema = schema.ActualSchema;
        if (_known.TryGetValue(schema, out var known))
            return known;
        if (Limit(schema) is { } limit)
        {
            _cuts++;
            Note(Descriptors.RecursionKeptAsJson, $"{limit}: kept as JSON text.");
            return new JsonType();
        }

        var cutsBefore = _cuts;
        _open.Add(schema);
        var type = BindShape(schema, SchemaShape.Of(schema));
        _open.RemoveAt(_open.Count - 1);

        // what was cut depends on the way that led here, so it is not the type for other ways
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
        return _structs > MaxStructs ? $"The schema unfolds into more than {MaxStructs} objects" : null;
    }

    private ColumnType BindShape(JsonSchema schema, SchemaShape shape)
    {
        if (shape.Alternatives.Count > 0)
            return BindAlternatives(shape);

        return shape.Types switch
        {
            JsonObjectType.String => new ScalarType(
                shape.Format == JsonFormatStrings.DateTime ? ScalarKind.DateTime : ScalarKind.String, [.. shape.Values.OfType<string>().Distinct(StringComparer.Ordinal)]),
            JsonObjectType.Integer => new ScalarType(ScalarKind.Integer),
            JsonObjectType.Number or (JsonObjectType.Number | JsonObjectType.Integer) => new ScalarType(ScalarKind.Double),
            JsonObjectType.Boolean => new ScalarType(ScalarKind.Boolean),
            JsonObjectType.Object when shape.Properties.Count > 0 => BindStruct(schema, shape),
            JsonObjectType.Object when shape.OtherProperties is { } values => new MapType(Inside(BindingNote.Element, values)),
            JsonObjectType.Array when shape is { IsTuple: false, Items: { } items } => new ArrayType(Inside(BindingNote.Element, items)),
            _ => KeepAsJson("It has no one shape"),
        };
    }

    /// <summary>Alternatives that all come to one scalar are that scalar: "a date-time or a string" is a string.</summary>
    private ColumnType BindAlternatives(SchemaShape shape)
    {
        var notesBefore = _notes.Count;
        var kinds = shape.Alternatives.Select(BindType).Select(type => (type as ScalarType)?.Kind).Distinct().ToList();
        _notes.RemoveRange(notesBefore, _notes.Count - notesBefore);
        var sameAsOwn = shape.Types == JsonObjectType.None || kinds is [ScalarKind.String or ScalarKind.DateTime] && shape.Types == JsonObjectType.String;
        return kinds switch
        {
            [{ } only] when sameAsOwn => new ScalarType(only),
            [ScalarKind.String or ScalarKind.DateTime, ScalarKind.String or ScalarKind.DateTime] => new ScalarType(ScalarKind.String),
            [ScalarKind.Integer or ScalarKind.Double, ScalarKind.Integer or ScalarKind.Double] => new ScalarType(ScalarKind.Double),
            _ => KeepAsJson("Its alternatives have different shapes"),
        };
    }

    private StructType BindStruct(JsonSchema schema, SchemaShape shape)
    {
        _structs++;
        if (shape.OtherProperties is not null)
            Note(Descriptors.LostProperties, "Only the properties named under properties are kept.");

        var keys = shape.Properties.Select(property => property.Key).ToList();
        var glueNames = GlueNames.OfFields(keys);
        var collisions = keys.Where((key, index) => glueNames[index] != GlueNames.Of(key)).ToList();
        if (collisions.Count > 0 && _path.Count > 1)
            Note(Descriptors.ChangedFieldNames, $"These fields got a number: {string.Join(", ", collisions.Select(key => $"'{key}'"))}.");

        var fields = ImmutableArray.CreateBuilder<Field>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
            fields.Add(BindField(keys[i], glueNames[i], shape.Properties[i].Schemas, shape.Required.Contains(keys[i])));
        return new StructType(_definitionNames.GetValueOrDefault(schema), fields.MoveToImmutable());
    }

    private Field BindField(string key, string glueName, List<JsonSchemaProperty> schemas, bool isRequired)
    {
        var types = schemas.Select(schema => Inside(key, schema)).ToList();
        var shaped = types.Where(type => type is not JsonType).ToList();
        var type = shaped.FirstOrDefault() ?? types[0];
        if (shaped.Any(other => GlueTypes.Of(other) != GlueTypes.Of(type)))
            _notes.Add(new BindingNote(Descriptors.TypeConflict, [.. _path, key], $"'{key}' is described with different types."));

        var description = schemas.Select(schema => schema.Description ?? schema.ActualSchema.Description).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        return new Field(key, glueName, type, description ?? "", isRequired && !schemas.Exists(schema => SchemaShape.Of(schema).AllowsNull));
    }

    private ColumnType Inside(string key, JsonSchema schema)
    {
        _path.Add(key);
        var type = BindType(schema);
        _path.RemoveAt(_path.Count - 1);
        return type;
    }

    private JsonType KeepAsJson(string why)
    {
        Note(Descriptors.KeptAsJson, $"{why}: kept as JSON text.");
        return new JsonType();
    }

    private void Note(DiagnosticDescriptor descriptor, string message) => _notes.Add(new BindingNote(descriptor, [.. _path], message));
}
