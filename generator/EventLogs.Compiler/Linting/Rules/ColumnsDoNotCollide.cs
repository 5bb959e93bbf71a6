using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Locations;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL038: names that are one to Athena.</summary>
internal sealed class ColumnsDoNotCollide : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema) =>
        from column in schema.Log?.Columns ?? []
        group column by column.GlueName into same
        from later in same.Skip(1)
        select Descriptors.CollidingColumns.At(ColumnLocations.Of(schema, later), Problem(same.First(), later));

    private static string Problem(Column first, Column later) => first.Name == later.Name
        ? $"There are two columns '{later.Name}': from {ColumnSourceText.Path(first.From)} and from {ColumnSourceText.Path(later.From)}."
        : $"'{first.Name}' and '{later.Name}' are both '{later.GlueName}' in Athena.";
}
