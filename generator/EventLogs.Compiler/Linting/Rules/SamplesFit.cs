using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL080, EVL081 and EVL204: samples map, or are refused, as their names say, and the rule delivers them.</summary>
internal sealed class SamplesFit : ILintRule
{
    public IEnumerable<Diagnostic> Check(LintSubject subject)
    {
        var logs = subject.Schemas.Where(schema => schema.Log is not null).ToDictionary(schema => schema.Document.Id, schema => schema.Log!);
        foreach (var sample in subject.Samples)
        {
            if (!SampleName.TryParse(sample.File, out var name) || !logs.TryGetValue(name.Schema, out var log))
                continue;

            var result = ModelMapper.Map(log, sample.Event);
            var location = new Location(sample.File.DisplayPath);
            if (!name.IsRefused && result.Refusal is { } refusal)
                yield return Descriptors.SampleRefused.At(location, $"The event would be refused: {refusal}.");
            else if (!name.IsRefused && log.Pattern?.Mismatch(sample.Event) is { } path)
                yield return Descriptors.SampleNotDelivered.At(location, $"The event pattern does not take its {path}.");
            else if (name.IsRefused && result.Line is not null)
                yield return Descriptors.SampleAccepted.At(location, "The event would be accepted.");
        }
    }
}
