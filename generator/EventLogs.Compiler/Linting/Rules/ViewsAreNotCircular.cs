using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL060: no view reads itself.</summary>
internal sealed class ViewsAreNotCircular : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject)
    {
        var circular = subject.BoundViews.InCircles.Select(view => view.File.TableName).ToHashSet(StringComparer.Ordinal);
        foreach (var view in subject.BoundViews.InCircles)
        {
            var through = view.Tables.Where(circular.Contains).Order(StringComparer.Ordinal).Select(name => $"'{name}'");
            yield return Descriptors.CircularView.At(new Location(view.File.File.DisplayPath, 1), $"'{view.File.TableName}' reads {string.Join(" and ", through)}.");
        }
    }
}
