using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Records;

/// <summary>
/// Reads integers for the generated records as the mappers do: <c>1.0</c> and <c>1e3</c> are integers in JSON Schema, but not to
/// System.Text.Json.
/// </summary>
public sealed class IntegerConverter : JsonConverter<long>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not a number, has a fraction, or does not fit 64 bits.</exception>
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException();
        if (reader.TryGetInt64(out var value))
            return value;

        var number = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        var error = JsonNumber.ReadInteger(number, out value);
        return error == MapError.None ? value : throw new JsonException(error.Describe());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
