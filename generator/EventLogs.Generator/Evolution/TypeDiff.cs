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
            before.Type, after.Type, new Site(after.Name, after.From.Keys, IsField: false, !before.IsNullable, !after.IsNullable));

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
                CompareScalars(was, now, site);
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
        Add(kind, site, $"{site.Name} was {TypeWords.Of(before)} and is now {TypeWords.Of(after)}.");
    }

    private void CompareScalars(ScalarType before, ScalarType after, Site site)
    {
        // a date-time is text in the log, and a DateTimeOffset in the C# event
        if (before.Kind != after.Kind)
            AddProperty(ChangeKind.PropertyRetyped, site, path => CSharpWords.Retyped(path, before, after));
        _changes.AddValues(Place(site), before, after);
    }

    private void CompareStructs(StructType before, StructType after, Site site)
    {
        if (before.Name != after.Name)
            AddProperty(ChangeKind.TypeRenamed, site, path => CSharpWords.Renamed(path, before, after));

        var fields = Pairs<Field>.Of(before.Fields, after.Fields, field => field.GlueName);
        foreach (var field in fields.Added)
            AddNewField(field, before.Fields, after.Fields, site);
        foreach (var field in fields.Removed)
            AddField(ChangeKind.FieldRemoved, site, field, $"({TypeWords.Of(field.Type)}) is gone");
        foreach (var moved in Positions.Moved([.. fields.Matched.Select(pair => before.Fields.IndexOf(pair.Before))]))
        {
            var (was, now) = fields.Matched[moved];
            var (from, to) = (before.Fields.IndexOf(was) + 1, after.Fields.IndexOf(now) + 1);
            AddField(ChangeKind.FieldMoved, site, now, $"was at position {from} and is now at position {to}");
        }

        foreach (var (was, now) in fields.Matched)
            CompareFields(was, now, site.Field(was, now), isRequired: (site.WasRequired, site.IsRequired));
    }

    private void AddNewField(Field field, ImmutableArray<Field> before, ImmutableArray<Field> after, Site site)
    {
        var position = after.IndexOf(field);
        var what = $"({TypeWords.Of(field.Type)}) is new";
        if (position >= before.Length)
            AddField(ChangeKind.FieldAppended, site, field, $"{what}, after all others");
        else
            AddField(ChangeKind.FieldInserted, site, field, $"{what}, in the place of {before[position].GlueName}");
    }

    private void CompareFields(Field before, Field after, Site site, (bool Was, bool Is) isRequired)
    {
        if (before.Key != after.Key)
            Add(ChangeKind.FieldPathChanged, site, $"The field {site.Name} was filled from '{before.Key}' and is now from '{after.Key}'.");
        Compare(before.Type, after.Type, site);

        // the mapper asks for a field only where everything around it is required too
        if (!before.IsRequired && after.IsRequired && isRequired.Is)
            Add(ChangeKind.FieldTightened, site, $"The field {site.Name} could be null and must have a value now.");
        else if (before.IsRequired && !after.IsRequired && isRequired.Was)
            Add(ChangeKind.FieldLoosened, site, $"The field {site.Name} had to have a value and may be null now.");
        else if (!before.IsRequired && after.IsRequired)
            AddProperty(ChangeKind.PropertyTightened, site, path => CSharpWords.Required(path, isRequired: true));
        else if (before.IsRequired && !after.IsRequired)
            AddProperty(ChangeKind.PropertyLoosened, site, path => CSharpWords.Required(path, isRequired: false));
        _changes.AddDescription(Place(site), before.Description, after.Description);
    }

    private static bool IsString(ColumnType type) => type is JsonType or ScalarType { Kind: ScalarKind.String or ScalarKind.DateTime };

    private void AddField(ChangeKind kind, Site inside, Field field, string what)
    {
        var site = inside.Field(field, field);
        Add(kind, site, $"The field {site.Name} {what}.");
    }

    private void Add(ChangeKind kind, Site site, string message) => _changes.Add(kind, Place(site), message);

    private void AddProperty(ChangeKind kind, Site site, Func<string, string> message)
    {
        var path = PropertyDiff.Format(site.Path);
        _changes.Add(kind, new ChangePlace(path, site.Path), message(path));
    }

    private ChangePlace Place(Site site) => new(site.Name, site.Path, _column);

    /// <summary>A place in a column's type.</summary>
    /// <param name="Name">In the words of the log: <c>items[*].price</c>.</param>
    /// <param name="Path">In the words of the event.</param>
    /// <param name="IsField">Whether there is a struct on the way.</param>
    /// <param name="WasRequired">Whether every mapped event had it.</param>
    /// <param name="IsRequired">Whether every mapped event has it.</param>
    private readonly record struct Site(string Name, ImmutableArray<string> Path, bool IsField, bool WasRequired, bool IsRequired)
    {
        public Site Inside() =>
            new(Name + BindingNote.Element, Path.Add(BindingNote.Element), IsField, WasRequired: false, IsRequired: false);

        public Site Field(Field before, Field after) => new(
            $"{Name}.{after.GlueName}",
            Path.Add(after.Key),
            IsField: true,
            WasRequired && before.IsRequired,
            IsRequired && after.IsRequired);
    }
}
