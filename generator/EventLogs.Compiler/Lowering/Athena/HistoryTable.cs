using System.Collections.Immutable;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Lowering.Athena;

/// <summary>The history of an event log, and the view over both, as Athena takes them.</summary>
/// <param name="Name">The name of the history's table.</param>
/// <param name="View">The name of the view.</param>
/// <param name="Log">The table of the log.</param>
/// <param name="Columns">The columns of both, and how each is made from a row of the log.</param>
/// <param name="EventId">The column by which copies of an event are known; null where there is none.</param>
/// <param name="EventTime">The column that rows are ordered by; null where there is none.</param>
/// <param name="Arrival">A name that no column has, for the number of a copy.</param>
internal sealed record HistoryTable(
    string Name, string View, GlueTable Log, ImmutableArray<HistoryColumn> Columns, string? EventId, string? EventTime, string Arrival)
{
    private const string TableEnding = "_history";
    private const string ViewEnding = "_events";

    public static HistoryTable Of(EventLog log) => new(
        log.Table + TableEnding,
        log.Table + ViewEnding,
        GlueTable.Of(log),
        [.. log.Columns.Select(column => HistoryColumn.Of(column, isEventTime: column == log.EventTime))],
        log.EventId?.GlueName,
        log.EventTime?.GlueName,
        Unused("arrival", log.Columns));

    /// <summary>The names that an event log takes in its database.</summary>
    public static ImmutableArray<string> NamesOf(string table) => [table, table + TableEnding, table + ViewEnding];

    /// <summary>The table, for its DDL.</summary>
    public GlueTable Table => Log with
    {
        Name = Name,
        Columns = [.. Log.Columns.Zip(Columns, (column, typed) => column with { Type = typed.Type ?? column.Type, DdlType = typed.Type ?? column.DdlType })],
        Format = StorageFormat.Parquet,
    };

    private static string Unused(string name, ImmutableArray<Column> columns)
    {
        while (columns.Any(column => column.GlueName == name))
            name += "_";
        return name;
    }
}

/// <summary>A column of a history.</summary>
/// <param name="Name">Its name, the same as in the log.</param>
/// <param name="Expression">What it is made of in a row of the log.</param>
/// <param name="Type">Its type where it is another one than in the log.</param>
internal sealed record HistoryColumn(string Name, string Expression, string? Type)
{
    public static HistoryColumn Of(Column column, bool isEventTime)
    {
        var name = Escaping.TrinoQuoted(column.GlueName);

        // EventBridge writes the time, so it is one; no other text is held to its format before it is logged
        return isEventTime && column.Type is ScalarType { Kind: ScalarKind.DateTime }
            ? new HistoryColumn(column.GlueName, $"CAST(try(from_iso8601_timestamp({name})) AT TIME ZONE 'UTC' AS timestamp(3)) AS {name}", "timestamp")
            : new HistoryColumn(column.GlueName, name, null);
    }
}
