using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EventLogs.Local.Costs;

/// <summary>A bill with its sums and where the prices are from.</summary>
/// <param name="Region">The region of the prices.</param>
/// <param name="LookedUp">When they were looked up.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Fixed">What of it is to be paid without events too, in US dollars.</param>
/// <param name="Total">All of it, in US dollars.</param>
internal sealed record BillReport(string Region, DateOnly LookedUp, ImmutableArray<BillLine> Lines, decimal Fixed, decimal Total)
{
    public static BillReport Of(Prices prices, Bill bill) =>
        new(prices.Region, prices.LookedUp, bill.Lines, bill.Lines.Where(line => line.IsFixed).Sum(line => line.Dollars), bill.Total);
}

[JsonSerializable(typeof(BillReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class BillJson : JsonSerializerContext;
