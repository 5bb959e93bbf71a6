using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>One text, or a list of texts to take one of. A text may have values in braces.</summary>
[JsonConverter(typeof(ValueChoiceConverter))]
internal readonly record struct ValueChoice(ImmutableArray<string> Texts)
{
    public string Draw(Random random) => Texts[random.Next(Texts.Length)];
}

internal sealed class ValueChoiceConverter : JsonConverter<ValueChoice>
{
    public override ValueChoice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new ValueChoice([reader.GetString()!]);
        return JsonSerializer.Deserialize<ImmutableArray<string>>(ref reader, options) is { IsDefaultOrEmpty: false } texts
            ? new ValueChoice(texts)
            : throw new JsonException("There is no value to take.");
    }

    public override void Write(Utf8JsonWriter writer, ValueChoice value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}
