using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Naming;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>
/// EVL025: one schema for a C# class. Case counts as little as in a Windows folder: there the files would be one, and the source generator of
/// System.Text.Json names what it adds without it.
/// </summary>
internal sealed class TypeNamesAreUnique : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) =>
        from schema in subject.Schemas
        group schema.Document by CSharpNames.FullTypeName(schema.Document.Id).ToUpperInvariant() into same
        from later in same.Skip(1)
        select Descriptors.DuplicateTypeName.At(later.At(), $"The class '{CSharpNames.Namespace(same.First().Id, subject.RootNamespace)}.{CSharpNames.TypeName(same.First().Id)}' belongs to {same.First().Id}.");
}
