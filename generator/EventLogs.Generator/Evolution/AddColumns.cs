using System.Collections.Immutable;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Evolution;

/// <summary>The statement that brings a table of Athena up to date, where columns were only appended.</summary>
/// <param name="Event">The event.</param>
/// <param name="Sql">The statement, with <c>${database}</c> as its only placeholder.</param>
/// <remarks>Source: https://docs.aws.amazon.com/athena/latest/ug/alter-table-add-columns.html, which has no place for comments.</remarks>
internal sealed record AddColumns(SchemaId Event, string Sql)
{
    /// <summary>One statement for each table whose older columns are just the first of its newer ones.</summary>
    public static ImmutableArray<AddColumns> Of(ImmutableArray<EventLog> before, ImmutableArray<EventLog> after)
    {
        var tables = before.ToDictionary(log => log.Table, StringComparer.Ordinal);
        return
        [
            .. after.Where(log => tables.TryGetValue(log.Table, out var was) && IsPrefix(was.Columns, log.Columns))
                .Select(log => new AddColumns(log.Id, Render(log, log.Columns[tables[log.Table].Columns.Length..]))),
        ];
    }

    private static bool IsPrefix(ImmutableArray<Column> before, ImmutableArray<Column> after) =>
        before.Length < after.Length && before.Zip(after).All(pair => InGlue(pair.First) == InGlue(pair.Second));

    private static (string Name, string Type) InGlue(Column column) => (column.GlueName, GlueTypes.Of(column.Type));

    private static string Render(EventLog log, IEnumerable<Column> columns) =>
        TemplateEngine.Render("add-columns.athena.scriban", new { log.Table, Columns = columns.Select(GlueColumn.Of) });
}
