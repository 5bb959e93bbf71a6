using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventLogs.Benchmarks.Rivals.Idiomatic;

/// <summary>The wide event: its detail is the line already, but for the time.</summary>
internal sealed class WidePoco
{
    [JsonPropertyName("detail-type")]
    public required string DetailType { get; init; }

    public required string Source { get; init; }

    public required string Time { get; init; }

    public required WideLine Detail { get; init; }

    /// <summary>Makes the line of an event; null for an event of another kind.</summary>
    public static byte[]? Line(byte[] utf8Event)
    {
        var it = JsonSerializer.Deserialize(utf8Event, WideContext.Default.WidePoco)!;
        if (it is not { Source: "fixtures.wide", DetailType: "Wide Event" })
            return null;
        it.Detail.Timestamp = it.Time;
        return JsonSerializer.SerializeToUtf8Bytes(it.Detail, WideContext.Default.WideLine);
    }
}

internal sealed class WideLine
{
    public string? Timestamp { get; set; }

    public required string OrderName { get; init; }

    public string? CustomerCode { get; init; }

    public string? RegionName { get; init; }

    public long? StatusCode { get; init; }

    public double? AmountName { get; init; }

    public bool? CurrencyCode { get; init; }

    public string? ChannelName { get; init; }

    public string? DeviceCode { get; init; }

    public string? SessionName { get; init; }

    public long? CampaignCode { get; init; }

    public double? CountryName { get; init; }

    public bool? CityCode { get; init; }

    public string? StreetName { get; init; }

    public string? PostalCode { get; init; }

    public string? PhoneName { get; init; }

    public long? EmailCode { get; init; }

    public double? LocaleName { get; init; }

    public bool? PartnerCode { get; init; }

    public string? ProductName { get; init; }

    public string? CategoryCode { get; init; }

    public string? BrandName { get; init; }

    public long? ModelCode { get; init; }

    public double? ColorName { get; init; }

    public bool? SizeCode { get; init; }

    public string? WeightName { get; init; }

    public string? HeightCode { get; init; }

    public string? WidthName { get; init; }

    public long? DepthCode { get; init; }

    public double? StockName { get; init; }

    public bool? PriceCode { get; init; }

    public string? DiscountName { get; init; }

    public string? TaxCode { get; init; }

    public string? TotalName { get; init; }

    public long? ShippingCode { get; init; }

    public double? CarrierName { get; init; }

    public bool? TrackingCode { get; init; }

    public string? WarehouseName { get; init; }

    public string? ZoneCode { get; init; }

    public string? ShelfName { get; init; }

    public long? BatchCode { get; init; }

    public double? LotName { get; init; }

    public bool? SerialCode { get; init; }

    public string? OriginName { get; init; }

    public string? NoteCode { get; init; }

    public string? SourceName { get; init; }

    public long? MediumCode { get; init; }

    public double? ReferrerName { get; init; }

    public bool? BrowserCode { get; init; }

    public string? SystemName { get; init; }

    public string? VersionCode { get; init; }

    public string? BuildName { get; init; }

    public long? ReleaseCode { get; init; }

    public double? StageName { get; init; }

    public bool? TierCode { get; init; }

    public string? PlanName { get; init; }

    public string? QuotaCode { get; init; }

    public string? LimitName { get; init; }

    public long? UsageCode { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WidePoco))]
[JsonSerializable(typeof(WideLine))]
internal sealed partial class WideContext : JsonSerializerContext;
