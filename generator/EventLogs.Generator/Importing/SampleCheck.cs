using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Interpreting;
using EventLogs.Compiler.Model;

namespace EventLogs.Generator.Importing;

/// <summary>Whether the log that an import makes of samples takes these samples.</summary>
internal static class SampleCheck
{
    /// <summary>Says what the samples lack of the envelope: import knows that it is there, and the samples know better.</summary>
    public static IEnumerable<Diagnostic> Envelopes(EventSchema imported)
    {
        if (!imported.IsInferred)
            yield break;
        var unlike = Envelope.Unlike(imported.Schema);
        if (unlike.Count > 0)
        {
            var names = string.Join(", ", unlike.Select(name => $"'{name}'"));
            yield return Descriptors.IncompleteEnvelope.At(imported.Origin, $"{names}: not in each '{imported.DetailType}' as EventBridge writes it.");
        }
    }

    /// <summary>Maps the samples, and reports the first that is refused.</summary>
    public static IEnumerable<Diagnostic> Mapped(EventSchema imported, EventLog log)
    {
        var refused = imported.Samples.Select(sample => (sample, ModelMapper.Map(log, sample.Utf8).Refusal)).Where(mapped => mapped.Refusal is not null).ToList();
        if (refused is not [var (first, reason), ..])
            yield break;
        var others = refused.Count == 1 ? "" : $" So would {refused.Count - 1} others that show something else.";
        var path = reason!.Value.Path is { } at ? $" at {at}" : "";
        yield return Descriptors.ImportedSampleRefused.At(first.Origin, $"'{imported.DetailType}' would be refused: {reason.Value.Error}{path}.{others}");
    }
}
