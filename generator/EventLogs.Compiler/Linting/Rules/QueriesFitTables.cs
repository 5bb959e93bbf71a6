using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Linting.Queries;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL085 and EVL086: a saved query names tables and columns that there are.</summary>
internal sealed class QueriesFitTables : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject)
    {
        var problems = new List<Diagnostic>();
        var tables = new QueryTables(subject.Schemas, areAll: subject.Unreadable.IsEmpty);
        foreach (var query in subject.Queries)
        {
            var sql = QueryTemplate.Read(query.Sql).Mask();
            QueryBinder.Check(sql, tables, (descriptor, offset, message) => problems.Add(descriptor.At(query.At(offset), message)));
        }

        return problems;
    }
}
