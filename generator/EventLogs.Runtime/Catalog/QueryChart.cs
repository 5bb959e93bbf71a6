using System.Collections.Immutable;

namespace EventLogs.Runtime.Catalog;

/// <summary>A chart of a saved query, as its head declares it: <c>-- chart: column x=week y=deployments color=application</c>.</summary>
public sealed class QueryChart
{
    internal QueryChart(ChartKind kind, ImmutableSortedDictionary<string, string> settings) => (Kind, Settings) = (kind, settings);

    /// <summary>What kind of chart it is.</summary>
    public ChartKind Kind { get; }

    /// <summary>What is given, by the names of settings: columns of the query, and texts.</summary>
    public ImmutableSortedDictionary<string, string> Settings { get; }

    /// <summary>The columns of a setting; empty where it is not given.</summary>
    /// <param name="setting">The name of the setting.</param>
    public ImmutableArray<string> Columns(string setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return Settings.TryGetValue(setting, out var value) ? [.. value.Split(',')] : [];
    }
}
