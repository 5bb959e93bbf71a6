using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventLogs.Benchmarks.Rivals.Idiomatic;

/// <summary>The deep event, whose structures stand in the line as they stand in the event.</summary>
internal sealed record DeepPoco(
    [property: JsonPropertyName("detail-type")] string DetailType, string Source, DateTimeOffset Time, DeepDetail Detail)
{
    /// <summary>Makes the line of an event; null for an event of another kind.</summary>
    public static byte[]? Line(byte[] utf8Event)
    {
        var it = JsonSerializer.Deserialize(utf8Event, DeepContext.Default.DeepPoco)!;
        if (it is not { Source: "fixtures.deep", DetailType: "Deep Event" })
            return null;
        var (detail, customer) = (it.Detail, it.Detail.Customer);
        var line = new DeepLine(
            it.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            customer?.Name,
            customer?.Address?.Street,
            customer?.Address?.City,
            customer?.Address?.Geo,
            customer?.IsNew,
            detail.OrderId,
            detail.Items,
            detail.Totals,
            detail.History,
            detail.Matrix,
            detail.Tags,
            detail.Anything?.GetRawText());
        return JsonSerializer.SerializeToUtf8Bytes(line, DeepContext.Default.DeepLine);
    }
}

internal sealed record DeepDetail(
    string OrderId,
    DeepCustomer? Customer,
    List<DeepItem>? Items,
    Dictionary<string, DeepTotal>? Totals,
    List<DeepState>? History,
    List<List<double>>? Matrix,
    Dictionary<string, string>? Tags,
    JsonElement? Anything);

internal sealed record DeepCustomer(string? Name, DeepAddress? Address, bool? IsNew);

internal sealed record DeepAddress(string? Street, string? City, DeepGeo? Geo);

internal sealed record DeepGeo(double? Lat, double? Lon);

internal sealed record DeepItem(string? Sku, long? Count, double? Price, Dictionary<string, string>? Options);

internal sealed record DeepTotal(double? Net, double? Gross, List<long>? Lines);

internal sealed record DeepState(string? State, string? At, DeepUser? By);

internal sealed record DeepUser(string? User, string? Role);

// A column without a value has no key; a field of a structure always has one
internal sealed record DeepLine(
    string Timestamp,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Street,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? City,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeepGeo? Geo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IsNew,
    string OrderId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] List<DeepItem>? Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Dictionary<string, DeepTotal>? Totals,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] List<DeepState>? History,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] List<List<double>>? Matrix,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Dictionary<string, string>? Tags,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Anything);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeepPoco))]
[JsonSerializable(typeof(DeepLine))]
internal sealed partial class DeepContext : JsonSerializerContext;
