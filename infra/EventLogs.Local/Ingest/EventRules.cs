using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Local.Ingest;

/// <summary>
/// Plays the EventBridge rules: one per event of the catalog, on <c>source</c> and <c>detail-type</c>, compared to the letter.
/// Not for use by two threads at once.
/// </summary>
internal sealed class EventRules
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000_000 };

    private readonly EventRouter _router;
    private readonly ImmutableArray<byte[]> _sources;
    private readonly ImmutableArray<byte[]> _detailTypes;
    private readonly FrozenDictionary<(int Source, int DetailType), EventDefinition> _rules;

    public EventRules(ImmutableArray<EventDefinition> catalog)
    {
        _router = new EventRouter(catalog);
        ImmutableArray<string> sources = [.. catalog.Select(rule => rule.Source).Distinct()];
        ImmutableArray<string> detailTypes = [.. catalog.Select(rule => rule.DetailType).Distinct()];
        _sources = [.. sources.Select(Encoding.UTF8.GetBytes)];
        _detailTypes = [.. detailTypes.Select(Encoding.UTF8.GetBytes)];
        _rules = catalog.ToFrozenDictionary(rule => (sources.IndexOf(rule.Source), detailTypes.IndexOf(rule.DetailType)));
    }

    /// <summary>
    /// Whether a text is one JSON object and nothing else, and its rule, all in one pass. Says no to some objects (too deep for an
    /// event, not UTF-8), but never yes to what is none.
    /// </summary>
    /// <param name="utf8Text">Any text.</param>
    /// <param name="rule">The object's rule, where it has one.</param>
    public bool IsObject(ReadOnlySpan<byte> utf8Text, out EventDefinition? rule) =>
        _router.Find(utf8Text, out rule).Error is MapError.None or MapError.WrongEvent;

    /// <summary>Finds the event's rule.</summary>
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
            var isSource = HasText(ref reader, "source"u8);
            var isDetailType = !isSource && HasText(ref reader, "detail-type"u8);
            reader.Read();
            if (isSource)
                source = Read(ref reader, _sources);
            else if (isDetailType)
                detailType = Read(ref reader, _detailTypes);
            else
                reader.Skip();
        }

        var rule = _rules.GetValueOrDefault((source.Index, detailType.Index));
        reason = rule is null ? $"no rule for source {source.In(utf8Value)}, detail-type {detailType.In(utf8Value)}" : null;
        return rule;
    }

    private static Field Read(ref Utf8JsonReader reader, ImmutableArray<byte[]> texts)
    {
        var index = -1;
        for (var i = 0; i < texts.Length && reader.TokenType == JsonTokenType.String; i++)
        {
            if (HasText(ref reader, texts[i]))
                index = i;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new Field(index, start, (int)reader.BytesConsumed - start);
    }

    private static bool HasText(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            // An escape stands for half a surrogate pair: no text at all
            return false;
        }
    }

    /// <summary>The value of a property: which of the rules' texts it is, and where it stands.</summary>
    private readonly record struct Field(int Index, int Start, int Length)
    {
        private const int MaxShown = 120;

        public static Field Missing => new(-1, 0, 0);

        public string In(ReadOnlySpan<byte> utf8Value) => Length switch
        {
            0 => "(missing)",
            > MaxShown => Encoding.UTF8.GetString(utf8Value.Slice(Start, MaxShown)) + "...",
            _ => Encoding.UTF8.GetString(utf8Value.Slice(Start, Length)),
        };
    }
}
