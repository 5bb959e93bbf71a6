using System.Collections.Immutable;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Evolution;

/// <summary>Compares the type of a column, down to the last field in it.</summary>
internal sealed class TypeDiff
{
    private readonly ChangeList _changes;
    private readonly string _column;

    private TypeDiff(ChangeList changes, string column) => (_changes, _column) = (changes, column);

    public static void Compare(Column before, Column after, ChangeList changes) =>
        new TypeDiff(changes, after.Name).Compare(
            before.Type, after.Type, new Site(after.Name, before.From.Keys, after.From.Keys, IsField: false, !before.IsNullable, !after.IsNullable));

    private void Compare(ColumnType before, ColumnType after, Site site)
    {
        switch (before, after)
        {
            case (StructType was, StructType now):
                CompareStructs(was, now, site);
                break;
            case (ArrayType was, ArrayType now):
                Compare(was.Element, now.Element, site.Inside());
                break;
            case (MapType was, MapType now):
                Compare(was.Value, now.Value, site.Inside());
                break;
            case (ScalarType was, ScalarType now) when GlueTypes.Of(was) == GlueTypes.Of(now):
                _changes.AddValues(Subject(site), was, now);
                break;
            case (JsonType, JsonType):
                break;
            default:
                AddRetyped(before, after, site);
                break;
        }
    }

    private void AddRetyped(ColumnType before, ColumnType after, Site site)
    {
        // JSON text and text are both strings in Glue
        var kind = IsString(before) && IsString(after) ? ChangeKind.ValueReencoded
            : site.IsField ? ChangeKind.FieldRetyped
            : ChangeKind.ColumnRetyped;
        Add(kind, site, $"{site.Name} was {TypeTerms.Of(before)} and is now {TypeTerms.Of(after)}.");
    }

    private void CompareStructs(StructType before, StructType after, Site site)
    {
        var fields = Matching<Field>.Of(before.Fields, after.Fields, field => field.GlueName);
        foreach (var (field, position) in fields.Added)
            AddNewField(field, position, before.Fields, site);
        foreach (var (field, _) in fields.Removed)
            AddField(ChangeKind.FieldRemoved, site, field, $"({TypeTerms.Of(field.Type)}) is gone");
        foreach (var (_, field, from, to) in fields.Moved())
            AddField(ChangeKind.FieldMoved, site, field, $"was at position {from + 1} and is now at position {to + 1}");
        foreach (var (was, now) in fields.Matched)
            CompareFields(was, now, site);
    }

    private void AddNewField(Field field, int position, ImmutableArray<Field> before, Site site)
    {
        var what = $"({TypeTerms.Of(field.Type)}) is new";
        if (position >= before.Length)
            AddField(ChangeKind.FieldAppended, site, field, $"{what}, after all others");
        else
            AddField(ChangeKind.FieldInserted, site, field, $"{what}, in the position of {before[position].GlueName}");
        if (field.IsRequired && site.IsRequired)
            AddField(ChangeKind.FieldTightened, site, field, "must have a value, which no older line has");
    }

    private void CompareFields(Field before, Field after, Site inside)
    {
        var site = inside.Field(before, after);
        if (before.Key != after.Key)
        {
            Add(ChangeKind.FieldPathChanged, site, $"The field {site.Name} was filled from '{before.Key}' and is now from '{after.Key}'.");
            _changes.MarkKnown(ChangeKind.FieldRemoved, Subject(inside.Field(before, before)));
            _changes.MarkKnown(ChangeKind.FieldAppended, Subject(inside.Field(after, after)));
        }

        Compare(before.Type, after.Type, site);

        // the mapper asks for a field only where everything around it is required too
        if (!before.IsRequired && after.IsRequired && inside.IsRequired)
            Add(ChangeKind.FieldTightened, site, $"The field {site.Name} could be null and must have a value now.");
        else if (before.IsRequired && !after.IsRequired && inside.WasRequired)
            Add(ChangeKind.FieldLoosened, site, $"The field {site.Name} had to have a value and may be null now.");
        _changes.AddDescription(Subject(site), before.Description, after.Description);
    }

    private static bool IsString(ColumnType type) => type is JsonType or ScalarType { Kind: ScalarKind.String or ScalarKind.DateTime };

    private void AddField(ChangeKind kind, Site inside, Field field, string what)
    {
        var site = inside.Field(field, field);
        Add(kind, site, $"The field {site.Name} {what}.");
    }

    private void Add(ChangeKind kind, Site site, string message) => _changes.Add(kind, Subject(site), message);

    private ChangeSubject Subject(Site site) => new(site.Name, site.Path, _column) { OldPath = site.OldPath };

    /// <summary>A location in a column's type.</summary>
    /// <param name="Name">As the log names it: <c>items[*].price</c>.</param>
    /// <param name="OldPath">As the older version of the event names it.</param>
    /// <param name="Path">As the event names it.</param>
    /// <param name="IsField">Whether there is a struct on the way.</param>
    /// <param name="WasRequired">Whether every mapped event had it.</param>
    /// <param name="IsRequired">Whether every mapped event has it.</param>
    private readonly record struct Site(
        string Name, ImmutableArray<string> OldPath, ImmutableArray<string> Path, bool IsField, bool WasRequired, bool IsRequired)
    {
        public Site Inside() => this with
        {
            Name = Name + BindingNote.Element,
            OldPath = OldPath.Add(BindingNote.Element),
            Path = Path.Add(BindingNote.Element),
            WasRequired = false,
            IsRequired = false,
        };

        public Site Field(Field before, Field after) => new(
            $"{Name}.{after.GlueName}",
            OldPath.Add(before.Key),
            Path.Add(after.Key),
            IsField: true,
            WasRequired && before.IsRequired,
            IsRequired && after.IsRequired);
    }
}
