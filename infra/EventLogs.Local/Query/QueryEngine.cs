using System.Collections.Immutable;
using DuckDB.NET.Data;
using EventLogs.Local.Catalog;
using EventLogs.Local.Query.Dialect;
using EventLogs.Local.Query.Functions;
using EventLogs.Local.Query.Lines;
using EventLogs.Local.Query.Syntax;
using EventLogs.Local.Results;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Query;

/// <summary>
/// Plays Athena: an in-memory DuckDB with the tables of the catalog and Trino's functions. It reads the bucket and nothing else, and
/// writes nothing.
/// </summary>
internal sealed class QueryEngine : IDisposable, ITypeProbe
{
    // Athena divides integers to integers and thinks in UTC; nothing is ever fetched from a network
    private const string Settings = """
        SET autoinstall_known_extensions = false;
        SET autoload_known_extensions = false;
        SET TimeZone = 'UTC';
        SET integer_division = true;
        SET ieee_floating_point_ops = true;
        """;

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly MacroLibrary _macros = new();
    private readonly OddValues _oddValues = new();
    private readonly Dictionary<string, bool> _views = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImmutableArray<TableDefinition> _tables;
    private readonly SortedDictionary<string, CatalogTable> _registered;
    private readonly LocalBucket _bucket;
    private readonly EngineFolders _folders;

    /// <summary>Opens the tables as they are registered now.</summary>
    public QueryEngine(LocalBucket bucket, ImmutableArray<EventDefinition> catalog)
    {
        _bucket = bucket;
        _tables = [.. catalog.Select(rule => rule.Table)];
        _registered = new CatalogFile(bucket).Read().Tables;
        _folders = new EngineFolders(bucket);
        _connection.Open();
        TrinoFunctions.AddTo(_connection);
        _oddValues.AddTo(_connection);
        Execute(Settings);
        Execute($"""
            SET temp_directory = {Sql.Text(_folders.Temporary)};
            SET allowed_directories = [{Sql.Text(_folders.Bucket)}];
            SET enable_external_access = false;
            SET lock_configuration = true;
            """);
    }

    /// <summary>What was odd about the lines that were read.</summary>
    public IEnumerable<string> Warnings => _oddValues.Warnings;

    /// <summary>Runs a query and writes what it returns.</summary>
    /// <exception cref="DuckDBException">The SQL is wrong, or failed on the data.</exception>
    /// <exception cref="SqlRefusedException">The query cannot be answered as Athena would.</exception>
    /// <exception cref="InvalidDataException">A result has a value that .NET has no type for.</exception>
    public void Run(List<SqlNode> query, IResultWriter results)
    {
        QueryGuard.Check(query);
        var names = ColumnNames.Of(query);
        CreateViews(new TableNames([.. _tables.Select(table => table.Name)]).Resolve(query), NamesPath(query));
        foreach (var macro in _macros.For(SqlNode.Write(query)))
            Execute(macro);
        new AthenaDialect(this).Rewrite(query);
        var sql = SqlNode.Write(query);
        foreach (var macro in _macros.For(sql))
            Execute(macro);

        var shown = ShownQuery.Of(sql, names, Describe);
        using var command = _connection.CreateCommand();
        command.CommandText = shown.Sql;
        using var reader = command.ExecuteReader();
        if (reader.FieldCount > 0)
            ResultReader.Write(reader, shown, results);
    }

    /// <summary>How many rows a table has.</summary>
    public long CountRows(TableDefinition table)
    {
        CreateViews([table.Name], withPath: false);
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {Sql.Name(table.Name)}";
        return (long)command.ExecuteScalar()!;
    }

    string? ITypeProbe.TypeOf(string query)
    {
        try
        {
            return Describe(query) is [var (_, type), ..] ? type : null;
        }
        catch (DuckDBException)
        {
            // It refers to what is further out; the query itself will tell if it is wrong
            return null;
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folders.Dispose();
    }

    private static bool NamesPath(IEnumerable<SqlNode> nodes) =>
        nodes.Any(node => node is { Kind: SqlKind.Name, Text: "\"$path\"" } || NamesPath(node.Children));

    private void CreateViews(IEnumerable<string> names, bool withPath)
    {
        foreach (var table in _tables.Where(table => names.Contains(table.Name, StringComparer.OrdinalIgnoreCase)))
        {
            var isCurrent = _views.TryGetValue(table.Name, out var hasPath) && hasPath == withPath;
            if (isCurrent)
                continue;
            var view = new TableView(_bucket, _folders.Bucket, table);
            Execute(view.CreateStatement(_registered.GetValueOrDefault(table.Name), withPath));
            _views[table.Name] = withPath;
        }
    }

    private ImmutableArray<(string Name, string Type)> Describe(string query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "DESCRIBE " + query;
        using var reader = command.ExecuteReader();
        var columns = ImmutableArray.CreateBuilder<(string, string)>();
        while (reader.Read())
            columns.Add((reader.GetString(0), reader.GetString(1)));
        return columns.ToImmutable();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
