using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL082 and EVL083: every sample, query and view belongs to a schema, and every schema has a sample.</summary>
internal sealed class SamplesExist : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject)
    {
        var ids = subject.Schemas.Select(schema => schema.Document.Id).Concat(subject.Unreadable).ToHashSet();
        foreach (var sample in subject.Samples)
        {
            if (!SampleName.TryParse(sample.File, out var name))
                yield return Descriptors.OrphanSample.At(new Location(sample.File.DisplayPath), "The name does not have the form of a sample's.");
            else if (!ids.Contains(name.Schema))
                yield return Descriptors.OrphanSample.At(new Location(sample.File.DisplayPath), $"There is no schema {name.Schema}.");
        }

        var folders = ids.Select(id => id.Folder).ToHashSet(StringComparer.Ordinal);
        foreach (var query in subject.Queries.Where(query => !folders.Contains(query.File.Parts[0])))
            yield return Descriptors.OrphanSample.At(new Location(query.File.DisplayPath), "The folder of the query has no schema.");

        foreach (var view in subject.Views.Where(view => !folders.Contains(view.File.Parts[0])))
            yield return Descriptors.OrphanSample.At(new Location(view.File.DisplayPath), "The folder of the view has no schema.");

        var sampled = subject.Samples
            .Select(sample => SampleName.TryParse(sample.File, out var name) && !name.IsRefused ? name.Schema : null)
            .ToHashSet();
        foreach (var schema in subject.Schemas.Where(schema => !sampled.Contains(schema.Document.Id)))
            yield return Descriptors.NoSample.At(schema.Document.At(), "The schema has no accepted sample.");
    }
}
