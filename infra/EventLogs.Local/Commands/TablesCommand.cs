using System.CommandLine;
using EventLogs.Local.Catalog;
using EventLogs.Local.History;
using EventLogs.Local.Query;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary><c>tables</c>: what is in the bucket, at a glance.</summary>
internal static class TablesCommand
{
    private const string Log = "log";
    private const string History = "history";
    private const string View = "view";

    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var format = CommonOptions.Format("table", "json");
        var command = new Command("tables", "List the tables and views: rows, objects, partitions and columns.") { format };
        command.SetAction((arguments, _) => LocalCommandLine.RunAsync(
            host, arguments.GetValue(bucket)!, target => Task.FromResult(Run(host, target, arguments.GetValue(format) == "json"))));
        return command;
    }

    private static int Run(LocalHost host, LocalBucket bucket, bool isJson)
    {
        if (!bucket.Exists)
            return LocalCommandLine.FailWithoutBucket(host, bucket);

        var registered = new CatalogFile(bucket).Read().Tables;
        TableStatus[] statuses =
            [.. host.Catalog.Select(rule => TableStatus.Of(rule.Table, bucket, registered.GetValueOrDefault(rule.Table.Name)))];
        using var engine = new QueryEngine(bucket, host.Catalog, host.Views);
        IReadOnlyList<TableDocument> tables =
        [
            .. host.Catalog.Zip(statuses).SelectMany(log => OfLog(log.First, log.Second, bucket, engine)),
            .. host.Views.Select(view => OfView(view, engine)),
        ];
        if (isJson)
            CommandJson.Write(host.Out.Profile.Out.Writer, tables, CommandJsonContext.Default.IReadOnlyListTableDocument);
        else
            Show(host, tables);
        foreach (var table in statuses)
            ShowWarnings(host, table);
        return 0;
    }

    private static IEnumerable<TableDocument> OfLog(EventDefinition log, TableStatus status, LocalBucket bucket, QueryEngine engine)
    {
        var table = log.Table;
        yield return new TableDocument(
            table.Name,
            Log,
            engine.CountRows(table.Name),
            status.Objects,
            status.Bytes,
            status.Partitions.Length,
            status.Partitions.FirstOrDefault()?.TrimEnd('/'),
            status.Partitions.LastOrDefault()?.TrimEnd('/'),
            status.UnregisteredObjects,
            status.OutdatedPartitions,
            [
                .. table.Columns.Select(column => new ColumnDocument(column.Name, column.Type, column.Comment)),
                .. PartitionLayout.Keys.Select(key => new ColumnDocument(key.Name, "string", $"Partition: {key.Comment}")),
            ]);
        if (log.History is { } history && HistoryStatus.Of(bucket, table) is { Days.Published: { IsEmpty: false } days } content)
        {
            yield return new TableDocument(
                history.Table,
                History,
                engine.CountRows(history.Table),
                content.Keys.Length,
                content.Bytes,
                days.Count,
                HistoryStatus.PartitionOf(days[0]),
                HistoryStatus.PartitionOf(days[^1]),
                null,
                null,
                [.. engine.TypesOf(history.Table).Select(column => new ColumnDocument(column.Key, column.Value, ""))]);
        }
    }

    private static TableDocument OfView(ViewDefinition view, QueryEngine engine)
    {
        var types = engine.TypesOf(view.Name);
        return new TableDocument(
            view.Name,
            View,
            engine.CountRows(view.Name),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            [.. view.Columns.Select(column => new ColumnDocument(column.Name, types.GetValueOrDefault(column.Name, ""), column.Description))]);
    }

    private static void Show(LocalHost host, IReadOnlyList<TableDocument> tables)
    {
        var content = Tables.Create("Table", "Rows#", "Objects#", "Bytes#", "Partitions#", "First", "Last");
        foreach (var table in tables)
        {
            content.AddRow(
                new Text(table.Name),
                Tables.Number(table.Rows),
                Number(table.Objects),
                Number(table.Bytes),
                Number(table.Partitions),
                Tables.Text(table.First ?? ""),
                Tables.Text(table.Last ?? ""));
        }

        host.Out.Write(content);
        var columns = Tables.Create("Table", "Column", "Type", "Description");
        foreach (var table in tables.Where(table => table.Kind != History))
        {
            foreach (var (i, column) in table.Columns.Index())
                columns.AddRow(new Text(i == 0 ? table.Name : ""), new Text(column.Name), new Text(column.Type), Tables.Text(column.Description));
        }

        host.Out.Write(columns);
    }

    private static Text Number(long? number) => number is { } count ? Tables.Number(count) : new Text("");

    private static void ShowWarnings(LocalHost host, TableStatus table)
    {
        var start = $"warning: {table.Table.Name}: ";
        if (table.UnregisteredObjects > 0)
            host.Tell($"{start}{table.UnregisteredObjects} objects lie in no registered partition; queries do not see them; see partitions check");
        if (table.OutdatedPartitions > 0)
            host.Tell($"{start}{table.OutdatedPartitions} partitions have other columns than the table; see partitions sync");
    }
}
