using System.Collections.Immutable;
using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Evolution;

/// <summary>A statement that brings a table of Athena up to date, where columns were only appended.</summary>
/// <param name="Event">The event.</param>
/// <param name="Sql">The statement, with <c>${database}</c> as its only placeholder.</param>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/alter-table-add-columns.html, which has no room for comments.</remarks>
internal sealed record AddColumns(SchemaId Event, string Sql)
{
    /// <summary>For each log to which columns were appended and nothing else was done: one statement for it, and one for its history.</summary>
    public static ImmutableArray<AddColumns> Of(ImmutableArray<EventLog> after, ImmutableArray<Change> changes)
    {
        var byEvent = changes.ToLookup(change => change.Event);
        return
        [
            .. from log in after
               where !byEvent[log.Id].Any(change => change.Rule.ChangesOlderColumns)
               let appended = Appended(byEvent[log.Id])
               where appended.Count > 0
               let history = HistoryTable.Of(log)
               from table in new[] { history.Log, history.Table }
               select new AddColumns(log.Id, Render(table, appended)),
        ];
    }

    private static HashSet<string> Appended(IEnumerable<Change> changes) => changes
        .Where(change => change.Kind == ChangeKind.ColumnAppended).Select(change => change.Subject.Column!).ToHashSet(StringComparer.Ordinal);

    private static string Render(GlueTable table, HashSet<string> keys) => TemplateEngine.Render(
        "add-columns.athena.scriban", new { Table = table.Name, Columns = table.Columns.Where(column => keys.Contains(column.Key)) });
}
