using System.Collections.Immutable;
using EventLogs.Compiler;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Locations;

namespace EventLogs.Generator.Evolution;

/// <summary>What there is to say about two versions of the schemas.</summary>
/// <param name="Against">The older version, as the user named it.</param>
/// <param name="Changes">The changes, each with the place in the schemas that shows it.</param>
/// <param name="Statements">What brings the tables up to date where a statement can.</param>
internal sealed record DiffReport(
    string Against, ImmutableArray<(Change Change, Location Location)> Changes, ImmutableArray<AddColumns> Statements)
{
    public bool IsBreaking => Changes.Any(item => item.Change.Rule.IsBreaking);

    /// <summary>Compares two compilations without errors.</summary>
    public static DiffReport Of(string against, Compilation before, Compilation after)
    {
        var was = before.Schemas.Select(schema => schema.Log!).ToImmutableArray();
        var now = after.Schemas.Select(schema => schema.Log!).ToImmutableArray();
        var schemas = after.Schemas.Concat(before.Schemas).ToList();
        return new DiffReport(
            against,
            [.. SchemaDiff.Compare(was, now).Select(change => (change, Find(change, schemas)))],
            AddColumns.Of(was, now));
    }

    /// <summary>The place in the newer schema, or in the older one of an event that is gone.</summary>
    private static Location Find(Change change, List<BoundSchema> schemas)
    {
        var schema = schemas.Find(schema => schema.Document.Id == change.Event)!;
        var column = schema.Log!.Columns.FirstOrDefault(column => column.Name == change.Place.Column);
        return column is not null && column.From.Keys.SequenceEqual(change.Place.Path)
            ? ColumnLocations.Of(schema, column)
            : SchemaLocations.Of(schema.Document, change.Place.Path);
    }
}
