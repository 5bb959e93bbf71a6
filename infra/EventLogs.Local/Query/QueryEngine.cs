using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using EventLogs.Local.Catalog;
using EventLogs.Local.History;
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
/// writes nothing but the days of histories.
/// </summary>
internal sealed class QueryEngine : IDisposable, ITypeProbe
{
    // Athena divides integers to integers and thinks in UTC; nothing is ever fetched from a network; every object of a history is looked into
    // each time a query names it
    private const string Settings = """
        SET autoinstall_known_extensions = false;
        SET autoload_known_extensions = false;
        SET TimeZone = 'UTC';
        SET integer_division = true;
        SET ieee_floating_point_ops = true;
        SET parquet_metadata_cache = true;
        """;

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly MacroLibrary _macros = new();
    private readonly OddValues _oddValues = new();
    private readonly Dictionary<string, bool> _views = new(StringComparer.OrdinalIgnoreCase);
    private readonly LogIndex _logs;
    private readonly AuthoredViews _authored;
    private readonly SortedDictionary<string, CatalogTable> _registered;
    private readonly LocalBucket _bucket;
    private readonly EngineFolders _folders;

    /// <summary>Opens the tables as they are registered now.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="logs">The event logs.</param>
    /// <param name="views">The views on them, each after those that it reads.</param>
    public QueryEngine(LocalBucket bucket, LogIndex logs, ImmutableArray<ViewDefinition> views)
    {
        _bucket = bucket;
        _logs = logs;
        _authored = new AuthoredViews(views, logs.Names);
        _registered = new CatalogFile(bucket).Read().Tables;
        _folders = new EngineFolders(bucket);
        _connection.Open();
        TrinoFunctions.AddTo(_connection);
        _oddValues.AddTo(_connection);
        Execute(Settings);
        Execute($"""
            SET temp_directory = {Sql.Text(_folders.Temporary)};
            SET allowed_directories = [{Sql.Text(_folders.Bucket)}, {Sql.Text(_folders.Results)}];
            SET enable_external_access = false;
            SET lock_configuration = true;
            """);
    }

    /// <summary>Whether the rows of authored views are kept once they are worked out: for many queries over the same views.</summary>
    public bool KeepsViews { get; init; }

    /// <summary>The first day of the tables that is read; null for all.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Whether nothing lies in the bucket that is not read because of <see cref="FirstDay"/>.</summary>
    public bool ReadsAll => FirstDay is not { } first || !_logs.All.Any(log =>
        (_registered.GetValueOrDefault(log.Table.Name)?.Partitions.Keys ?? Enumerable.Empty<string>()).Any(partition => !PartitionLayout.TryParseDay(partition, out var day) || day < first)
        || (log.History is not null && HistoryStatus.Of(_bucket, log.Table) is var history && history.From(log.Table, first).Keys.Length < history.Keys.Length));

    /// <summary>What was odd about the lines that were read.</summary>
    public IEnumerable<string> Warnings => _oddValues.Warnings;

    /// <summary>Runs a query and writes what it returns.</summary>
    /// <param name="query">The query.</param>
    /// <param name="results">Takes the rows.</param>
    /// <param name="isStreamed">Whether the first rows may be written before it is known that there is a last one: memory stays flat then.</param>
    /// <exception cref="DuckDBException">The SQL is wrong, or failed on the data.</exception>
    /// <exception cref="SqlRefusedException">The query cannot be answered as Athena would.</exception>
    /// <exception cref="InvalidDataException">A result has a value that .NET has no type for.</exception>
    public void Run(List<SqlNode> query, IResultWriter results, bool isStreamed = false)
    {
        var (sql, names) = Prepare(query);
        var shown = ShownQuery.Of(sql, names, Describe);
        using var command = _connection.CreateCommand();
        command.CommandText = shown.Sql;
        command.UseStreamingMode = isStreamed;
        using var reader = command.ExecuteReader();
        if (reader.FieldCount > 0)
            ResultReader.Write(reader, shown, results);
    }

    /// <summary>Runs a query and makes a Parquet file of what it returns.</summary>
    /// <param name="query">The query.</param>
    /// <returns>The path of the file, which is gone with the engine.</returns>
    /// <exception cref="DuckDBException">The SQL is wrong, failed on the data, or returns a type that Parquet does not have.</exception>
    /// <exception cref="SqlRefusedException">The query cannot be answered as Athena would.</exception>
    public string WriteParquet(List<SqlNode> query)
    {
        var (sql, given) = Prepare(query);
        if (ShownQuery.Of(sql, given, Describe).Names is not { } names)
            throw new SqlRefusedException("only the rows of a query are written as Parquet");
        var columns = DistinctNames.Of(names, StringComparer.OrdinalIgnoreCase).Select(Sql.Name);
        var path = Path.Combine(_folders.Results, "result.parquet");
        Execute($"""
            COPY (SELECT * FROM ({sql}
            ) AS result({string.Join(", ", columns)}))
            TO {Sql.Text(path)} (FORMAT parquet, COMPRESSION zstd);
            """);
        return path;
    }

    /// <summary>The types of the columns of a table or a view, in Trino's terms.</summary>
    public IReadOnlyDictionary<string, string> TypesOf(string table)
    {
        CreateViews([table], withPath: false);
        return Describe($"SELECT * FROM {Sql.Name(table)}")
            .ToDictionary(column => column.Name, column => TrinoTypes.Translate(column.Type), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How many rows a table or a view has.</summary>
    public long CountRows(string table)
    {
        CreateViews([table], withPath: false);
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {Sql.Name(table)}";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Writes the history of one day of a log as Parquet. All objects of the day are read, whether their partitions are registered or not.</summary>
    /// <param name="log">The log.</param>
    /// <param name="day">The day.</param>
    /// <param name="key">The key to write to.</param>
    /// <exception cref="DuckDBException">The data could not be read, or nothing be written.</exception>
    public void WriteDay(EventDefinition log, DateOnly day, string key) => Copy(OfDays(log, day, log.History!.Fold(day)), key);

    /// <summary>Writes the events of one day of a log as Parquet that its history lacks.</summary>
    /// <inheritdoc cref="WriteDay"/>
    public void WriteMissing(EventDefinition log, DateOnly day, string key) => Copy(OfDays(log, day, log.History!.Missing(day)), key);

    /// <summary>Whether there are events of one day of a log that its history lacks.</summary>
    /// <exception cref="DuckDBException">The data could not be read.</exception>
    public bool HasMissing(EventDefinition log, DateOnly day) => Read($"SELECT 1 FROM ({OfDays(log, day, log.History!.Missing(day))}) LIMIT 1").Count > 0;

    /// <summary>The objects of one day of a log that hold nothing but events that its history has.</summary>
    /// <exception cref="DuckDBException">The data could not be read.</exception>
    public IReadOnlySet<string> FoldedObjects(EventDefinition log, DateOnly day) =>
        Read($"SELECT {Sql.Name(HistoryDefinition.FoldedPath)} FROM ({OfDays(log, day, log.History!.Folded(log.Table, day))})")
            .Select(path => Path.GetRelativePath(_folders.Bucket, path).Replace(Path.DirectorySeparatorChar, '/'))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>A query over a day of a log and the one before, and over the log's history.</summary>
    private string OfDays(EventDefinition log, DateOnly day, string query)
    {
        var partitions = new[] { day == DateOnly.MinValue ? day : day.AddDays(-1), day }.Distinct()
            .SelectMany(read => _bucket.List(PartitionLayout.LogFolder(log.Table.Name, read)))
            .Select(item => PartitionLayout.TryParse(item.Key, out _, out var values) ? PartitionLayout.PartitionFolder(values) : null)
            .OfType<string>()
            .Distinct();
        var lines = new TableView(_bucket, _folders.Bucket, log.Table).Select(partitions, withPath: true);
        var history = HistoryOf(log, HistoryStatus.Of(_bucket, log.Table));
        return $"{With((log.Table.Name, lines), (log.History!.Table, history))} {Translate(SqlReader.Statements(query).Single())}";
    }

    private void Copy(string query, string key) =>
        Execute($"COPY ({query}) TO {Sql.Text(Path.Combine(_folders.Bucket, key))} (FORMAT parquet, COMPRESSION zstd);");

    /// <summary>The first column of a query, as text.</summary>
    private List<string> Read(string query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return values;
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

    private void CreateViews(IReadOnlyCollection<string> found, bool withPath)
    {
        var names = new HashSet<string>(found, StringComparer.OrdinalIgnoreCase);
        var authored = _authored.Among(names);
        withPath |= authored.Exists(view => NamesPath(view.Query));
        foreach (var log in _logs.Among(names))
        {
            CreateView(log.Table.Name, withPath, () => LinesOf(log.Table, withPath, _ => true));
            if (log.History is { } history)
            {
                CreateView(history.Table, false, () => HistoryOf(log, HistoryStatus.Of(_bucket, log.Table)));
                CreateView(history.View, false, () => EventsOf(log, history));
            }
        }

        foreach (var (view, query) in authored)
            CreateView(view.Name, false, () => Translate(query), KeepsViews ? "TABLE" : "VIEW");

        void CreateView(string name, bool hasPath, Func<string> query, string kind = "VIEW")
        {
            if (!names.Contains(name) || (_views.TryGetValue(name, out var had) && had == hasPath))
                return;
            Execute($"CREATE OR REPLACE {kind} {Sql.Name(name)} AS {query()};");
            _views[name] = hasPath;
        }
    }

    private string LinesOf(TableDefinition table, bool withPath, Func<DateOnly, bool> isRead)
    {
        var partitions = (_registered.GetValueOrDefault(table.Name)?.Partitions.Keys ?? Enumerable.Empty<string>())
            .Where(partition => PartitionLayout.TryParseDay(partition, out var day) && !(day < FirstDay) && isRead(day));
        return new TableView(_bucket, _folders.Bucket, table).Select(partitions, withPath);
    }

    private string HistoryOf(EventDefinition log, HistoryStatus status) =>
        new HistoryView(_folders.Bucket, log.History!.TableOf(log.Table)).Select(FirstDay is { } first ? status.From(log.Table, first) : status);

    private string EventsOf(EventDefinition log, HistoryDefinition history)
    {
        var status = HistoryStatus.Of(_bucket, log.Table);
        var lastDay = status.Days.LastDay;
        var lines = LinesOf(log.Table, withPath: true, day => lastDay is null || day >= lastDay);
        var events = Translate(SqlReader.Statements(history.ViewQuery(lastDay)).Single());
        return $"{With((log.Table.Name, lines), (history.Table, HistoryOf(log, status)))} {events}";
    }

    /// <summary>Tables that a query finds by names, its bounds pushed down into them.</summary>
    private static string With(params (string Name, string Query)[] tables) =>
        "WITH " + string.Join(", ", tables.Select(table => $"{Sql.Name(table.Name)} AS NOT MATERIALIZED ({table.Query})"));

    /// <summary>A query as DuckDB runs it, once the tables that it names are there, and what its columns are called.</summary>
    private (string Sql, ImmutableArray<string?>? Names) Prepare(List<SqlNode> query)
    {
        QueryGuard.Check(query);
        var names = ColumnNames.Of(query);
        CreateViews(new TableNames(_authored.Names).Resolve(query), NamesPath(query));
        return (Translate(query), names);
    }

    /// <summary>A query in Athena's dialect as one in DuckDB's; what it needs of Trino is there then.</summary>
    private string Translate(List<SqlNode> query)
    {
        foreach (var macro in _macros.For(SqlNode.Write(query)))
            Execute(macro);
        new AthenaDialect(this).Rewrite(query);
        var sql = SqlNode.Write(query);
        foreach (var macro in _macros.For(sql))
            Execute(macro);
        return sql;
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
