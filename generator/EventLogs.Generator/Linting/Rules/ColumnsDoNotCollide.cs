using EventLogs.Generator.Binding;
using EventLogs.Generator.Diagnostics;

namespace EventLogs.Generator.Linting.Rules;

/// <summary>EVL038: names that are one to Athena.</summary>
internal sealed class ColumnsDoNotCollide : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema) =>
        from column in schema.Log?.Columns ?? []
        group column by column.GlueName into same
        from later in same.Skip(1)
        select Descriptors.CollidingColumns.At(ColumnPlaces.Of(schema, later), $"'{same.First().Name}' and '{later.Name}' are both '{same.Key}' in Athena.");
}
