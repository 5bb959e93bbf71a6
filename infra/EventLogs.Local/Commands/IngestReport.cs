using System.Globalization;
using System.Text.Json;
using EventLogs.Local.Delivery;
using EventLogs.Local.Ingest;
using EventLogs.Local.Results;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary>Says what an ingest did.</summary>
internal static class IngestReport
{
    /// <summary>As a table and a sentence.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="summary">What it did.</param>
    /// <param name="arrivesAtOwnTime">Whether each event was to arrive at its own time.</param>
    public static void Show(IAnsiConsole console, IngestSummary summary, bool arrivesAtOwnTime)
    {
        var table = Tables.Create("Table", "Events#", "Lines#", "Bytes#", "Failed#");
        foreach (var (name, counts) in summary.Tables)
        {
            table.AddRow(
                new Text(name),
                Tables.Number(counts.Events),
                Tables.Number(counts.Lines),
                Tables.Number(counts.Bytes),
                Tables.Number(counts.Failed));
        }

        console.Write(table);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Events:N0} events: {summary.Lines:N0} lines, {summary.Failed:N0} failed, {summary.Unmatched:N0} unmatched"));
        if (arrivesAtOwnTime)
            ShowArrival(console, summary);
    }

    /// <summary>As JSON: docs/schemas/ingest.schema.json.</summary>
    public static void WriteJson(TextWriter output, IngestSummary summary) => CommandJson.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("events", summary.Events);
        json.WriteNumber("lines", summary.Lines);
        json.WriteNumber("failed", summary.Failed);
        json.WriteNumber("unmatched", summary.Unmatched);
        json.WriteNumber("unreadableFiles", summary.UnreadableFiles);
        json.WriteNumber("skippedFiles", summary.SkippedFiles);
        json.WriteBoolean("interrupted", summary.WasInterrupted);
        json.WriteStartArray("tables");
        foreach (var (name, counts) in summary.Tables)
            WriteJson(json, name, counts);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteJson(Utf8JsonWriter json, string name, TableCounts counts)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteNumber("events", counts.Events);
        json.WriteNumber("lines", counts.Lines);
        json.WriteNumber("bytes", counts.Bytes);
        json.WriteNumber("failed", counts.Failed);
        json.WriteEndObject();
    }

    private static void ShowArrival(IAnsiConsole console, IngestSummary summary)
    {
        var without = summary.Timeless == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", but {summary.Timeless:N0} without one, which arrived now");
        console.WriteLine($"each event arrived at its own time{without}");
    }
}
