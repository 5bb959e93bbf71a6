using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Naming;

namespace EventLogs.Generator.Linting.Rules;

/// <summary>EVL025: one schema for a C# class.</summary>
internal sealed class TypeNamesAreUnique : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) =>
        from schema in subject.Schemas
        group schema.Document by $"{CSharpNames.Namespace(schema.Document.Id)}.{CSharpNames.TypeName(schema.Document.Id)}" into same
        from later in same.Skip(1)
        select Descriptors.DuplicateTypeName.At(later.At(), $"The class '{same.Key}' belongs to {same.First().Id}.");
}
