using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Catalog;
using EventLogs.Shared;

namespace EventLogs.Compiler.Binding;

/// <summary>
/// The Bind pass: from a schema as written to the model. It never stops at a problem: what cannot be bound is noted for Lint and left out,
/// so that one run reports everything.
/// </summary>
internal sealed class EventLogBinder
{
    private const string Detail = "detail";

    private readonly SchemaDocument _document;
    private readonly TableMapping _mapping;
    private readonly StructType _event;
    private readonly PathSet _named;
    private readonly Dictionary<StructType, Dictionary<string, Field>> _fields = new(ReferenceEqualityComparer.Instance);
    private readonly List<BindingNote> _notes = [];

    private EventLogBinder(SchemaDocument document, TableMapping mapping, StructType @event)
    {
        (_document, _mapping, _event) = (document, mapping, @event);
        // a part of a value does not keep the value, so that it still remains
        _named = new PathSet(mapping.Columns.Where(column => column.From is not ArnPartSource).Select(column => column.From.Keys.AsEnumerable()));
    }

    public static BoundSchema Bind(SchemaDocument document)
    {
        if (document.Definition is null)
            return new BoundSchema(document, null, null, []);

        var (@event, notes) = ShapeBinder.Bind(document.Definition);
        if (@event is null || document.Mapping is not { } mapping || document.Source is null || document.DetailTypes is not { } detailTypes)
            return new BoundSchema(document, @event, null, notes);

        var binder = new EventLogBinder(document, mapping, @event);
        var log = binder.BindLog(document.Source, detailTypes);

        // as JSON text a value keeps what a type of its own would lose
        var kept = new PathSet(mapping.Columns.Where(column => column.Type == ColumnTypeOverride.String).Select(column => column.From.Keys.AsEnumerable()));
        return new BoundSchema(document, @event, log, [.. notes.Where(note => note.Descriptor != Descriptors.LostProperties || !kept.Covers(note.Path)), .. binder._notes]);
    }

    private EventLog BindLog(string source, DetailTypes detailTypes)
    {
        var columns = _mapping.Columns.Select(BindColumn).OfType<Column>().ToList();
        if (_mapping.Remaining != RemainingProperties.Ignore)
            columns.AddRange(BindRemaining());

        var description = _document.Root["description"] is { } text ? (string?)text : null;
        return new EventLog(_document.Id, description ?? "", source, detailTypes, _mapping.Table, _event, [.. columns])
        {
            Bus = _mapping.Bus,
            Pattern = _mapping.Pattern,
        };
    }

    private Column? BindColumn(ColumnMapping mapping)
    {
        var (field, isRequired) = Find(mapping.From.Keys);
        if (field is null)
        {
            Note(Descriptors.UnknownPath, mapping, "from", $"The schema has no {ColumnSourceText.Path(mapping.From)}{Nearest(mapping.From.Keys)}");
            return null;
        }

        if (BindType(mapping, field.Type) is not { } type)
            return null;

        return new Column(
            mapping.Name,
            GlueNames.Of(mapping.Name),
            type,
            mapping.From,
            mapping.Description ?? mapping.From.Match(path: _ => field.Description, arn: _ => field.Description, part: DescriptionOf),
            IsNullable: !isRequired || mapping.From.Match(path: _ => false, arn: _ => true, part: _ => true));
    }

    private ColumnType? BindType(ColumnMapping mapping, ColumnType type) =>
        mapping.From.Match(path: _ => BindValue(mapping, type), arn: _ => BindArn(mapping, type), part: part => BindPart(mapping, part, type));

    /// <summary>What the property holds is a whole ARN.</summary>
    private static string DescriptionOf(ArnPartSource source) => "The" + ColumnSourceText.Phrase(source)["the".Length..];

    private ScalarType? BindArn(ColumnMapping mapping, ColumnType type)
    {
        if (type is ArrayType { Element: ScalarType { Kind: ScalarKind.String } } && mapping.Type is null)
            return new ScalarType(ScalarKind.String);
        var problem = mapping.Type is null ? "is not an array of strings" : "is an ARN, so a string; type does not apply";
        Note(Descriptors.ArnOnOtherThanStrings, mapping, "arn", $"The value at {ColumnSourceText.Path(mapping.From)} {problem}.");
        return null;
    }

    private ScalarType? BindPart(ColumnMapping mapping, ArnPartSource source, ColumnType type)
    {
        if (source.Arn is ArnSource)
            return BindArn(mapping, type);
        if (type is ScalarType { Kind: ScalarKind.String } && mapping.Type is null)
            return new ScalarType(ScalarKind.String);
        var problem = mapping.Type is null ? "is not a string" : "is taken apart, and a part is a string; type does not apply";
        Note(Descriptors.ArnPartOfOtherThanString, mapping, "arnPart", $"The value at {ColumnSourceText.Path(source)} {problem}.");
        return null;
    }

    private ColumnType? BindValue(ColumnMapping mapping, ColumnType type) => (mapping.Type, type) switch
    {
        (null, _) => type,
        (ColumnTypeOverride.String, ScalarType { Kind: ScalarKind.String or ScalarKind.DateTime } text) => text with { Kind = ScalarKind.String },
        (ColumnTypeOverride.String, _) => new JsonType(),
        (ColumnTypeOverride.Timestamp, ScalarType { Kind: ScalarKind.String or ScalarKind.DateTime }) => new ScalarType(ScalarKind.Timestamp),
        (ColumnTypeOverride.Double, ScalarType { Kind: ScalarKind.Integer or ScalarKind.Double }) => new ScalarType(ScalarKind.Double),
        _ => UnsupportedType(mapping),
    };

    private ColumnType? UnsupportedType(ColumnMapping mapping)
    {
        Note(Descriptors.UnsupportedType, mapping, "type", $"The value at {ColumnSourceText.Path(mapping.From)} cannot be a {mapping.Type.ToString()!.ToLowerInvariant()}.");
        return null;
    }

    /// <summary>A column for each property of detail that no column names; a free-form detail is one column of JSON text.</summary>
    private IEnumerable<Column> BindRemaining()
    {
        var (detail, isDetailRequired) = Find([Detail]);
        if (detail is null || IsNamed([Detail]))
            yield break;

        if (detail.Type is not StructType structure)
        {
            yield return Remaining([Detail], detail, isDetailRequired);
            yield break;
        }

        foreach (var field in structure.Fields)
        {
            var path = ImmutableArray.Create(Detail, field.Key);
            if (IsReached(path))
                NoteRest(path, field);
            else
                yield return Remaining(path, field, isDetailRequired && field.IsRequired);
        }
    }

    /// <summary>Notes what a property has beside the parts that columns name.</summary>
    private void NoteRest(ImmutableArray<string> path, Field field)
    {
        if (IsNamed(path) || field.Type is not StructType structure)
            return;

        foreach (var part in structure.Fields)
        {
            var partPath = path.Add(part.Key);
            if (IsReached(partPath))
                NoteRest(partPath, part);
            else
                NoteNoColumn(_mapping.Remaining == RemainingProperties.Error ? Descriptors.RemainingProperties : Descriptors.RestOfProperty, partPath);
        }
    }

    private Column Remaining(ImmutableArray<string> path, Field field, bool isRequired)
    {
        if (_mapping.Remaining == RemainingProperties.Error)
            NoteNoColumn(Descriptors.RemainingProperties, path);
        return new Column(field.Key, GlueNames.Of(field.Key), field.Type, new PathSource(path), field.Description, IsNullable: !isRequired);
    }

    private void NoteNoColumn(DiagnosticDescriptor descriptor, ImmutableArray<string> path) =>
        _notes.Add(new BindingNote(descriptor, path, $"No column names {SingularPath.Format(path)}."));

    private bool IsReached(ImmutableArray<string> path) => _named.Reaches(path);

    private bool IsNamed(ImmutableArray<string> path) => _named.Contains(path);

    /// <summary>The property at a path, and whether it is required all the way up.</summary>
    private (Field? Field, bool IsRequired) Find(ImmutableArray<string> path)
    {
        (Field? field, var isRequired) = (null, true);
        ColumnType type = _event;
        foreach (var key in path)
        {
            field = type is StructType structure ? FieldsOf(structure).GetValueOrDefault(key) : null;
            if (field is null)
                return (null, false);
            isRequired &= field.IsRequired;
            type = field.Type;
        }

        return (field, isRequired);
    }

    /// <summary>A question about the property that was probably meant where a path leads nowhere, which ends a message; a full stop where there is none.</summary>
    private string Nearest(ImmutableArray<string> path)
    {
        ColumnType type = _event;
        foreach (var key in path)
        {
            if (type is not StructType structure)
                break;
            if (!FieldsOf(structure).TryGetValue(key, out var field))
                return NearestName.Question(key, structure.Fields.Select(found => found.Key));
            type = field.Type;
        }

        return ".";
    }

    private Dictionary<string, Field> FieldsOf(StructType structure)
    {
        if (!_fields.TryGetValue(structure, out var fields))
            _fields.Add(structure, fields = structure.Fields.ToDictionary(field => field.Key, StringComparer.Ordinal));
        return fields;
    }

    private void Note(DiagnosticDescriptor descriptor, ColumnMapping mapping, string member, string message) =>
        _notes.Add(new BindingNote(descriptor, [], message) { MappingPath = ["columns", mapping.Name, member] });
}
