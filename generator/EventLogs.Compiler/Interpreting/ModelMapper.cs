using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Catalog;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Compiler.Interpreting;

/// <summary>
/// Maps an event as docs/mapping.md says, straight from the model. Slow and plain: it shows what generated mappers will do before there
/// are any, and shares no code with them, so the tests hold them against each other.
/// </summary>
internal sealed class ModelMapper
{
    private static readonly JsonWriterOptions LineOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _writer;

    private ModelMapper(Utf8JsonWriter writer) => _writer = writer;

    /// <summary>Maps one event.</summary>
    public static ModelMapping Map(EventLog log, byte[] utf8Event)
    {
        try
        {
            if (!Utf8.IsValid(utf8Event))
                throw new RefusedException(MapError.InvalidText);
            using var document = Parse(utf8Event);
            ThrowIfBrokenText(document.RootElement);
            var line = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(line, LineOptions);
            new ModelMapper(writer).WriteLine(log, document.RootElement);
            return new ModelMapping(Encoding.UTF8.GetString(line.WrittenSpan), null);
        }
        catch (RefusedException refused)
        {
            return new ModelMapping(null, refused.Reason);
        }
    }

    private static JsonDocument Parse(byte[] utf8Event)
    {
        try
        {
            return JsonDocument.Parse(utf8Event);
        }
        catch (JsonException)
        {
            throw new RefusedException(MapError.InvalidJson);
        }
    }

    /// <summary>System.Text.Json looks at escapes only when a string is read, so all of them are read.</summary>
    private static void ThrowIfBrokenText(JsonElement element)
    {
        try
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.String:
                    element.GetString();
                    break;
                case JsonValueKind.Array:
                    foreach (var item in element.EnumerateArray())
                        ThrowIfBrokenText(item);
                    break;
                case JsonValueKind.Object:
                    foreach (var property in element.EnumerateObject())
                    {
                        _ = property.Name;
                        ThrowIfBrokenText(property.Value);
                    }

                    break;
            }
        }
        catch (InvalidOperationException)
        {
            throw new RefusedException(MapError.InvalidText);
        }
    }

    private void WriteLine(EventLog log, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new RefusedException(MapError.NotAnObject);
        if (!Is(root, "source", log.Source) || !IsOneOf(root, log.DetailTypes))
            throw new RefusedException(MapError.WrongEvent);

        _writer.WriteStartObject();
        foreach (var column in log.Columns)
            WriteColumn(column, root);
        _writer.WriteEndObject();
        _writer.Flush();
    }

    private static bool Is(JsonElement root, string name, string value) =>
        root.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String && found.GetString() == value;

    private static bool IsOneOf(JsonElement root, DetailTypes detailTypes) =>
        root.TryGetProperty("detail-type", out var found) && found.ValueKind == JsonValueKind.String && detailTypes.Contain(found.GetString()!);

    private void WriteColumn(Column column, JsonElement root)
    {
        var path = ColumnSourceText.Path(column.From);
        var value = Find(column.From.Keys, root);
        if (value is { } there)
            value = Take(column.From, there, path);
        if (value is { } found)
        {
            _writer.WritePropertyName(column.Name);
            WriteValue(column.Type, found, path, isRequired: !column.IsNullable);
        }
        else if (!column.IsNullable)
        {
            throw new RefusedException(MapError.MissingValue, path);
        }
    }

    private static JsonElement? Take(ColumnSource source, JsonElement value, string path) => source.Match(
        path: _ => value,
        arn: arn => Pick(value, arn.Pattern, path),
        part: part => Take(part.Arn, value, path) is { } arn ? Part(arn, part.Part, path) : null);

    private static JsonElement? Find(IReadOnlyList<string> keys, JsonElement root)
    {
        var at = root;
        for (var i = 0; i < keys.Count; i++)
        {
            if (at.ValueKind != JsonValueKind.Object)
                throw new RefusedException(MapError.WrongType, SingularPath.Format(keys.Take(i)));
            if (!at.TryGetProperty(keys[i], out at) || at.ValueKind == JsonValueKind.Null)
                return null;
        }

        return at;
    }

    private static JsonElement? Pick(JsonElement array, ArnPattern pattern, string path)
    {
        Expect(array, path, JsonValueKind.Array);
        foreach (var element in array.EnumerateArray())
            Expect(element, path + "[*]", JsonValueKind.String);
        return array.EnumerateArray().Select(element => (JsonElement?)element).FirstOrDefault(element => Matches(element!.Value.GetString()!, pattern));
    }

    /// <summary>A part of an ARN; none where it is empty.</summary>
    private static JsonElement? Part(JsonElement arn, ArnPart part, string path)
    {
        Expect(arn, path, JsonValueKind.String);
        if (arn.GetString()!.Split(':', 6) is not ["arn", { Length: > 0 } partition, var service, var region, var account, var resource])
            return null;
        var separator = resource.AsSpan().IndexOfAny(':', '/');
        var text = part switch
        {
            ArnPart.Partition => partition,
            ArnPart.Service => service,
            ArnPart.Region => region,
            ArnPart.AccountId => account,
            ArnPart.Resource => resource,
            ArnPart.ResourceType => resource[..Math.Max(0, separator)],
            ArnPart.ResourceId => resource[(separator + 1)..],
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };
        return text.Length > 0 ? JsonSerializer.SerializeToElement(text) : null;
    }

    private static bool Matches(string arn, ArnPattern pattern) =>
        arn.Split(':', 6) is ["arn", { Length: > 0 }, var service, _, _, var resource]
        && (pattern.Service == "*" || service == pattern.Service)
        && resource.Split(':', '/')[0] == pattern.ResourceType;

    private void WriteValue(ColumnType type, JsonElement value, string path, bool isRequired)
    {
        switch (type)
        {
            case JsonType:
                _writer.WriteStringValue(value.GetRawText());
                break;
            case ScalarType scalar:
                WriteScalar(scalar.Kind, value, path);
                break;
            case ArrayType array:
                Expect(value, path, JsonValueKind.Array);
                _writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                    WriteNullable(array.Element, element, path + "[*]");
                _writer.WriteEndArray();
                break;
            case MapType map:
                Expect(value, path, JsonValueKind.Object);
                _writer.WriteStartObject();
                foreach (var entry in value.EnumerateObject().GroupBy(entry => entry.Name, StringComparer.Ordinal))
                {
                    _writer.WritePropertyName(entry.Key);
                    WriteNullable(map.Value, entry.Last().Value, path + "[*]");
                }

                _writer.WriteEndObject();
                break;
            case StructType structure:
                WriteStruct(structure, value, path, isRequired);
                break;
        }
    }

    private void WriteStruct(StructType structure, JsonElement value, string path, bool isRequired)
    {
        Expect(value, path, JsonValueKind.Object);
        _writer.WriteStartObject();
        foreach (var field in structure.Fields)
        {
            _writer.WritePropertyName(field.LineKey);
            var fieldPath = path + SingularPath.Format([field.Key])[1..];
            if (value.TryGetProperty(field.Key, out var found) && found.ValueKind != JsonValueKind.Null)
                WriteValue(field.Type, found, fieldPath, isRequired && field.IsRequired);
            else if (isRequired && field.IsRequired)
                throw new RefusedException(MapError.MissingValue, fieldPath);
            else
                _writer.WriteNullValue();
        }

        _writer.WriteEndObject();
    }

    private void WriteNullable(ColumnType type, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
            _writer.WriteNullValue();
        else
            WriteValue(type, value, path, isRequired: false);
    }

    private void WriteScalar(ScalarKind kind, JsonElement value, string path)
    {
        switch (kind)
        {
            case ScalarKind.String or ScalarKind.DateTime:
                Expect(value, path, JsonValueKind.String);
                _writer.WriteStringValue(value.GetString());
                break;
            case ScalarKind.Timestamp:
                Expect(value, path, JsonValueKind.String);
                _writer.WriteStringValue(Timestamp(value, path));
                break;
            case ScalarKind.Integer:
                Expect(value, path, JsonValueKind.Number);
                _writer.WriteNumberValue(Integer(value, path));
                break;
            case ScalarKind.Double:
                Expect(value, path, JsonValueKind.Number);
                if (!value.TryGetDouble(out var number) || !double.IsFinite(number))
                    throw new RefusedException(MapError.OutOfRange, path);
                _writer.WriteRawValue(value.GetRawText());
                break;
            case ScalarKind.Boolean:
                Expect(value, path, JsonValueKind.True, JsonValueKind.False);
                _writer.WriteBooleanValue(value.GetBoolean());
                break;
        }
    }

    private static string Timestamp(JsonElement value, string path) =>
        TimestampText.ForLog(value.GetString()!) ?? throw new RefusedException(MapError.InvalidTimestamp, path);

    /// <summary>1.0 and 1e3 are integers too. A number is digits with a power of ten; without its trailing zeros a negative power is a fraction.</summary>
    private static long Integer(JsonElement value, string path)
    {
        var parts = value.GetRawText().Split('e', 'E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimEnd('0').TrimEnd('-');
        if (significant.Length == 0)
            return 0;

        var trailingZeros = digits.Length - digits.TrimEnd('0').Length;
        var power = (parts.Length > 1 ? BigInteger.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0) - decimals + trailingZeros;
        if (power < 0)
            throw new RefusedException(MapError.WrongType, path);

        // no 64-bit integer has more than 19 digits
        var integer = power > 19 ? BigInteger.Pow(10, 20) : BigInteger.Parse(significant, CultureInfo.InvariantCulture) * BigInteger.Pow(10, (int)power);
        return integer >= long.MinValue && integer <= long.MaxValue ? (long)integer : throw new RefusedException(MapError.OutOfRange, path);
    }

    private static void Expect(JsonElement value, string path, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!kinds.Contains(value.ValueKind))
            throw new RefusedException(MapError.WrongType, path);
    }

    /// <summary>Ends the mapping of one event; never leaves this class.</summary>
    private sealed class RefusedException(MapError error, string? path = null) : Exception
    {
        public MapResult Reason { get; } = new(error, path);
    }
}

/// <summary>What became of a sample.</summary>
/// <param name="Line">The log line without its newline; null when the event was refused.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
internal sealed record ModelMapping(string? Line, MapResult? Refusal);
