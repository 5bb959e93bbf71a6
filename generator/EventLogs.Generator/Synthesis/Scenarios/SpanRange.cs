using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>A time between two bounds: <c>"20s"</c> or <c>["5m", "2h"]</c>, in seconds, minutes, hours or days.</summary>
[JsonConverter(typeof(SpanRangeConverter))]
internal readonly record struct SpanRange(TimeSpan Min, TimeSpan Max)
{
    public TimeSpan Draw(Random random) => Min + (Max - Min) * random.NextDouble();
}

internal sealed class SpanRangeConverter : JsonConverter<SpanRange>
{
    public override SpanRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (min, max) = RangeReader.Read<string>(ref reader, options);
        return new SpanRange(Parse(min), Parse(max));
    }

    public override void Write(Utf8JsonWriter writer, SpanRange value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static TimeSpan Parse(string text)
    {
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw NoTime(text);
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => throw NoTime(text),
        };
    }

    private static JsonException NoTime(string text) => new($"'{text}' is not a time such as 20s, 5m, 2h or 1d.");
}
