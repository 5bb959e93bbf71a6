using System.Collections.Immutable;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Evolution;

/// <summary>Compares the shape of the event, which is that of its C# record, where no column says it already.</summary>
internal sealed class PropertyDiff
{
    private readonly Pairs<Column> _columns;
    private readonly ChangeList _changes;

    // a shared definition is one record, however many ways lead to it
    private readonly HashSet<(StructType, StructType)> _compared = [];

    private PropertyDiff(Pairs<Column> columns, ChangeList changes) => (_columns, _changes) = (columns, changes);

    public static void Compare(StructType before, StructType after, Pairs<Column> columns, ChangeList changes) =>
        new PropertyDiff(columns, changes).CompareRecords(before, after, []);

    /// <summary>The JSONPath of a place, with <c>[*]</c> for what is in an array or a map.</summary>
    public static string Format(ImmutableArray<string> path) =>
        path.Aggregate("$", (text, key) => text + (key == BindingNote.Element ? key : SingularPath.Format([key])[1..]));

    private void CompareRecords(StructType before, StructType after, ImmutableArray<string> path)
    {
        if (!_compared.Add((before, after)))
            return;

        var properties = Pairs<Field>.Of(before.Fields, after.Fields, field => field.Key);
        foreach (var field in properties.Added.Where(field => !Shows(_columns.Added, path.Add(field.Key))))
            Add(ChangeKind.PropertyAdded, path.Add(field.Key), place => $"{place} ({CSharpWords.Of(field.Type)} in C#) is new.");
        foreach (var field in properties.Removed.Where(field => !Shows(_columns.Removed, path.Add(field.Key))))
            Add(ChangeKind.PropertyRemoved, path.Add(field.Key), place => $"{place} ({CSharpWords.Of(field.Type)} in C#) is gone.");
        foreach (var (was, now) in properties.Matched)
            CompareProperties(was, now, path.Add(now.Key));
    }

    private void CompareProperties(Field before, Field after, ImmutableArray<string> path)
    {
        var pairs = ColumnsFrom(path);
        if (before.IsRequired != after.IsRequired && !pairs.Exists(pair => pair.Before.IsNullable != pair.After.IsNullable))
        {
            var kind = after.IsRequired ? ChangeKind.PropertyTightened : ChangeKind.PropertyLoosened;
            Add(kind, path, place => CSharpWords.Required(place, after.IsRequired));
        }

        // a column of the property's own type shows everything else
        if (pairs.Exists(pair => ReferenceEquals(pair.Before.Type, before.Type) && ReferenceEquals(pair.After.Type, after.Type)))
            return;
        if (!pairs.Exists(pair => pair.Before.Description != pair.After.Description))
            _changes.AddDescription(Place(path), before.Description, after.Description);
        CompareTypes(before.Type, after.Type, path);
    }

    private void CompareTypes(ColumnType before, ColumnType after, ImmutableArray<string> path)
    {
        switch (before, after)
        {
            case (StructType was, StructType now):
                if (was.Name != now.Name)
                    Add(ChangeKind.TypeRenamed, path, place => CSharpWords.Renamed(place, was, now));
                CompareRecords(was, now, path);
                break;
            case (ArrayType was, ArrayType now):
                CompareTypes(was.Element, now.Element, path.Add(BindingNote.Element));
                break;
            case (MapType was, MapType now):
                CompareTypes(was.Value, now.Value, path.Add(BindingNote.Element));
                break;
            case (ScalarType was, ScalarType now) when was.Kind == now.Kind:
                if (ColumnsFrom(path).Count == 0)
                    _changes.AddValues(Place(path), was, now);
                break;
            case (JsonType, JsonType):
                break;
            default:
                Add(ChangeKind.PropertyRetyped, path, place => CSharpWords.Retyped(place, before, after));
                break;
        }
    }

    /// <summary>Whether a column that came or went says already that the property did.</summary>
    private static bool Shows(ImmutableArray<Column> columns, ImmutableArray<string> path) =>
        columns.Any(column => column.From is PathSource && column.From.Keys.AsSpan().StartsWith(path.AsSpan()));

    private List<(Column Before, Column After)> ColumnsFrom(ImmutableArray<string> path) =>
        [.. _columns.Matched.Where(pair => IsFilledFrom(pair.Before, path) && IsFilledFrom(pair.After, path))];

    private static bool IsFilledFrom(Column column, ImmutableArray<string> path) =>
        column.From is PathSource && column.From.Keys.SequenceEqual(path);

    private void Add(ChangeKind kind, ImmutableArray<string> path, Func<string, string> message)
    {
        var place = Place(path);
        _changes.Add(kind, place, message(place.Name));
    }

    private static ChangePlace Place(ImmutableArray<string> path) => new(Format(path), path);
}
