using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL073: EventBridge's limits for what an event may be called.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html</remarks>
internal sealed class RuleTextFits : SchemaRule
{
    private const int MaxSource = 256;
    private const int MaxDetailType = 128;

    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        if (schema.Document.Source?.Length > MaxSource)
            yield return Descriptors.LongRule.At(schema.Document.At(SchemaDocument.SourceKeyword), $"The source has {schema.Document.Source.Length} characters.");
        if (schema.Document.DetailType?.Length > MaxDetailType)
            yield return Descriptors.LongRule.At(schema.Document.At(SchemaDocument.DetailTypeKeyword), $"The detail-type has {schema.Document.DetailType.Length} characters.");
    }
}
