using System.Text.Json;

namespace EventLogs.Runtime.Catalog;

/// <summary>
/// What an event has to hold, besides its source and detail type, for its rule to deliver it: an event pattern as EventBridge has it, of which
/// some operators are known here.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html</remarks>
public sealed class EventPattern
{
    // a function that only maps never asks
    private PatternReader? _reading;

    /// <summary>Takes the pattern as it is.</summary>
    /// <param name="json">The pattern without <c>source</c> and <c>detail-type</c>.</param>
    public EventPattern(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Json = json;
    }

    /// <summary>The pattern.</summary>
    public string Json { get; }

    private PatternReader Reading => _reading ??= PatternReader.Read(Json);

    /// <summary>What is wrong with it; empty for one that EventBridge takes and that can be told here.</summary>
    internal IReadOnlyList<PatternProblem> Problems => Reading.Problems;

    /// <summary>What it asks for.</summary>
    internal IReadOnlyList<PatternField> Fields => Reading.Fields;

    /// <summary>Finds out whether the rule would deliver an event.</summary>
    /// <param name="utf8Event">The event; one that is not JSON is for others to refuse.</param>
    /// <returns>The names on the way to the first value that keeps it from being delivered, with dots between; null where none does.</returns>
    public string? Mismatch(ReadOnlySpan<byte> utf8Event)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Event.ToArray(), PatternReader.Options);
            return Fields.FirstOrDefault(field => !field.Matches(document.RootElement)) is { } other ? string.Join('.', other.Path) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
