using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Lowering.Athena;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL059: no table and no other view has a view's name.</summary>
internal sealed class ViewNamesAreFree : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in subject.Schemas.Select(schema => schema.Document).Where(document => document.Mapping is not null))
        {
            foreach (var name in HistoryTable.NamesOf(document.Mapping!.Table))
                owners.TryAdd(name, $"to {document.Id}");
        }

        foreach (var view in subject.Views)
        {
            if (!owners.TryAdd(view.TableName, $"to the view {view.File.RelativePath}"))
                yield return Descriptors.ViewNameTaken.At(new Location(view.File.DisplayPath, 1), $"The name '{view.TableName}' belongs {owners[view.TableName]}.");
        }
    }
}
