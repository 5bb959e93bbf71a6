using System.Collections.Immutable;
using System.Text.Json;
using EventLogs.Local.Query.Functions;
using EventLogs.Local.Query.Lines;
using EventLogs.Local.Query.Syntax;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Query;

/// <summary>
/// A table as a DuckDB view over the objects of its registered partitions: the columns by their Glue names and types, then the
/// partition keys, as in Athena.
/// </summary>
/// <param name="bucket">The bucket.</param>
/// <param name="folder">The path by which DuckDB reaches it.</param>
/// <param name="table">The table.</param>
internal sealed class TableView(LocalBucket bucket, string folder, TableDefinition table)
{
    private const string ObjectPattern = "*.gz";
    private const string Line = "line";
    private const string AthenaPath = "$path";

    // From the object's path, not through DuckDB's Hive partitioning: that also takes folders above the bucket for partitions
    private static readonly string KeyPattern =
        string.Concat(PartitionLayout.Keys.Select(key => $@"{key.Name}=([^/\\]*)[/\\]")) + @"[^/\\]*$";

    /// <summary>Keys that DuckDB cannot take for columns: then each line is read as a whole.</summary>
    private readonly bool _readsWholeLines =
        table.Columns.Any(column => column.Key.Length == 0 || column.Key.Contains('\0', StringComparison.Ordinal))
        || table.Columns.DistinctBy(column => column.Key, StringComparer.OrdinalIgnoreCase).Count() < table.Columns.Length;

    // Only under its own name does DuckDB skip the files of partitions that a query leaves out
    private readonly string _path = Sql.PathColumn(table.Columns.Select(column => column.Key));

    /// <summary>The query for all rows.</summary>
    /// <param name="partitions">The folders of the partitions to read.</param>
    /// <param name="withPath">Whether it has Athena's column <c>$path</c>, which is not among those of <c>*</c> there.</param>
    public string Select(IEnumerable<string> partitions, bool withPath)
    {
        ImmutableArray<string> folders = [.. partitions.Where(HasObjects)];
        return folders.IsEmpty ? SelectNothing(withPath) : SelectFrom(folders, withPath);
    }

    private bool HasObjects(string partitionFolder)
    {
        var path = bucket.PathOf(PartitionLayout.TablePrefix(table.Name) + partitionFolder);
        return Directory.Exists(path) && Directory.EnumerateFiles(path, ObjectPattern).Any();
    }

    private string SelectNothing(bool withPath)
    {
        var columns = table.Columns.Select(column => (column.Name, HiveTypeReader.Read(column.Type).DuckDb))
            .Concat(PartitionLayout.Keys.Select(key => (key.Name, "VARCHAR")))
            .Concat(withPath ? [(AthenaPath, "VARCHAR")] : [])
            .Select(column => $"CAST(NULL AS {column.Item2}) AS {Sql.Name(column.Item1)}");
        return $"SELECT {string.Join(", ", columns)} WHERE false";
    }

    private string SelectFrom(ImmutableArray<string> folders, bool withPath)
    {
        var path = Sql.Name(_path);
        var firstRequired = table.Columns.FirstOrDefault(column => !column.IsNullable);
        var columns = table.Columns.Select(column =>
        {
            var value = ReferenceEquals(column, firstRequired) ? Required(column, path) : Value(column);
            return $"{value} AS {Sql.Name(column.Name)}";
        });
        var keys = PartitionLayout.Keys.Select((key, i) => $"regexp_extract({path}, {Sql.Text(KeyPattern)}, {i + 1}) AS {Sql.Name(key.Name)}");
        var paths = folders.Select(partition => Sql.Text(
            Path.Combine(folder, PartitionLayout.TablePrefix(table.Name), partition, ObjectPattern)));
        return $"""
            SELECT {string.Join(", ", columns.Concat(keys).Concat(withPath ? [$"{path} AS {Sql.Name(AthenaPath)}"] : []))}
            FROM {Read(string.Join(", ", paths))}
            """;
    }

    /// <summary>What reads the objects at some paths, as the table's format says.</summary>
    private string Read(string paths)
    {
        if (table.Format.Classification != StorageFormat.JsonLines.Classification)
            throw new NotSupportedException($"The table {table.Name} is stored as {table.Format.Classification}.");
        return $$"""
            read_json([{{paths}}],
                format = 'newline_delimited', records = {{(_readsWholeLines ? "false" : "true")}}, ignore_errors = true,
                filename = {{Sql.Text(_path)}}, hive_partitioning = false,
                columns = { {{(_readsWholeLines ? $"{Line}: 'JSON'" : string.Join(", ", table.Columns.Select(Source)))}} })
            """;
    }

    private static string Source(ColumnDefinition column) =>
        $"{Sql.Text(column.Key)}: '{(HiveTypeReader.Read(column.Type) is TextType ? "VARCHAR" : "JSON")}'";

    private string Value(ColumnDefinition column)
    {
        var type = HiveTypeReader.Read(column.Type);
        if (_readsWholeLines)
            return type.Read($"CAST(json_member(CAST({Line} AS VARCHAR), {Sql.Text(JsonName(column.Key))}) AS JSON)", Qualified(column), depth: 0);
        return type is TextType ? Sql.Name(column.Key) : type.Read(Sql.Name(column.Key), Qualified(column), depth: 0);
    }

    /// <summary>A column that every line has a value for: where there is none the line is not one.</summary>
    private string Required(ColumnDefinition column, string path) =>
        $"coalesce({Value(column)}, CAST(missing_value({Qualified(column)}, {path}) AS {HiveTypeReader.Read(column.Type).DuckDb}))";

    private string Qualified(ColumnDefinition column) => Sql.Text($"{table.Name}.{column.Name}");

    private static string JsonName(string key) => JsonSerializer.Serialize(key, QueryJson.Default.String);
}
