using DuckDB.NET.Data;
using DuckDB.NET.Native;
using EventLogs.Local.Results;

namespace EventLogs.Local.Query;

/// <summary>Reads a result of DuckDB and hands its rows to a writer.</summary>
internal static class ResultReader
{
    public static void Write(DuckDBDataReader reader, ShownQuery query, IResultWriter results)
    {
        results.Begin(query.Names ?? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
        var row = new object?[reader.FieldCount];
        while (reader.Read())
        {
            for (var i = 0; i < row.Length; i++)
                row[i] = ShownValue(reader, i, query);
            results.Row(row);
        }

        results.End();
    }

    private static object? ShownValue(DuckDBDataReader reader, int column, ShownQuery query)
    {
        try
        {
            var value = Value(reader, column);
            return value switch
            {
                string json when query.IsJson(column) => JsonText.Of(json),
                decimal number => number + new decimal(0, 0, 0, isNegative: false, query.Scale(column)),
                _ => value,
            };
        }
        catch (Exception exception)
            when (exception is ArgumentOutOfRangeException or InvalidOperationException or OverflowException or InvalidCastException or NotSupportedException)
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
            DuckDBInterval interval => IntervalText.Of(interval.Months, interval.Days, (long)interval.Micros),
            _ => reader.GetValue(column),
        };
    }
}
