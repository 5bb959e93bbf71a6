using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Model;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL039: partition keys are columns too.</summary>
internal sealed class ColumnsAreNoPartitionKeys : ColumnRule
{
    protected override DiagnosticDescriptor Descriptor => Descriptors.PartitionKeyName;

    protected override string? Problem(Column column) =>
        PartitionLayout.Keys.Any(key => key.Name == column.GlueName) ? $"'{column.Name}' is the name of a partition key." : null;
}
