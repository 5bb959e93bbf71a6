using System.Collections.Immutable;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Evolution;

/// <summary>The statement that brings a table of Athena up to date, where columns were only appended.</summary>
/// <param name="Event">The event.</param>
/// <param name="Sql">The statement, with <c>${database}</c> as its only placeholder.</param>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/alter-table-add-columns.html, which has no room for comments.</remarks>
internal sealed record AddColumns(SchemaId Event, string Sql)
{
    /// <summary>One statement for each table to which columns were appended and nothing else was done.</summary>
    public static ImmutableArray<AddColumns> Of(ImmutableArray<EventLog> after, ImmutableArray<Change> changes)
    {
        var byEvent = changes.ToLookup(change => change.Event);
        return
        [
            .. from log in after
               where !byEvent[log.Id].Any(change => change.Rule.ChangesOlderColumns)
               let appended = Appended(log, byEvent[log.Id])
               where !appended.IsEmpty
               select new AddColumns(log.Id, Render(log, appended)),
        ];
    }

    private static ImmutableArray<Column> Appended(EventLog log, IEnumerable<Change> changes)
    {
        var names = changes.Where(change => change.Kind == ChangeKind.ColumnAppended).Select(change => change.Subject.Column)
            .ToHashSet(StringComparer.Ordinal);
        return [.. log.Columns.Where(column => names.Contains(column.Name))];
    }

    private static string Render(EventLog log, IEnumerable<Column> columns) =>
        TemplateEngine.Render("add-columns.athena.scriban", new { log.Table, Columns = columns.Select(GlueColumn.Of) });
}
