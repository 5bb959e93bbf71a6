using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL071: Glue's limit for types.</summary>
internal sealed class TypesFit : ColumnRule
{
    protected override DiagnosticDescriptor Descriptor => Descriptors.LongType;

    protected override string? Problem(Column column) =>
        GlueTypes.Length(column.Type) is var length and > GlueTypes.MaxLength
            ? $"The type of '{column.Name}' would have {(length < int.MaxValue ? $"{length}" : $"more than {int.MaxValue}")} characters."
            : null;
}
