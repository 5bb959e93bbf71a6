using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL061: the head of a view describes its columns, each once.</summary>
internal sealed class ViewColumnsAreDescribed : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) =>
        subject.BoundViews.All.Where(view => ViewText.Problem(view.File.Name, view.File.Sql) is null).SelectMany(Check);

    private static IEnumerable<Diagnostic> Check(BoundView view)
    {
        var described = ViewText.Columns(view.File.Sql);
        foreach (var again in described.GroupBy(item => item.Column.Name, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
            yield return At(view, again.Line, $"The column '{again.Column.Name}' is described twice.");
        if (described.IsEmpty && view.Columns is null)
            yield return At(view, QueryLine(view), "The head describes no column.");
        if (view.Columns is not { } columns)
            yield break;

        foreach (var item in described.Where(item => !columns.Contains(item.Column.Name)))
            yield return At(view, item.Line, $"The query has no column '{item.Column.Name}'.");
        foreach (var name in columns.Except(described.Select(item => item.Column.Name)))
            yield return At(view, QueryLine(view), name.Length > 0 ? $"The column '{name}' is not described." : "A column has no name.");
        foreach (var same in columns.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Key.Length > 0 && same.Count() > 1))
            yield return At(view, QueryLine(view), $"The query has {same.Count()} columns '{same.Key}'.");
    }

    private static int QueryLine(BoundView view) => view.File.Sql.AsSpan(0, ViewText.Offset(view.File.Sql)).Count('\n') + 1;

    private static Diagnostic At(BoundView view, int line, string problem) =>
        Descriptors.ViewColumns.At(new Location(view.File.File.DisplayPath, line), problem);
}
