using System.Text.Encodings.Web;
using System.Text.Json;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Schemas;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Linting.Rules;

/// <summary>EVL073: EventBridge's limits for what an event may be called, and for the pattern of a rule.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html</remarks>
internal sealed class RuleTextFits : SchemaRule
{
    private const int MaxSource = 256;
    private const int MaxDetailType = 128;

    // source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
    private const int MaxPattern = 2_048;

    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    protected override IEnumerable<Diagnostic> Check(BoundSchema schema)
    {
        var document = schema.Document;
        if (document.Source?.Length > MaxSource)
            yield return Descriptors.LongRule.At(document.At(SchemaDocument.SourceKeyword), $"The source has {document.Source.Length} characters.");
        if (document.DetailTypes is not { } detailTypes)
            yield break;
        var texts = detailTypes.Exact.Concat(detailTypes.Prefixes).ToList();
        foreach (var text in texts.Where(text => text.Length > MaxDetailType))
            yield return Descriptors.LongRule.At(document.At(SchemaDocument.DetailTypeKeyword), $"The detail-type has {text.Length} characters.");
        if (!texts.Exists(text => text.Length > MaxDetailType) && PatternLength(document, detailTypes) is > MaxPattern and var length)
            yield return Descriptors.LongRule.At(document.At(SchemaDocument.DetailTypeKeyword), $"The event pattern has {length} characters.");
    }

    private static int PatternLength(SchemaDocument document, DetailTypes detailTypes)
    {
        var envelope = JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["source"] = new[] { document.Source ?? "" },
                ["detail-type"] = detailTypes.Exact.Cast<object>().Concat(detailTypes.Prefixes.Select(prefix => new { prefix })),
            },
            AsItIs);

        // one object of both: a comma takes the place of two braces
        return envelope.Length + (document.Mapping?.Pattern is { } pattern ? pattern.Json.Length - 1 : 0);
    }
}
