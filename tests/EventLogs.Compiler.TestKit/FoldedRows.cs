using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventLogs.Compiler.Model;

namespace EventLogs.CompilerTestKit;

/// <summary>Holds the rows of a history, or of the view over it, against those of their log. Shares no code with what wrote them.</summary>
internal static class FoldedRows
{
    /// <summary>What is wrong with the rows; null when they are those of the log, each event once and as it arrived first.</summary>
    /// <param name="log">The log's columns.</param>
    /// <param name="logged">The rows of the log as the JSON of a query, in the order of their arrival.</param>
    /// <param name="folded">The rows of the other table.</param>
    public static string? Difference(EventLog log, string logged, string folded)
    {
        var first = new HashSet<string>(StringComparer.Ordinal);
        var expected = Rows(logged)
            .Where(row => log.EventId is null || row[log.EventId.GlueName] is not { } id || first.Add(id.ToJsonString()))
            .Select(row => Text(log, row)).Order(StringComparer.Ordinal).ToList();
        var found = Rows(folded).Select(row => Text(log, row)).Order(StringComparer.Ordinal).ToList();
        if (found.Count != expected.Count)
            return $"{found.Count} rows of {expected.Count} events";
        return found.Zip(expected).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} where the log has {pair.Second}").FirstOrDefault();
    }

    private static IEnumerable<JsonObject> Rows(string json) =>
        JsonNode.Parse(json)!.AsArray().Select(row => JsonNode.Parse((string)row!["json"]!)!.AsObject());

    // columns of the log alone, the event's time as the instant that it is
    private static string Text(EventLog log, JsonObject row)
    {
        var columns = new JsonArray();
        foreach (var column in log.Columns)
            columns.Add(column == log.EventTime ? Instant(row[column.GlueName]) : row[column.GlueName]?.DeepClone());
        return columns.ToJsonString();
    }

    private static JsonNode? Instant(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String
        && DateTimeOffset.TryParse((string)value!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeMilliseconds()
            : null;
}
