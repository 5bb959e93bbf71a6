using System.Collections.Immutable;
using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Evolution;

/// <summary>What there is to say about two versions of the schemas.</summary>
/// <param name="Against">The older version, as the user named it.</param>
/// <param name="Changes">The changes, each with the location in the schemas that shows it.</param>
/// <param name="Statements">What brings the tables up to date where a statement can.</param>
internal sealed record DiffReport(
    string Against, ImmutableArray<(Change Change, Location Location)> Changes, ImmutableArray<AddColumns> Statements)
{
    public bool IsBreaking => Changes.Any(item => item.Change.IsBreaking);

    /// <summary>Compares two compilations whose schemas have no errors.</summary>
    public static DiffReport Of(string against, Compilation before, Compilation after)
    {
        var was = before.Schemas.Select(schema => schema.Log!).ToImmutableArray();
        var now = after.Schemas.Select(schema => schema.Log!).ToImmutableArray();
        var changes = SchemaDiff.Compare(was, now, after.RootNamespace);
        var locations = new ChangeLocations(before, after);
        return new DiffReport(
            against, [.. changes.Select(change => (change, locations.Of(change)))], AddColumns.Of(now, changes));
    }
}
