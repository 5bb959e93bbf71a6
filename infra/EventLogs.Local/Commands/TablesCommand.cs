using System.CommandLine;
using System.CommandLine.Completions;
using EventLogs.Local.Catalog;
using EventLogs.Local.History;
using EventLogs.Local.Interactive;
using EventLogs.Local.Query;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;
using EventLogs.Shared;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary><c>tables</c>: what is in the bucket, at a glance.</summary>
internal static class TablesCommand
{
    public static Command Create(LocalHost host, Option<string> bucket)
    {
        var name = new Argument<string?>("table") { Description = "One table or view, with its columns.", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(_ => SavedQueries.OfCatalog(() => Names(host)).Select(table => new CompletionItem(table)));
        var format = CommonOptions.Format("table", "json");
        var command = new Command("tables", "List the tables and views: rows, objects and partitions, and of one of them the columns.") { name, format };
        command.SetAction((arguments, _) => LocalCommandLine.RunAsync(
            host, arguments.GetValue(bucket)!, target => Task.FromResult(Run(host, target, arguments.GetValue(name), arguments.GetValue(format) == "json"))));
        return command;
    }

    private static int Run(LocalHost host, LocalBucket bucket, string? name, bool isJson)
    {
        if (!bucket.Exists)
            return LocalCommandLine.FailWithoutBucket(host, bucket);
        if (name is not null && !Names(host).Contains(name, StringComparer.OrdinalIgnoreCase))
            return LocalCommandLine.Fail(host, $"there is no table or view '{name}'{NearestName.Question(name, Names(host))}");

        var registered = new CatalogFile(bucket).Read().Tables;
        TableStatus[] statuses =
            [.. host.Catalog.Select(rule => TableStatus.Of(rule.Table, bucket, registered.GetValueOrDefault(rule.Table.Name)))];
        using var engine = new QueryEngine(bucket, host.Logs, host.Views);
        IReadOnlyList<TableDocument> tables =
        [
            .. host.Catalog.Zip(statuses).Where(log => IsAsked(log.First.Table.Name) || IsAsked(log.First.History?.Table))
                .SelectMany(log => OfLog(log.First, log.Second, bucket, engine)).Where(table => IsAsked(table.Name)),
            .. host.Views.Where(view => IsAsked(view.Name))
                .Select(view => OfNames(view.Name, ShellTable.View, view.Columns.Select(column => (column.Name, column.Description)), engine)),
        ];
        if (tables.Count == 0)
        {
            // the view over log and history, and a history without days: lists leave them out
            var asked = ShellNames.Of(host.Catalog, host.Views, []).Find(name!)!;
            tables = [OfNames(asked.Name, asked.Kind, asked.Columns.Select(column => (column.Name, column.Description)), engine)];
        }

        if (isJson)
            CommandJson.Write(host.Out.Profile.Out.Writer, tables, CommandJsonContext.Default.IReadOnlyListTableDocument);
        else
            Show(host, tables, withColumns: name is not null);
        foreach (var table in statuses)
            ShowWarnings(host, table);
        return 0;

        bool IsAsked(string? table) => name is null || name.Equals(table, StringComparison.OrdinalIgnoreCase);
    }

    private static List<string> Names(LocalHost host) => [.. ShellNames.Of(host.Catalog, host.Views, []).Tables.Select(table => table.Name)];

    private static IEnumerable<TableDocument> OfLog(EventDefinition log, TableStatus status, LocalBucket bucket, QueryEngine engine)
    {
        var table = log.Table;
        yield return new TableDocument(
            table.Name,
            ShellTable.Log,
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
                ShellTable.History,
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

    /// <summary>What has no objects of its own: a view, and a history without days.</summary>
    private static TableDocument OfNames(string name, string kind, IEnumerable<(string Name, string Description)> columns, QueryEngine engine)
    {
        var types = engine.TypesOf(name);
        return new TableDocument(
            name,
            kind,
            engine.CountRows(name),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            [.. columns.Select(column => new ColumnDocument(column.Name, types.GetValueOrDefault(column.Name, ""), column.Description))]);
    }

    private static void Show(LocalHost host, IReadOnlyList<TableDocument> tables, bool withColumns)
    {
        Listing.Write(
            host.Out.Profile.Out.Writer,
            host.IsTerminal ? host.Out.Profile.Width : null,
            ["Table", "Rows#", "Objects#?", "Bytes#", "Partitions#?", "First", "Last"],
            [
                .. tables.Select(table => (string[])
                [
                    table.Name,
                    Listing.Number(table.Rows),
                    Listing.Number(table.Objects),
                    Listing.Number(table.Bytes),
                    Listing.Number(table.Partitions),
                    Values(table.First),
                    Values(table.Last),
                ]),
            ]);
        if (!withColumns)
            return;
        var columns = Tables.Create("Column", "Type", "Description");
        foreach (var column in tables.SelectMany(table => table.Columns))
            columns.AddRow(new Text(column.Name), new Text(column.Type), Tables.Text(column.Description));
        host.Out.Write(columns);
    }

    /// <summary>The values of a partition without its keys: <c>2026-11-22 14</c>.</summary>
    private static string Values(string? partition) =>
        Tables.Printable(string.Join(' ', (partition ?? "").Split('/').Select(part => part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..])));

    private static void ShowWarnings(LocalHost host, TableStatus table)
    {
        var start = $"warning: {table.Table.Name}: ";
        if (table.UnregisteredObjects > 0)
            host.Tell($"{start}{table.UnregisteredObjects} objects lie in no registered partition; queries do not see them; see partitions check");
        if (table.OutdatedPartitions > 0)
            host.Tell($"{start}{table.OutdatedPartitions} partitions have other columns than the table; see partitions sync");
    }
}
