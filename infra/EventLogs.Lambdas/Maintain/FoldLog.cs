using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EventLogs.History;
using EventLogs.Lambdas.Bootstrap;
using EventLogs.Runtime.Catalog;
using EventLogs.Shared;

namespace EventLogs.Lambdas.Maintain;

/// <summary>What the log says about an invocation: a line for each table and day, for each table and each view, and how many days are late.</summary>
internal static class FoldLog
{
    /// <summary>Writes the lines.</summary>
    public static void Write(LogWriter log, string requestId, ImmutableArray<TableFold> tables, ImmutableArray<ReplacedView> views)
    {
        foreach (var table in tables)
        {
            foreach (var day in table.Days)
                WriteDay(log, requestId, table.Table, day);
            foreach (var day in table.Expiry.Days)
                WriteExpiry(log, requestId, table.Table, day);
            WriteTable(log, requestId, table);
        }

        foreach (var view in views)
            WriteView(log, requestId, view);
        MetricLine.Write(log, FunctionNames.AllTables, (FunctionNames.LateDaysMetric, tables.Sum(table => table.Late)));
        log.Flush();
    }

    private static void WriteDay(LogWriter log, string requestId, string table, DayFold day)
    {
        var json = day.Status switch
        {
            DayStatus.Folded => log.BeginInformation(requestId, "A day was folded into the history."),
            DayStatus.Left => log.BeginInformation(requestId, "A day is left for the next run."),
            _ => log.BeginError(requestId, "A day could not be folded. The view reads it from the log, and the next run tries again."),
        };
        json.WriteString("table"u8, table);
        json.WriteString("day"u8, Text(day.Day));
        WriteOptional(json, "reason", day.Error);
        log.End();
    }

    private static void WriteExpiry(LogWriter log, string requestId, string table, DayExpiry day)
    {
        var json = day switch
        {
            { Error: not null } => log.BeginError(requestId, "Objects of the log could not be deleted. The next run tries again."),
            { Kept: > 0 } => log.BeginWarning(requestId, "Objects of the log held events that the history lacked, or were not read. The events were added."),
            _ => log.BeginInformation(requestId, "Objects of the log were deleted: the history has their events."),
        };
        json.WriteString("table"u8, table);
        json.WriteString("day"u8, Text(day.Day));
        json.WriteNumber("deleted"u8, day.Deleted);
        json.WriteNumber("kept"u8, day.Kept);
        WriteOptional(json, "reason", day.Error);
        log.End();
    }

    private static void WriteTable(LogWriter log, string requestId, TableFold table)
    {
        var json = table switch
        {
            { IsBusy: true } => log.BeginWarning(requestId, "The table was left alone."),
            { Error: not null } => log.BeginError(requestId, "The table could not be worked on."),
            _ => log.BeginInformation(requestId, "The view was replaced."),
        };
        json.WriteString("table"u8, table.Table);
        WriteOptional(json, "lastDay", table.LastDay is { } last ? Text(last) : null);
        json.WriteNumber("late"u8, table.Late);
        WriteOptional(json, "reason", table.Error);
        log.End();
    }

    private static void WriteView(LogWriter log, string requestId, ReplacedView view)
    {
        var json = view.Error is null
            ? log.BeginInformation(requestId, "The view was replaced.")
            : log.BeginError(requestId, "The view could not be replaced.");
        json.WriteString("view"u8, view.Name);
        WriteOptional(json, "reason", view.Error);
        log.End();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static string Text(DateOnly day) => day.ToString(PartitionLayout.Day.Format, CultureInfo.InvariantCulture);
}
