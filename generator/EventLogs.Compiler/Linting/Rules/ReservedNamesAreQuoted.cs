using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL042: names that need quotes, and where.</summary>
internal sealed class ReservedNamesAreQuoted : ColumnRule
{
    protected override DiagnosticDescriptor Descriptor => Descriptors.ReservedName;

    protected override string? Problem(Column column) => (ReservedWords.NeedsQuotesInDdl(column.GlueName), ReservedWords.NeedsQuotesInQueries(column.GlueName)) switch
    {
        (_, true) => $"'{column.GlueName}' must be written \"{column.GlueName}\" in queries and `{column.GlueName}` in DDL.",
        (true, false) => $"'{column.GlueName}' must be written `{column.GlueName}` in DDL; queries need no quotes.",
        _ => null,
    };
}
