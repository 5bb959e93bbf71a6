using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Model;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL181: names that no SQL engine takes, however they are quoted.</summary>
internal sealed class ColumnNamesAreUsable : ColumnRule
{
    protected override DiagnosticDescriptor Descriptor => Descriptors.UnusableName;

    protected override string? Problem(Column column)
    {
        if (column.Name.Length == 0)
            return "The name is empty.";
        return column.Name.Contains('\0', StringComparison.Ordinal) ? "The name has the character U+0000." : null;
    }
}
