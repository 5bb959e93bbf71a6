using System.Globalization;
using EventLogs.Runtime.Catalog;

namespace EventLogs.BrowserTests.Support;

/// <summary>Reports that more than one test looks at, each written when it is first asked for.</summary>
public sealed class SharedReports : IDisposable
{
    /// <summary>The last day of the rows of <see cref="KindsAsync"/>, a Sunday.</summary>
    public const string LastDay = "2026-11-22";

    private readonly TempFolder _scenario = new();
    private readonly TempFolder _kinds = new();
    private readonly TempFolder _empty = new();
    private readonly Lazy<Task<string>> _scenarioReport;
    private readonly Lazy<Task<string>> _kindsReport;
    private readonly Lazy<Task<string>> _emptyReport;

    public SharedReports()
    {
        _scenarioReport = new(() => ReportFile.WriteScenarioAsync(_scenario));
        _kindsReport = new(() => ReportFile.WriteAsync(_kinds, [.. ChartKind.All.Select(Query)]));
        _emptyReport = new(() => ReportFile.WriteEmptyAsync(_empty));
    }

    /// <summary>CodeDeploy's queries over two months of made-up deployments.</summary>
    internal Task<string> ScenarioAsync() => _scenarioReport.Value;

    /// <summary>A query for each kind of chart, over 40 days of two shops; each is named as its kind.</summary>
    internal Task<string> KindsAsync() => _kindsReport.Value;

    /// <summary>CodeDeploy's queries over a bucket without a row.</summary>
    internal Task<string> EmptyAsync() => _emptyReport.Value;

    public void Dispose()
    {
        _scenario.Dispose();
        _kinds.Dispose();
        _empty.Dispose();
    }

    private static SavedQuery Query(ChartKind kind) => new($"test.shop/{kind.Name}", kind.Name, $"A {kind.Name}", kind.Name == "tile" ? Tile : $"""
        -- title: {kind.Name}
        -- description: A {kind.Name}
        -- chart: {kind.Name} {string.Join(' ', kind.Required.Select(setting => $"{setting}={Column(setting, kind)}"))} unit=s
        -- filter: shop, color
        -- period: day
        SELECT
          shop,
          CASE WHEN n % 2 = 0 THEN 'red' ELSE 'blue' END AS color,
          date_format(date_add('day', -n, DATE '{LastDay}'), '%Y-%m-%d') AS day,
          shop || ' ' || CAST(n AS varchar) AS name,
          date_add('hour', -24 * n, TIMESTAMP '{LastDay} 12:00:00') AS begun,
          date_add('hour', 3 - 24 * n, TIMESTAMP '{LastDay} 12:00:00') AS done,
          n + 1 AS paid,
          2 * n AS sent
        FROM UNNEST(sequence(0, 39)) AS t(n)
        CROSS JOIN (VALUES 'north', 'south') AS s(shop)
        ORDER BY n, shop
        """);

    private static string Tile => """
        -- title: tile
        -- description: A tile
        -- chart: tile y=paid before=before unit=% better=more label=Paid
        -- filter: shop
        SELECT shop, paid, before
        FROM (VALUES (NULL, 30, 20), ('north', 10, 12), ('south', 20, 8)) AS t(shop, paid, before)
        """;

    private static string Column(string setting, ChartKind kind) => (setting, kind.Name) switch
    {
        ("x", "timeline") => "begun",
        ("end", _) => "done",
        ("y", "timeline") => "name",
        ("x", "bar" or "dot") => "name",
        ("x", _) => "day",
        ("y", _) => kind.HasSeries ? "paid,sent" : "paid",
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, string.Create(CultureInfo.InvariantCulture, $"A {kind.Name} has more settings than are known here.")),
    };
}
