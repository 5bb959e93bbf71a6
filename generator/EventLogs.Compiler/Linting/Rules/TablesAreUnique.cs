using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL024: one schema for a table.</summary>
internal sealed class TablesAreUnique : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) =>
        from schema in subject.Schemas
        where schema.Document.Mapping is not null
        group schema.Document by schema.Document.Mapping!.Table into same
        from later in same.Skip(1)
        select Descriptors.DuplicateTable.At(later.At(SchemaDocument.MappingKeyword, "table"), $"The table '{same.Key}' belongs to {same.First().Id}.");
}
