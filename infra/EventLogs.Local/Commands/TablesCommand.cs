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
    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var command = new Command("tables", "List the tables and views: rows, objects, partitions and columns.");
        command.SetAction((arguments, _) => LocalCommandLine.RunAsync(
            host, arguments.GetValue(bucket)!, target => Task.FromResult(Run(host, target))));
        return command;
    }

    private static int Run(LocalHost host, LocalBucket bucket)
    {
        if (!bucket.Exists)
            return LocalCommandLine.FailWithoutBucket(host, bucket);

        var registered = new CatalogFile(bucket).Read().Tables;
        TableStatus[] tables =
            [.. host.Catalog.Select(rule => TableStatus.Of(rule.Table, bucket, registered.GetValueOrDefault(rule.Table.Name)))];
        using var engine = new QueryEngine(bucket, host.Catalog, host.Views);
        ShowContent(host, bucket, engine, tables);
        ShowColumns(host, engine, tables);
        foreach (var table in tables)
            ShowWarnings(host, table);
        return 0;
    }

    private static void ShowContent(LocalHost host, LocalBucket bucket, QueryEngine engine, TableStatus[] tables)
    {
        var content = Tables.Create("Table", "Rows#", "Objects#", "Bytes#", "Partitions#", "First", "Last");
        foreach (var (log, table) in host.Catalog.Zip(tables))
        {
            content.AddRow(
                new Text(table.Table.Name),
                Tables.Number(engine.CountRows(table.Table.Name)),
                Tables.Number(table.Objects),
                Tables.Number(table.Bytes),
                Tables.Number(table.Partitions.Length),
                Tables.Text(table.Partitions.FirstOrDefault("").TrimEnd('/')),
                Tables.Text(table.Partitions.LastOrDefault("").TrimEnd('/')));
            if (log.History is { } history)
                AddHistory(content, engine, history.Table, HistoryStatus.Of(bucket, log.Table));
        }

        foreach (var view in host.Views)
            content.AddRow([new Text(view.Name), Tables.Number(engine.CountRows(view.Name)), .. Enumerable.Repeat(new Text(""), 5)]);
        host.Out.Write(content);
    }

    private static void AddHistory(Table content, QueryEngine engine, string table, HistoryStatus history)
    {
        var days = history.Days.Published;
        if (days.IsEmpty)
            return;
        content.AddRow(
            new Text(table),
            Tables.Number(engine.CountRows(table)),
            Tables.Number(history.Keys.Length),
            Tables.Number(history.Bytes),
            Tables.Number(days.Count),
            Tables.Text(HistoryStatus.PartitionOf(days[0])),
            Tables.Text(HistoryStatus.PartitionOf(days[^1])));
    }

    private static void ShowColumns(LocalHost host, QueryEngine engine, TableStatus[] tables)
    {
        var columns = Tables.Create("Table", "Column", "Type", "Description");
        foreach (var table in tables.Select(status => status.Table))
        {
            var rows = table.Columns.Select(column => (column.Name, column.Type, column.Comment))
                .Concat(PartitionLayout.Keys.Select(key => (key.Name, "string", $"Partition: {key.Comment}")));
            Add(table.Name, rows);
        }

        foreach (var view in host.Views)
        {
            var types = engine.TypesOf(view.Name);
            Add(view.Name, view.Columns.Select(column => (column.Name, types.GetValueOrDefault(column.Name, ""), column.Description)));
        }

        host.Out.Write(columns);

        void Add(string table, IEnumerable<(string Name, string Type, string Comment)> rows)
        {
            foreach (var (i, (name, type, comment)) in rows.Index())
                columns.AddRow(new Text(i == 0 ? table : ""), new Text(name), new Text(type), Tables.Text(comment));
        }
    }

    private static void ShowWarnings(LocalHost host, TableStatus table)
    {
        var start = $"warning: {table.Table.Name}: ";
        if (table.UnregisteredObjects > 0)
            host.Tell($"{start}{table.UnregisteredObjects} objects lie in no registered partition; queries do not see them; see partitions check");
        if (table.OutdatedPartitions > 0)
            host.Tell($"{start}{table.OutdatedPartitions} partitions have other columns than the table; see partitions sync");
    }
}
