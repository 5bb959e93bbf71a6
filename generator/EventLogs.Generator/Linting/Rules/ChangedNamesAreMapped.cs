using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Model;
using EventLogs.Generator.Naming;

namespace EventLogs.Generator.Linting.Rules;

/// <summary>EVL043: names that Athena cannot have.</summary>
internal sealed class ChangedNamesAreMapped : ColumnRule
{
    protected override DiagnosticDescriptor Descriptor => Descriptors.ChangedName;

    protected override string? Problem(Column column) =>
        GlueNames.Changes(column.Name) ? $"'{column.Name}' is '{column.GlueName}' in Athena." : null;
}
