using System.Collections.Immutable;
using System.Text.Json;

namespace EventLogs.Runtime.Catalog;

/// <summary>One of the things that an event pattern takes as a value. A closed hierarchy.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html</remarks>
internal abstract record PatternMatcher
{
    private const string Known = "prefix, suffix, equals-ignore-case, anything-but, numeric, exists";

    /// <summary>Whether one of the values that stand at its path is taken.</summary>
    public virtual bool Matches(IReadOnlyCollection<JsonElement> values) => values.Any(Takes);

    /// <summary>Whether a value is taken.</summary>
    public abstract bool Takes(JsonElement value);

    /// <summary>Reads one, or says what is wrong.</summary>
    public static (PatternMatcher? Matcher, string? Problem) Of(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Object => item.EnumerateObject().ToList() is [var only] ? Of(only.Name, only.Value) : (null, $"An operator is an object with one name: {Known}."),
        JsonValueKind.Array => (null, "A value that is taken is a string, a number, true, false or an operator."),
        // the CDK leaves it out of an array without a word, and the rule would match less
        JsonValueKind.Null => (null, "null is not known here."),
        _ => (new ExactMatcher(item), null),
    };

    private static (PatternMatcher? Matcher, string? Problem) Of(string name, JsonElement value) => name switch
    {
        "prefix" or "suffix" or "equals-ignore-case" => Text(name, value) is { } text ? (text, null) : (null, $"'{name}' is a string that is not empty."),
        "exists" => value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? (new ExistsMatcher(value.GetBoolean()), null)
            : (null, "'exists' is true or false."),
        "numeric" => NumericMatcher.Read(value) is { } numeric
            ? (numeric, null)
            : (null, "'numeric' is an operator and a number, or two of each: [\">\", 0, \"<=\", 100]; =, <, <=, >, >=; from -5e9 to 5e9."),
        "anything-but" => Except(value) is { } except
            ? (except, null)
            : (null, "'anything-but' is a string, a number, an array of strings or of numbers, or an object with prefix, suffix or equals-ignore-case."),
        _ => (null, $"'{name}' is not one of the operators that are known here: {Known}."),
    };

    private static TextMatcher? Text(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TextOf(value) is { Length: > 0 } text ? new TextMatcher(name, text) : null;

    private static AnythingButMatcher? Except(JsonElement value)
    {
        ImmutableArray<JsonElement> items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        if (items.All(item => item.ValueKind == JsonValueKind.String) || items.All(item => item.ValueKind == JsonValueKind.Number))
            return items.IsEmpty ? null : new AnythingButMatcher([.. items.Select(item => new ExactMatcher(item))]);
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().ToList() is not [{ Name: "prefix" or "suffix" or "equals-ignore-case" } only])
            return null;
        items = only.Value.ValueKind == JsonValueKind.Array ? [.. only.Value.EnumerateArray()] : [only.Value];
        var texts = items.Select(item => Text(only.Name, item)).ToList();
        return texts.Count > 0 && !texts.Contains(null) ? new AnythingButMatcher([.. texts.OfType<PatternMatcher>()]) : null;
    }

    /// <summary>A string; null where an escape stands for half a surrogate pair, which is not text.</summary>
    protected static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>A value as it is. Numbers are the same whatever way they are written.</summary>
internal sealed record ExactMatcher(JsonElement Value) : PatternMatcher
{
    public override bool Takes(JsonElement value) => value.ValueKind == Value.ValueKind && Value.ValueKind switch
    {
        JsonValueKind.String => TextOf(value) is { } text && text == TextOf(Value),
        JsonValueKind.Number => value.GetRawText() == Value.GetRawText() || value.GetDouble() == Value.GetDouble(),
        _ => true,
    };
}

/// <summary>A part of a text, or all of it in whatever case.</summary>
internal sealed record TextMatcher(string Operator, string Text) : PatternMatcher
{
    public override bool Takes(JsonElement value) => value.ValueKind == JsonValueKind.String && TextOf(value) is { } text && Operator switch
    {
        "prefix" => text.StartsWith(Text, StringComparison.Ordinal),
        "suffix" => text.EndsWith(Text, StringComparison.Ordinal),
        _ => text.Equals(Text, StringComparison.OrdinalIgnoreCase),
    };
}

/// <summary>A value that is there, and none of these.</summary>
internal sealed record AnythingButMatcher(ImmutableArray<PatternMatcher> Excepted) : PatternMatcher
{
    public override bool Takes(JsonElement value) => !Excepted.Any(excepted => excepted.Takes(value));
}

/// <summary>Whether there is a value, whatever it is.</summary>
internal sealed record ExistsMatcher(bool Exists) : PatternMatcher
{
    public override bool Matches(IReadOnlyCollection<JsonElement> values) => values.Count > 0 == Exists;

    public override bool Takes(JsonElement value) => Exists;
}

/// <summary>A number within a range.</summary>
internal sealed record NumericMatcher(ImmutableArray<(string Operator, double Number)> Conditions) : PatternMatcher
{
    private const double Max = 5e9;

    public override bool Takes(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Conditions.All(condition => condition.Operator switch
        {
            "<" => number < condition.Number,
            "<=" => number <= condition.Number,
            ">" => number > condition.Number,
            ">=" => number >= condition.Number,
            _ => number == condition.Number,
        });

    public static NumericMatcher? Read(JsonElement value)
    {
        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];
        var conditions = items.Chunk(2).Select(Condition).ToList();
        return conditions.Count is 1 or 2 && !conditions.Contains(null) ? new NumericMatcher([.. conditions.Select(condition => condition!.Value)]) : null;
    }

    private static (string, double)? Condition(JsonElement[] pair) =>
        pair is [{ ValueKind: JsonValueKind.String }, { ValueKind: JsonValueKind.Number } number]
        && TextOf(pair[0]) is "=" or "<" or "<=" or ">" or ">=" && number.TryGetDouble(out var limit) && Math.Abs(limit) <= Max
            ? (TextOf(pair[0])!, limit)
            : null;
}
