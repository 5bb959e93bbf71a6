using DuckDB.NET.Data;
using DuckDB.NET.Data.DataChunk.Reader;
using DuckDB.NET.Data.DataChunk.Writer;

namespace EventLogs.Local.Query.Functions;

/// <summary>Makes functions of ours known to DuckDB. They are null where an argument is, as nearly all of SQL.</summary>
internal static class ScalarFunctions
{
    private static readonly ScalarFunctionOptions Options = new() { HandlesNulls = true, IsPureFunction = true };

    public static void Add<T, TResult>(this DuckDBConnection connection, string name, Func<T, TResult?> function) =>
        connection.RegisterScalarFunction<T, TResult>(
            name,
            (arguments, results, count) => ForEach(
                arguments, results, count, row => Write(results, row, function(arguments[0].GetValue<T>(row)))),
            Options);

    public static void Add<T1, T2, TResult>(this DuckDBConnection connection, string name, Func<T1, T2, TResult?> function) =>
        connection.RegisterScalarFunction<T1, T2, TResult>(
            name,
            (arguments, results, count) => ForEach(
                arguments,
                results,
                count,
                row => Write(results, row, function(arguments[0].GetValue<T1>(row), arguments[1].GetValue<T2>(row)))),
            Options);

    public static void Add<T1, T2, T3, TResult>(this DuckDBConnection connection, string name, Func<T1, T2, T3, TResult?> function) =>
        connection.RegisterScalarFunction<T1, T2, T3, TResult>(
            name,
            (arguments, results, count) => ForEach(
                arguments,
                results,
                count,
                row => Write(
                    results,
                    row,
                    function(arguments[0].GetValue<T1>(row), arguments[1].GetValue<T2>(row), arguments[2].GetValue<T3>(row)))),
            Options);

    /// <summary>Adds a function of any arguments, which may be null.</summary>
    public static void AddOfAny(this DuckDBConnection connection, string name, Func<object?[], string?> function) =>
        connection.RegisterScalarFunction<object, string>(
            name,
            (arguments, results, count) =>
            {
                for (ulong row = 0; row < count; row++)
                    Write(results, row, function([.. arguments.Select(argument => argument.IsValid(row) ? argument.GetValue(row) : null)]));
            },
            Options,
            true);

    private static void ForEach(IReadOnlyList<IDuckDBDataReader> arguments, IDuckDBDataWriter results, ulong count, Action<ulong> call)
    {
        for (ulong row = 0; row < count; row++)
        {
            if (arguments.All(argument => argument.IsValid(row)))
                call(row);
            else
                results.WriteNull(row);
        }
    }

    private static void Write<TResult>(IDuckDBDataWriter results, ulong row, TResult? value)
    {
        if (value is null)
            results.WriteNull(row);
        else
            results.WriteValue(value, row);
    }
}
