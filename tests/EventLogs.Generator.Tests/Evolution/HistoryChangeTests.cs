using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using EventLogs.Compiler;
using EventLogs.Compiler.Lowering.Athena;
using EventLogs.Compiler.Model;
using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Tests.Evolution;

/// <summary>
/// Whether a change breaks days in the history is held against a file: it is written with the older columns, and read for the newer ones by
/// their names, as Athena reads it.
/// </summary>
public sealed class HistoryChangeTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DuckDBConnection _duckDb = new("DataSource=:memory:");

    public HistoryChangeTests() => _duckDb.Open();

    public static TheoryData<string> Cases() => DiffCaseTests.Cases();

    public void Dispose()
    {
        _duckDb.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Days_in_the_history_are_broken_where_an_older_file_cannot_be_read(string name)
    {
        var (before, after) = (await LogsAsync(name, "before"), await LogsAsync(name, "after"));
        var changes = SchemaDiff.Compare(before, after);

        foreach (var log in after)
        {
            var own = changes.Where(change => change.Event == log.Id).ToList();
            var was = before.FirstOrDefault(older => older.Table == log.Table);
            if (was is null)
            {
                // another table is an empty one
                Assert.Contains(own, change => change.Kind is ChangeKind.EventAdded or ChangeKind.TableRenamed);
                continue;
            }

            var columns = Matching<Column>.Of(was.Columns, log.Columns, column => column.GlueName, column => ChangeSubject.Format(column.From.Keys));
            Assert.Equal(own.Exists(change => change.Breaks.HasFlag(Breaks.History)), !CanRead(was, log, columns));
        }
    }

    /// <summary>Writes a row with the older columns, and reads it as the newer table has it.</summary>
    private bool CanRead(EventLog before, EventLog after, Matching<Column> columns)
    {
        var (was, now) = (HistoryTable.Of(before).Table.Columns, HistoryTable.Of(after).Table.Columns);
        var path = _folder[$"{after.Id.Name}.parquet"];
        Execute($"COPY (SELECT {string.Join(", ", was.Select(column => $"{Value(HiveType.Parse(column.Type))} AS \"{column.Name}\""))}) TO '{path}' (FORMAT parquet)");
        var types = Read($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet('{path}'))").ToDictionary(row => row[0], row => row[1]);

        foreach (var (_, _, _, position) in columns.Matched)
        {
            var (name, type) = (now[position].Name, HiveType.Parse(now[position].Type));

            // Athena refuses another type where DuckDB would convert it
            if (!types.TryGetValue(name, out var inFile) || !type.Takes(HiveType.Parse(was.Single(column => column.Name == name).Type)))
                return false;
            Assert.NotEmpty(inFile);
            Assert.DoesNotContain("null", Assert.Single(Assert.Single(Read($"SELECT to_json(\"{name}\") FROM read_parquet('{path}')"))), StringComparison.Ordinal);
        }

        foreach (var (column, _) in columns.Added)
            Assert.DoesNotContain(column.GlueName, types.Keys);
        return true;
    }

    private static string Value(HiveType type) => type.Name switch
    {
        "array" => $"[{Value(type.Parts[0].Type)}]",
        "map" => $"MAP {{'key': {Value(type.Parts[1].Type)}}}",
        "struct" => $"{{{string.Join(", ", type.Parts.Select(part => $"'{part.Name}': {Value(part.Type)}"))}}}",
        "timestamp" => "TIMESTAMP '2026-11-27 12:00:00'",
        "bigint" => "1::BIGINT",
        "double" => "1.5::DOUBLE",
        "boolean" => "true",
        _ => "'text'",
    };

    private void Execute(string sql)
    {
        using var command = _duckDb.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private List<string[]> Read(string sql)
    {
        using var command = _duckDb.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        return rows;
    }

    private static async Task<ImmutableArray<EventLog>> LogsAsync(string name, string side)
    {
        var compilation = await Passes.CompileAsync(Path.Combine(DiffCaseTests.CasesFolder, name, side));
        return [.. compilation.Schemas.Select(schema => schema.Log!)];
    }
}
