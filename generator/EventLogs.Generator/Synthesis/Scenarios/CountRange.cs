using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>A number between two bounds, both of which it may be: <c>3</c> or <c>[2, 9]</c>.</summary>
[JsonConverter(typeof(CountRangeConverter))]
internal readonly record struct CountRange(int Min, int Max)
{
    public int Draw(Random random) => random.Next(Min, Max + 1);
}

internal sealed class CountRangeConverter : JsonConverter<CountRange>
{
    public override CountRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (min, max) = RangeReader.Read<int>(ref reader, options);
        return min >= 0 && max >= min && max < int.MaxValue
            ? new CountRange(min, max)
            : throw new JsonException($"{min} to {max} is not a range.");
    }

    public override void Write(Utf8JsonWriter writer, CountRange value, JsonSerializerOptions options) => throw new NotSupportedException();
}
