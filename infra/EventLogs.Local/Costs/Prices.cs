using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventLogs.Local.Costs;

/// <summary>What AWS charges, and what a stack consists of: the file prices.json.</summary>
/// <param name="Region">The region of the prices.</param>
/// <param name="LookedUp">When they were looked up.</param>
/// <param name="All">The prices by name.</param>
/// <param name="Stack">What a stack has whether or not there are events.</param>
internal sealed record Prices(
    string Region, DateOnly LookedUp, [property: JsonPropertyName("prices")] IReadOnlyDictionary<string, Price> All, StackSize Stack)
{
    /// <summary>The name of the resource.</summary>
    private const string Resource = "prices.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The prices of this version.</summary>
    public static Prices Current { get; } = Read();

    /// <summary>What a quantity costs, in US dollars.</summary>
    public decimal Of(string name, decimal quantity) => quantity * All[name].Dollars / All[name].Per;

    private static Prices Read()
    {
        using var stream = typeof(Prices).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<Prices>(stream, Options)!;
    }
}

/// <summary>A price.</summary>
/// <param name="Dollars">US dollars ...</param>
/// <param name="Per">... for so many.</param>
/// <param name="Source">The page that says so.</param>
internal sealed record Price(decimal Dollars, decimal Per, Uri Source);

/// <summary>What a stack has whether or not there are events.</summary>
/// <param name="Alarms">Alarms of the stack.</param>
/// <param name="AlarmsOfTable">Alarms of each table.</param>
/// <param name="Metrics">Metrics of the stack's own.</param>
/// <param name="MetricsOfTable">Metrics of each table, in a month in which it has events.</param>
/// <param name="QueuePolls">The requests a month with which Lambda asks the queue of new objects.</param>
internal sealed record StackSize(int Alarms, int AlarmsOfTable, int Metrics, int MetricsOfTable, int QueuePolls);
