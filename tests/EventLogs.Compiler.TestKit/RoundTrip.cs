using System.Text;
using System.Text.Json;
using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Model;
using EventLogs.Generator.Synthesis;
using EventLogs.Runtime.Catalog;

namespace EventLogs.CompilerTestKit;

/// <summary>
/// Sends made-up events of a schema through its compiled mapper to a bucket, and holds what SQL says against the events: row by row,
/// column by column. Then folds the day, and holds history and view against the log.
/// </summary>
internal static class RoundTrip
{
    /// <summary>
    /// What EventBridge takes. Larger events, which some schemas allow, are left out.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html
    /// </summary>
    private const int MaxEventBytes = 256 * 1024;

    /// <summary>Events of a schema, the same in every run; fewer than asked for where nothing fits the schema.</summary>
    public static List<string> Events(BoundSchema schema, int count, int seed = 1)
    {
        var maker = new EventMaker(schema, seed, isExtreme: true);
        return [.. Enumerable.Range(0, count).Select(_ => maker.Next()).TakeWhile(text => text is not null).OfType<string>().Where(text => Encoding.UTF8.GetByteCount(text) <= MaxEventBytes)];
    }

    /// <summary>Ingests events, reads all their columns back, and compares.</summary>
    /// <param name="log">The columns and where their values stand in an event.</param>
    /// <param name="definition">The same, compiled.</param>
    /// <param name="events">The events.</param>
    /// <param name="withHistory">Whether the day is folded, and history and view are compared too.</param>
    /// <returns>What differs, with the event; null when nothing does.</returns>
    public static async Task<string?> DifferenceAsync(
        EventLog log, EventDefinition definition, IReadOnlyList<string> events, bool withHistory = true)
    {
        using var folder = new TempFolder();
        var bucket = new LocalRun([definition], folder["bucket"]);
        var input = Encoding.UTF8.GetBytes(string.Join('\n', events));
        // one object, which keeps the order of the events, of a day that is closed
        var ingest = await bucket.RunAsync(input, "ingest", "-", "--buffering-size-mb", "128", "--arrival", "2026-01-05T12:00:00Z");
        if (ingest.ExitCode != 0)
            return ingest.Error;
        var rows = await RowsAsync(bucket, log.Table);
        if (rows.Error is not null || (rows.Error = Difference(log, events, rows.Json)) is not null)
            return rows.Error;

        return withHistory ? await FoldedDifferenceAsync(log, definition, bucket, rows.Json) : null;
    }

    private static async Task<string?> FoldedDifferenceAsync(EventLog log, EventDefinition definition, LocalRun bucket, string logged)
    {
        if (await bucket.RunAsync([], "fold") is { ExitCode: not 0 } failed)
            return failed.Error;
        foreach (var table in new[] { definition.History!.Table, definition.History.View })
        {
            var others = await RowsAsync(bucket, table);
            if ((others.Error ?? FoldedRows.Difference(log, logged, others.Json)) is { } difference)
                return $"{table}: {difference}";
        }

        return null;
    }

    private static async Task<(string? Error, string Json)> RowsAsync(LocalRun bucket, string table)
    {
        // no column has this name
        var answer = await bucket.RunAsync([], "query", $"SELECT to_json(\"the row\") AS json FROM \"{table}\" AS \"the row\"", "--format", "json");
        return (answer.ExitCode == 0 ? null : answer.Error, answer.Out);
    }

    private static string? Difference(EventLog log, IReadOnlyList<string> events, string json)
    {
        using var answer = JsonDocument.Parse(json);
        if (answer.RootElement.GetArrayLength() != events.Count)
            return $"{answer.RootElement.GetArrayLength()} rows of {events.Count} events";

        foreach (var (row, text) in answer.RootElement.EnumerateArray().Zip(events))
        {
            using var sample = JsonDocument.Parse(text);
            using var line = JsonDocument.Parse(row.GetProperty("json").GetString()!);
            if (ExpectedRow.Difference(log, sample.RootElement, line.RootElement) is { } difference)
                return $"{difference}: {text}";
        }

        return null;
    }
}
