using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL043: names that Athena cannot have.</summary>
internal sealed class ChangedNamesAreMapped : ColumnRule
{
    protected override DiagnosticDescriptor Descriptor => Descriptors.ChangedName;

    protected override string? Problem(Column column) =>
        GlueNames.Changes(column.Name) ? $"'{column.Name}' is '{column.GlueName}' in Athena." : null;
}
