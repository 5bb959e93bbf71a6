using System.Collections.Immutable;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using EventLogs.Local.Catalog;
using EventLogs.Local.Output;
using EventLogs.Local.Storage;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Query;

/// <summary>Plays Athena: an in-memory DuckDB with the tables of the catalog and Trino's functions.</summary>
internal sealed class QueryEngine : IDisposable
{
    // Athena divides integers to integers and thinks in UTC; nothing is ever fetched from a network
    private const string Settings = """
        SET autoinstall_known_extensions = false;
        SET autoload_known_extensions = false;
        SET TimeZone = 'UTC';
        SET integer_division = true;
        """;

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    /// <summary>Opens the tables as they are registered now.</summary>
    public QueryEngine(LocalBucket bucket, ImmutableArray<EventDefinition> catalog)
    {
        _connection.Open();
        Execute(Settings);
        Execute(TrinoSql());
        var registered = new CatalogFile(bucket).Read().Tables;
        foreach (var table in catalog.Select(rule => rule.Table))
            Execute(new TableView(bucket, table).CreateStatement(registered.GetValueOrDefault(table.Name)));
    }

    /// <summary>Runs statements and writes what they return, one result after the other.</summary>
    /// <exception cref="DuckDBException">The SQL is wrong, or failed on the data.</exception>
    /// <exception cref="InvalidDataException">A result has a value that .NET has no type for.</exception>
    public void Run(string sql, IResultWriter results)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        do
        {
            if (reader.FieldCount > 0)
                Write(reader, results);
        }
        while (reader.NextResult());
    }

    /// <summary>How many rows a table has.</summary>
    public long CountRows(string table)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {Sql.Name(table)}";
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => _connection.Dispose();

    private static void Write(DuckDBDataReader reader, IResultWriter results)
    {
        results.Begin([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
        var row = new object?[reader.FieldCount];
        while (reader.Read())
        {
            for (var i = 0; i < row.Length; i++)
                row[i] = ShownValue(reader, i);
            results.Row(row);
        }

        results.End();
    }

    private static object? ShownValue(DuckDBDataReader reader, int column)
    {
        try
        {
            return Value(reader, column);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException($"column {reader.GetName(column)} cannot be shown: {exception.Message}", exception);
        }
    }

    /// <summary>A value in the .NET type that says how to show it: a time with a zone is a DateTimeOffset.</summary>
    private static object? Value(DuckDBDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
            return null;
        return reader.GetProviderSpecificValue(column) switch
        {
            DuckDBTimestamp { IsInfinity: true } or DuckDBDateOnly { IsInfinity: true } => "infinity",
            DuckDBTimestamp time when reader.GetDataTypeName(column) == nameof(DuckDBType.TimestampTz) =>
                new DateTimeOffset(time.ToDateTime(), TimeSpan.Zero),
            DuckDBInterval interval => $"{interval.Months} months {interval.Days} days {interval.Micros / 1e6} seconds",
            _ => reader.GetValue(column),
        };
    }

    private static string TrinoSql()
    {
        using var stream = typeof(QueryEngine).Assembly.GetManifestResourceStream("trino.sql")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
