using System.Collections.Immutable;
using EventLogs.Local.Catalog;
using EventLogs.Local.History;
using EventLogs.Local.Query.Syntax;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using EventLogs.Partitions;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Query.Statements;

/// <summary>Athena's statements about tables and partitions, which DuckDB does not have.</summary>
internal sealed class CatalogStatements(LocalBucket bucket, LogIndex logs, ImmutableArray<ViewDefinition> views)
{
    /// <summary>Runs a statement if it is one of these.</summary>
    /// <exception cref="SqlRefusedException">It cannot be answered.</exception>
    public async Task<bool> TryRunAsync(List<SqlNode> statement, IResultWriter results, CancellationToken cancellation)
    {
        if (statement.HasWords(0, "show", "tables"))
            Show(results, "tab_name", logs.Names.Concat(views.Select(view => view.Name)).Order(StringComparer.Ordinal));
        else if (statement.HasWords(0, "show", "columns"))
            Show(results, "field", ColumnsOf(NameAt(statement, 3)));
        else if (statement.HasWords(0, "show", "partitions"))
            Show(results, "partition", PartitionsOf(NameAt(statement, 2)));
        else if (statement.HasWords(0, "msck", "repair", "table"))
            await RepairAsync(TableAt(statement, 3), results, cancellation).ConfigureAwait(false);
        else if (statement.HasWords(0, "alter", "table"))
            await AlterAsync(statement, results, cancellation).ConfigureAwait(false);
        else if (statement.HasWords(0, "show", "create", "table"))
            throw new SqlRefusedException("the DDL of a table is the file table.athena.sql that eventlogs generate writes for its schema");
        else if (statement.HasWords(0, "show", "databases") || statement.HasWords(0, "show", "schemas"))
            throw new SqlRefusedException("there are no databases here, only the bucket: the one before a table's name is ignored, whatever it is");
        else
            return false;
        return true;
    }

    private static void Show(IResultWriter results, string column, IEnumerable<string> values)
    {
        results.Begin([column]);
        foreach (var value in values)
            results.Row([value]);
        results.End();
    }

    private IEnumerable<string> ColumnsOf(string name)
    {
        if (views.FirstOrDefault(view => Is(name, view.Name)) is { } view)
            return view.Columns.Select(column => column.Name);
        var log = LogOf(name);
        var keys = Is(name, log.Table.Name) ? PartitionLayout.Keys : [PartitionLayout.Day];
        return log.Table.Columns.Select(column => column.Name).Concat(keys.Select(key => key.Name));
    }

    private IEnumerable<string> PartitionsOf(string name)
    {
        var log = views.Any(view => Is(name, view.Name)) ? null : LogOf(name);
        if (log is null || Is(name, log.History?.View))
            throw new SqlRefusedException($"{name} is a view: it has no partitions");
        if (Is(name, log.History?.Table))
            return HistoryStatus.Of(bucket, log.Table).Days.Published.Select(HistoryStatus.PartitionOf);

        return (new CatalogFile(bucket).Read().Tables.GetValueOrDefault(log.Table.Name)?.Partitions.Keys ?? Enumerable.Empty<string>())
            .Select(folder => folder.TrimEnd('/'));
    }

    private async Task RepairAsync(TableDefinition table, IResultWriter results, CancellationToken cancellation)
    {
        ImmutableArray<Partition> found =
        [
            .. bucket.List(PartitionLayout.TablePrefix(table.Name))
                .Select(item => PartitionLayout.TryParse(item.Key, out _, out var values) ? new Partition(values) : null)
                .OfType<Partition>().Distinct().OrderBy(partition => partition.Folder, StringComparer.Ordinal),
        ];
        var outcomes = await new LocalPartitionCatalog(bucket).CreateAsync(table, found, cancellation).ConfigureAwait(false);
        Show(results, "result", found.Zip(outcomes)
            .Where(item => item.Second == PartitionOutcome.Created)
            .Select(item => $"Repair: Added partition to metastore {table.Name}:{item.First.Folder.TrimEnd('/')}"));
    }

    private async Task AlterAsync(List<SqlNode> statement, IResultWriter results, CancellationToken cancellation)
    {
        var table = TableAt(statement, 2);
        var at = statement.FindIndex(node => node.IsWord("add") || node.IsWord("drop"));
        var partitions = PartitionsIn(statement);
        if (at < 0 || partitions.IsEmpty)
            throw new SqlRefusedException("ALTER TABLE runs here with ADD PARTITION (...) and DROP PARTITION (...) only: the columns are the schema's");
        if (statement[at].IsWord("add"))
        {
            var outcomes = await new LocalPartitionCatalog(bucket).CreateAsync(table, partitions, cancellation).ConfigureAwait(false);
            var known = partitions.Zip(outcomes).Where(item => item.Second == PartitionOutcome.AlreadyExists).Select(item => item.First).FirstOrDefault();
            if (known is not null && !statement.HasWords(at + 1, "if", "not", "exists"))
                throw new SqlRefusedException($"the partition {known} of {table.Name} exists already; IF NOT EXISTS lets that pass");
        }
        else
        {
            await new CatalogFile(bucket).ChangeAsync(document => Remove(document, table, partitions), cancellation).ConfigureAwait(false);
        }

        Show(results, "result", []);
    }

    private static bool Remove(CatalogDocument document, TableDefinition table, ImmutableArray<Partition> partitions) =>
        document.Tables.TryGetValue(table.Name, out var entry)
        && partitions.Select(partition => entry.Partitions.Remove(partition.Folder)).ToList().Contains(true);

    private static ImmutableArray<Partition> PartitionsIn(List<SqlNode> statement)
    {
        var partitions = ImmutableArray.CreateBuilder<Partition>();
        for (var i = 1; i < statement.Count; i++)
        {
            if (statement[i - 1].IsWord("partition") && statement[i].IsGroup('('))
                partitions.Add(Partition(statement[i].Children));
        }

        return partitions.ToImmutable();
    }

    private static Partition Partition(List<SqlNode> specification)
    {
        var values = specification.SplitAtCommas()
            .Where(part => part is [{ Identifier: not null }, { Text: "=" }, _])
            .ToDictionary(part => part[0].Identifier!.ToLowerInvariant(), part => part[2].Text.Trim('\''));
        ImmutableArray<string> all = [.. PartitionLayout.Keys.Select(key => values.GetValueOrDefault(key.Name, ""))];
        return PartitionLayout.Keys.Zip(all).All(item => item.First.Accepts(item.Second))
            ? new Partition(all)
            : throw new SqlRefusedException(
                $"({specification.Text()}) is not a partition: it takes {string.Join(" and ", PartitionLayout.Keys.Select(key => $"{key.Name} = '{key.Format}'"))}");
    }

    /// <summary>A log's table: only they have partitions that are registered.</summary>
    private TableDefinition TableAt(List<SqlNode> statement, int at)
    {
        var name = NameAt(statement, at);
        if (views.Any(view => Is(name, view.Name)))
            throw new SqlRefusedException($"{name} is a view: it has no partitions");
        var table = LogOf(name).Table;
        return Is(name, table.Name) ? table : throw new SqlRefusedException($"{name} has no partitions that are registered: eventlogs-local fold writes its days");
    }

    private EventDefinition LogOf(string name) =>
        logs.Find(name) ?? throw new SqlRefusedException($"there is no table {name}");

    private static bool Is(string name, string? other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string NameAt(List<SqlNode> statement, int at)
    {
        while (at + 2 < statement.Count && statement[at + 1].IsSymbol("."))
            at += 2;
        return (at < statement.Count ? statement[at].Identifier : null) ?? throw new SqlRefusedException("there is no table in the statement");
    }
}
