using System.Collections.Immutable;
using EventLogs.Compiler;

namespace EventLogs.Generator.Evolution;

/// <summary>What there is to say about two versions of the schemas.</summary>
/// <param name="Against">The older version, as the user named it.</param>
/// <param name="Changes">The changes, each with the location in the schemas that shows it.</param>
/// <param name="Statements">What brings the tables up to date where a statement can.</param>
internal sealed record DiffReport(
    string Against, ImmutableArray<ReportedChange> Changes, ImmutableArray<AddColumns> Statements)
{
    public bool IsBreaking => Changes.Any(item => item.IsBreaking);

    /// <summary>Compares two compilations whose schemas have no errors.</summary>
    /// <param name="against">The older version, as the user named it.</param>
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer version.</param>
    /// <param name="accepted">The reason for which a change was accepted; null for others.</param>
    public static DiffReport Of(string against, Compilation before, Compilation after, Func<Change, string?> accepted)
    {
        var was = before.Schemas.Select(schema => schema.Log!).ToImmutableArray();
        var now = after.Schemas.Select(schema => schema.Log!).ToImmutableArray();
        var changes = SchemaDiff.Compare(was, now, after.RootNamespace);
        var locations = new ChangeLocations(before, after);
        return new DiffReport(
            against, [.. changes.Select(change => new ReportedChange(change, locations.Of(change), accepted(change)))], AddColumns.Of(now, changes));
    }
}
