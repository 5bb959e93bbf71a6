using EventLogs.Compiler.Diagnostics;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL250: the parameters of a saved query are declared, have a default, and stand where a value can.</summary>
internal sealed class QueryParametersAreUsed : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) =>
        from query in subject.Queries
        from problem in QueryTemplate.Read(query.Sql).Problems
        select Descriptors.BadQueryParameter.At(query.At(problem.Offset), problem.Message + ".");
}
