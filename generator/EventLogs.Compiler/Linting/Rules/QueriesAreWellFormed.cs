using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL084: a saved query has a title and a description, and Athena takes it.</summary>
internal sealed class QueriesAreWellFormed : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) =>
        from query in subject.Queries
        let problem = QueryText.Problem(query.Sql)
        where problem is not null
        select Descriptors.MalformedQuery.At(new Location(query.File.DisplayPath, 1), problem);
}
