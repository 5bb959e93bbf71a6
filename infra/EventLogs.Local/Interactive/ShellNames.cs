using System.Collections.Immutable;
using EventLogs.Local.Query.Dialect;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Interactive;

/// <summary>What a person may name in a shell.</summary>
/// <param name="Tables">The tables and views, each with its columns.</param>
/// <param name="Queries">The saved queries.</param>
internal sealed record ShellNames(ImmutableArray<ShellTable> Tables, ImmutableArray<ShellQuery> Queries)
{
    /// <summary>The functions of Athena that run here.</summary>
    public static ImmutableArray<string> Functions { get; } = ReadFunctions();

    /// <summary>The names of a catalog.</summary>
    public static ShellNames Of(IEnumerable<EventDefinition> logs, IEnumerable<ViewDefinition> views, ImmutableArray<ShellQuery> queries) => new(
        [
            .. logs.SelectMany(OfLog),
            .. views.Select(view => new ShellTable(view.Name, ShellTable.View, [.. view.Columns.Select(column => new ShellColumn(column.Name, column.Description))])),
        ],
        queries);

    /// <summary>The table of a name; null where there is none.</summary>
    public ShellTable? Find(string name) => Tables.FirstOrDefault(table => table.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<ShellTable> OfLog(EventDefinition log)
    {
        IEnumerable<ShellColumn> columns = log.Table.Columns.Select(column => new ShellColumn(column.Name, column.Comment));
        yield return new ShellTable(log.Table.Name, ShellTable.Log, [.. columns, .. PartitionLayout.Keys.Select(key => new ShellColumn(key.Name, $"Partition: {key.Comment}"))]);
        if (log.History is not { } history)
            yield break;
        ImmutableArray<ShellColumn> ofHistory = [.. columns, new ShellColumn(PartitionLayout.Day.Name, $"Partition: {PartitionLayout.Day.Comment}")];
        yield return new ShellTable(history.Table, ShellTable.History, ofHistory);
        yield return new ShellTable(history.View, ShellTable.View, ofHistory);
    }

    private static ImmutableArray<string> ReadFunctions()
    {
        using var file = new StreamReader(typeof(ShellNames).Assembly.GetManifestResourceStream("functions.txt")!);
        return
        [
            .. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(name => name[0] != '#' && !RefusedFunctions.Reasons.ContainsKey(name)),
        ];
    }
}

/// <summary>A table or a view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is: <see cref="Log"/>, <see cref="History"/> or <see cref="View"/>.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record ShellTable(string Name, string Kind, ImmutableArray<ShellColumn> Columns)
{
    public const string Log = "log";
    public const string History = "history";
    public const string View = "view";
}

/// <summary>A saved query.</summary>
/// <param name="Name">Its shortest name.</param>
/// <param name="Parameters">Its parameters with their defaults.</param>
/// <param name="Title">What it is called.</param>
internal sealed record ShellQuery(string Name, string Parameters, string Title);

/// <summary>A column, and what it holds.</summary>
internal readonly record struct ShellColumn(string Name, string Description);
