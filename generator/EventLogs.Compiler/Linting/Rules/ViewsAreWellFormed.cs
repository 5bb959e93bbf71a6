using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Linting.Queries;
using EventLogs.Compiler.Naming;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL058: a view has a name that Athena takes, a head, and one query.</summary>
internal sealed class ViewsAreWellFormed : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject) =>
        from view in subject.Views
        from problem in Problems(view)
        select Descriptors.MalformedView.At(new Location(view.File.DisplayPath, 1), problem);

    private static IEnumerable<string> Problems(ViewFile view)
    {
        if (!TableNames.IsLegal(view.Name))
            yield return $"'{view.Name}' cannot be a view's name.";
        if (ViewText.Problem(view.Name, view.Sql) is { } problem)
            yield return problem;
        else if (!QueryBinder.IsOneQuery(view.Query))
            yield return "What stands after the head is not one query without a semicolon, with parentheses and quotes that match.";
    }
}
