using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Local.Ingest;

/// <summary>
/// Plays the EventBridge rules: one per event of the catalog, on <c>source</c> and <c>detail-type</c>, compared exactly, and on
/// what else its pattern asks for.
/// Not for use by two threads at once.
/// </summary>
internal sealed class EventRules(ImmutableArray<EventDefinition> catalog)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000_000 };

    private readonly EventRouter _router = new(catalog);
    private readonly FrozenDictionary<(string Source, string DetailType), EventDefinition> _rules = catalog
        .SelectMany(rule => rule.DetailTypes.Exact, (rule, detailType) => (rule.Source, DetailType: detailType, Rule: rule))
        .ToFrozenDictionary(exact => (exact.Source, exact.DetailType), exact => exact.Rule);

    private readonly ImmutableArray<EventDefinition> _ofPrefixes = [.. catalog.Where(rule => !rule.DetailTypes.Prefixes.IsEmpty)];

    /// <summary>
    /// Whether a text is one JSON object and nothing else, and its rule, all in one pass. Says no to some objects (too deep for an
    /// event, not UTF-8), but never yes to what is none.
    /// </summary>
    /// <param name="utf8Text">Any text.</param>
    /// <param name="rule">The object's rule, where it has one.</param>
    public bool IsObject(ReadOnlySpan<byte> utf8Text, out EventDefinition? rule)
    {
        var result = _router.Find(utf8Text, out rule);
        if (rule?.Pattern?.Mismatch(utf8Text) is not null)
            rule = null;
        return result.Error is MapError.None or MapError.WrongEvent;
    }

    /// <summary>
    /// Finds the event's rule, where <see cref="IsObject"/> did not: an event that a mapper will refuse has one too, by which it is
    /// kept.
    /// </summary>
    /// <param name="utf8Value">One JSON value.</param>
    /// <param name="reason">Why there is none.</param>
    public EventDefinition? Match(ReadOnlySpan<byte> utf8Value, out string? reason)
    {
        var reader = new Utf8JsonReader(utf8Value, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reason = "not a JSON object";
            return null;
        }

        // Of a property that stands twice the last one counts, as everywhere in this pipeline
        var (source, detailType) = (Field.Missing, Field.Missing);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = TextOf(ref reader);
            reader.Read();
            if (name == "source")
                source = Read(ref reader);
            else if (name == "detail-type")
                detailType = Read(ref reader);
            else
                reader.Skip();
        }

        var rule = source.Text is { } s && detailType.Text is { } d ? Find(s, d) : null;
        reason = rule is null ? $"no rule for source {source.In(utf8Value)}, detail-type {detailType.In(utf8Value)}"
            : rule.Pattern?.Mismatch(utf8Value) is { } path ? $"the event pattern of {rule.Table.Name} does not take its {path}"
            : null;
        return reason is null ? rule : null;
    }

    private EventDefinition? Find(string source, string detailType) =>
        _rules.GetValueOrDefault((source, detailType))
        ?? _ofPrefixes.FirstOrDefault(rule => rule.Source == source && rule.DetailTypes.Contain(detailType));

    private static Field Read(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : null;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new Field(text, start, (int)reader.BytesConsumed - start);
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escape stands for half a surrogate pair: no text at all
            return null;
        }
    }

    /// <summary>The value of a property: its text, if it is one, and where it stands.</summary>
    private readonly record struct Field(string? Text, int Start, int Length)
    {
        private const int MaxShown = 120;

        public static Field Missing => new(null, 0, 0);

        public string In(ReadOnlySpan<byte> utf8Value) => Length switch
        {
            0 => "(missing)",
            > MaxShown => Encoding.UTF8.GetString(utf8Value.Slice(Start, MaxShown)) + "...",
            _ => Encoding.UTF8.GetString(utf8Value.Slice(Start, Length)),
        };
    }
}
