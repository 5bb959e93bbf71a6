using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventLogs.Generator.Synthesis.Scenarios;

/// <summary>A number between two bounds, both of which it may be: <c>3</c> or <c>[2, 9]</c>.</summary>
[JsonConverter(typeof(CountRangeConverter))]
internal readonly record struct CountRange(int Least, int Most)
{
    public int Draw(Random random) => random.Next(Least, Most + 1);
}

internal sealed class CountRangeConverter : JsonConverter<CountRange>
{
    public override CountRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (least, most) = RangeReader.Read<int>(ref reader, options);
        return least >= 0 && most >= least && most < int.MaxValue
            ? new CountRange(least, most)
            : throw new JsonException($"{least} to {most} is no range.");
    }

    public override void Write(Utf8JsonWriter writer, CountRange value, JsonSerializerOptions options) => throw new NotSupportedException();
}
