using EventLogs.Local.History;
using EventLogs.Local.Query.Lines;
using EventLogs.Local.Query.Syntax;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Query;

/// <summary>The history of a log as DuckDB reads it: the published days, their columns found by name, null in objects that lack them.</summary>
/// <param name="folder">The path by which DuckDB reaches the bucket.</param>
/// <param name="table">The table of the history.</param>
internal sealed class HistoryView(string folder, TableDefinition table)
{
    // From the object's path, as the partition keys of a log: the last folder that is named so, in which what Athena adds has one of its own
    private static readonly string DayPattern = $@"{PartitionLayout.Day.Name}=([^/\\]*)[/\\]([^/\\]*[/\\])?[^/\\]*$";

    // Only under its own name does DuckDB skip the files of days that a query leaves out
    private readonly string _path = Sql.PathColumn(table.Columns.Select(column => column.Name));

    /// <summary>The query for all rows.</summary>
    public string Select(HistoryStatus history)
    {
        var columns = table.Columns.Select(column => $"CAST({Sql.Name(column.Name)} AS {TypeOf(column)}) AS {Sql.Name(column.Name)}");
        var key = PartitionLayout.Day.Name;
        var day = $"regexp_extract({Sql.Name(_path)}, {Sql.Text(DayPattern)}, 1) AS {Sql.Name(key)}";
        return $"SELECT {string.Join(", ", columns)}, {day} FROM ({SelectNothing()}{(history.Keys.IsEmpty ? "" : " UNION ALL BY NAME " + SelectObjects(history))})";
    }

    /// <summary>Has all columns, also those that no object has yet.</summary>
    private string SelectNothing()
    {
        var columns = table.Columns.Select(column => $"CAST(NULL AS {TypeOf(column)}) AS {Sql.Name(column.Name)}");
        return $"SELECT {string.Join(", ", columns)}, CAST(NULL AS VARCHAR) AS {Sql.Name(_path)} WHERE false";
    }

    private string SelectObjects(HistoryStatus history)
    {
        var paths = history.Keys.Select(key => Sql.Text(Path.Combine(folder, key)));
        return $"SELECT * FROM read_parquet([{string.Join(", ", paths)}], union_by_name = true, filename = {Sql.Text(_path)}, hive_partitioning = false)";
    }

    private static string TypeOf(ColumnDefinition column) => HiveTypeReader.Read(column.Type).DuckDb;
}
