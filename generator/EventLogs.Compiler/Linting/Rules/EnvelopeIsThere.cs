using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL056: the schema describes the event as EventBridge delivers it, not only its detail.</summary>
internal sealed class EnvelopeIsThere : SchemaRule
{
    private static readonly string[] Envelope = ["source", "detail-type", "detail"];

    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        if (schema.Document.Definition is null)
            yield break;

        var missing = Envelope.Where(name => schema.Event?.Fields.Any(field => field.Key == name) != true).ToList();
        if (missing.Count > 0)
            yield return Descriptors.MissingEnvelope.At(schema.Document.At("properties"), $"The schema does not describe {string.Join(" and ", missing)}.");
    }
}
