using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Linting.Queries;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL085 and EVL086: a saved query names tables and columns that there are.</summary>
internal sealed class QueriesFitTables : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject)
    {
        var problems = new List<Diagnostic>();
        var tables = new QueryTables(subject.Schemas, areAll: subject.Unreadable.IsEmpty);
        foreach (var query in subject.Queries)
            QueryBinder.Check(query.Sql, tables, (descriptor, offset, message) => problems.Add(descriptor.At(At(query.File.DisplayPath, query.Sql, offset), message)));
        return problems;
    }

    private static Location At(string file, string sql, int offset)
    {
        var before = sql.AsSpan(0, offset);
        return new Location(file, before.Count('\n') + 1, offset - before.LastIndexOf('\n'));
    }
}
