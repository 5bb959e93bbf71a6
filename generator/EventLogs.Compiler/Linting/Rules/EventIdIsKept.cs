using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL046: the event's ID is a column.</summary>
internal sealed class EventIdIsKept : SchemaRule
{
    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        if (schema.Log is { EventId: null })
            yield return Descriptors.NoEventId.At(schema.Document.At(SchemaDocument.MappingKeyword), "No column keeps the event's ID.");
    }
}
