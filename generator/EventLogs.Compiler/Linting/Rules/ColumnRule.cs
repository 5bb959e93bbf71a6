using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Locations;
using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>A rule that looks at one column at a time.</summary>
internal abstract class ColumnRule : SchemaRule
{
    /// <summary>What kind of problem the rule finds.</summary>
    protected abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>What is wrong with the column, as a sentence; null when nothing is.</summary>
    protected abstract string? Problem(Column column);

    protected sealed override IEnumerable<Diagnostic> Check(BoundSchema schema) =>
        from column in schema.Log?.Columns ?? []
        let problem = Problem(column)
        where problem is not null
        select Descriptor.At(ColumnLocations.Of(schema, column), problem);
}
