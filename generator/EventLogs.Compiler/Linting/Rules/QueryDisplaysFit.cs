using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Linting.Queries;
using EventLogs.Compiler.Schemas;
using EventLogs.Runtime.Catalog;
using EventLogs.Shared;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL063 and EVL064: what the head of a saved query says of its charts is well-formed, and names columns of the query.</summary>
internal sealed class QueryDisplaysFit : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) => subject.Queries.SelectMany(query => Check(query, subject.Tables));

    private static IEnumerable<Diagnostic> Check(QueryFile query, QueryTables tables)
    {
        var display = QueryDisplay.Read(query.Sql);
        foreach (var problem in display.Problems)
            yield return Descriptors.BadQueryDisplay.At(query.At(problem.Offset), problem.Message + ".");
        if (display.References.IsEmpty || QueryBinder.Bind(QueryTemplate.Read(query.Sql).Mask(), tables).Columns is not { } columns)
            yield break;
        foreach (var unknown in display.References.Where(reference => !columns.Contains(reference.Name, StringComparer.Ordinal)))
        {
            yield return Descriptors.UnknownDisplayColumn.At(
                query.At(unknown.Offset), $"The query has no column '{unknown.Name}'{NearestName.Question(unknown.Name, columns)}");
        }
    }
}
