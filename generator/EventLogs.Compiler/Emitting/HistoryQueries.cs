using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Emitting;

/// <summary>The two queries of a history: the one that folds a day, and the one of the view over both.</summary>
internal static class HistoryQueries
{
    public static string Fold(HistoryTable history) => Render("fold.athena.scriban", history);

    public static string View(HistoryTable history) => Render("events.athena.scriban", history);

    private static string Render(string template, HistoryTable history) => TemplateEngine.Render(template, new
    {
        History = history,
        Day = PartitionLayout.Day.Name,
        // by which hour, then by the object's key, in which Firehose writes the time
        Order = PartitionLayout.Keys.Select(key => key.Name),
    });
}
