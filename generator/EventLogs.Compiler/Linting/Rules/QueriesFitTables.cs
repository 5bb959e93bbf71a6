using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Linting.Queries;
using EventLogs.Compiler.Schemas;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL085 and EVL086: a saved query or a view names tables and columns that there are.</summary>
internal sealed class QueriesFitTables : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject)
    {
        var problems = new List<Diagnostic>();
        foreach (var query in subject.Queries)
            Check(query.File.DisplayPath, query.Sql, start: 0, QueryTemplate.Read(query.Sql).Mask());
        foreach (var view in subject.Views)
            Check(view.File.DisplayPath, view.Sql, ViewText.Offset(view.Sql), view.Query);
        return problems;

        void Check(string file, string text, int start, string sql) => QueryBinder.Check(
            sql, subject.Tables, (descriptor, offset, message) => problems.Add(descriptor.At(Location.In(file, text, start + offset), message)));
    }
}
