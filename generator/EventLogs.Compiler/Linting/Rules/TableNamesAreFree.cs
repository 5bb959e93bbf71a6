using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL062: no table has the name of another log's history, or of the view over both.</summary>
internal sealed class TableNamesAreFree : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject)
    {
        var documents = subject.Schemas.Select(schema => schema.Document).Where(document => document.Mapping is not null).ToList();
        var derived = documents
            .SelectMany(document => HistoryTable.NamesOf(document.Mapping!.Table)[1..].Select(name => (name, document)))
            .DistinctBy(item => item.name)
            .ToDictionary(item => item.name, item => item.document, StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (derived.TryGetValue(document.Mapping!.Table, out var owner))
            {
                yield return Descriptors.TableNameTaken.At(
                    document.At(SchemaDocument.MappingKeyword, "table"), $"'{document.Mapping.Table}' is made for the table '{owner.Mapping!.Table}' of {owner.Id}.");
            }
        }
    }
}
