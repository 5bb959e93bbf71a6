using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL072: Glue's limit for names.</summary>
internal sealed class NamesFit : ColumnRule
{
    protected override DiagnosticDescriptor Descriptor => Descriptors.LongName;

    protected override string? Problem(Column column) => column.GlueName.Length > GlueNames.MaxLength ? $"The name has {column.GlueName.Length} characters." : null;
}
