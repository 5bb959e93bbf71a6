using System.Text.RegularExpressions;
using EventLogs.Generated;
using EventLogs.Runtime.Catalog;

namespace EventLogs.ProcessBenchmarks.History;

/// <summary>
/// Saved queries as their users run them, and the same over one layer alone: what they call <c>T_events</c> is then the log, each event once,
/// or the history; the views between are those of the catalog.
/// </summary>
internal static class LayeredQueries
{
    // another name for all that is put in place, because a view that a query names is made, whether it is read or not
    private const string Prefix = "only_";

    private static readonly string[] Names =
        ["deployment-frequency", "deployment-duration", "failure-rate", "failed-instances", "events-per-day"];

    /// <summary>The name of each query, and its SQL over each layer; none begins as an option does.</summary>
    public static IEnumerable<(string Name, string Log, string History, string View)> All() =>
        from name in Names
        let sql = EventCatalog.Queries.Single(query => query.Id.EndsWith("/" + name, StringComparison.Ordinal)).SqlWithDefaults()
        select (name, Over(sql, LogOf), Over(sql, history => $"SELECT * FROM {history.Table}"), $"/* {name} */\n{sql}");

    /// <summary>The half of the view that reads the log, as it is where nothing is folded.</summary>
    private static string LogOf(HistoryDefinition history) => history.ViewQuery(null).Split("UNION ALL\n")[^1];

    private static string Over(string sql, Func<HistoryDefinition, string> layer)
    {
        var bases = EventCatalog.Events.Select(log => log.History!).Select(history => (Name: history.View, Query: layer(history)));
        var views = EventCatalog.Views.Select(view => (view.Name, view.Query));
        var relations = bases.Concat(views).ToList();
        var names = new Regex($@"\b(?:{string.Join('|', relations.Select(relation => Regex.Escape(relation.Name)))})\b");
        var with = relations.Select(relation => $"{Prefix}{relation.Name} AS (\n{names.Replace(relation.Query, Prefix + "$0")}\n)");
        return $"WITH {string.Join(",\n", with)}\nSELECT * FROM (\n{names.Replace(sql, Prefix + "$0")}\n)";
    }
}
