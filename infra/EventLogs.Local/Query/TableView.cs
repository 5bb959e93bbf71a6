using System.Collections.Immutable;
using EventLogs.Local.Catalog;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Query;

/// <summary>
/// A table as a DuckDB view over the objects of its registered partitions: the columns by their Glue names and types, then the
/// partition keys, as in Athena.
/// </summary>
internal sealed class TableView(LocalBucket bucket, TableDefinition table)
{
    private const string ObjectPattern = "*.gz";

    // From the object's path, not through DuckDB's Hive partitioning: that also takes folders above the bucket for partitions
    private static readonly string KeyPattern =
        string.Concat(PartitionLayout.Keys.Select(key => $@"{key.Name}=([^/\\]*)[/\\]")) + @"[^/\\]*$";

    // Only under its own name does DuckDB skip the files of partitions that a query leaves out
    private readonly string _pathColumn =
        table.Columns.Any(column => column.Key.Equals("filename", StringComparison.OrdinalIgnoreCase)) ? "$path" : "filename";

    /// <summary>The statement that creates the view.</summary>
    /// <param name="registered">The table's entry in the catalog; null where it has none.</param>
    public string CreateStatement(CatalogTable? registered)
    {
        ImmutableArray<string> folders = [.. (registered?.Partitions.Keys ?? Enumerable.Empty<string>()).Where(HasObjects)];
        return $"CREATE VIEW {Sql.Name(table.Name)} AS {(folders.IsEmpty ? SelectNothing() : SelectFrom(folders))};";
    }

    private string FolderPath(string partitionFolder) => bucket.PathOf(PartitionLayout.TablePrefix(table.Name) + partitionFolder);

    private bool HasObjects(string partitionFolder)
    {
        var path = FolderPath(partitionFolder);
        return Directory.Exists(path) && Directory.EnumerateFiles(path, ObjectPattern).Any();
    }

    private string SelectNothing()
    {
        var columns = table.Columns.Select(column => $"CAST(NULL AS {HiveType.ToDuckDb(column.Type)}) AS {Sql.Name(column.Name)}");
        var keys = PartitionLayout.Keys.Select(key => $"CAST(NULL AS VARCHAR) AS {Sql.Name(key.Name)}");
        return $"SELECT {string.Join(", ", columns.Concat(keys))} WHERE false";
    }

    private string SelectFrom(ImmutableArray<string> folders)
    {
        var columns = table.Columns.Select(column => $"{Sql.Name(column.Key)} AS {Sql.Name(column.Name)}");
        var keys = PartitionLayout.Keys.Select((key, i) =>
            $"regexp_extract({Sql.Name(_pathColumn)}, {Sql.Text(KeyPattern)}, {i + 1}) AS {Sql.Name(key.Name)}");
        var paths = folders.Select(folder => Sql.Text(Path.Combine(Sql.LiteralPath(FolderPath(folder)), ObjectPattern)));
        return $"""
            SELECT {string.Join(", ", columns.Concat(keys))}
            FROM {Read(string.Join(", ", paths))}
            """;
    }

    /// <summary>What reads the objects at some paths, as the table's format says.</summary>
    private string Read(string paths)
    {
        if (table.Format.Classification != StorageFormat.JsonLines.Classification)
            throw new NotSupportedException($"The table {table.Name} is stored as {table.Format.Classification}.");
        var types = table.Columns.Select(column => $"{Sql.Text(column.Key)}: {Sql.Text(HiveType.ToDuckDb(column.Type))}");
        return $$"""
            read_json([{{paths}}],
                format = 'newline_delimited', records = true, filename = {{Sql.Text(_pathColumn)}}, hive_partitioning = false,
                columns = { {{string.Join(", ", types)}} })
            """;
    }
}
