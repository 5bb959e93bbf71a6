using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Reporting;

/// <summary>A report as JSON, for tools: members are added, never renamed or removed.</summary>
internal static class DiffJson
{
    public static string Of(DiffReport report) => CommandJson.Of(
        new
        {
            report.Against,
            report.IsBreaking,
            Changes = report.Changes.Select(item => new
            {
                Kind = item.Change.Rule.Id,
                item.Change.IsBreaking,
                item.Accepted,
                Event = item.Change.Event.ToString(),
                Subject = item.Change.Subject.Name,
                item.Change.Message,
                item.Location.File,
                item.Location.Line,
                item.Location.Column,
                item.Location.Pointer,
                Breaks = new { Json = item.Change.Rule.Json.Terms(), Parquet = item.Change.Rule.Parquet.Terms() },
                item.Change.Rule.Consequence,
                item.Change.Rule.Remedy,
            }),
            Statements = report.Statements.Select(statement => new { Event = statement.Event.ToString(), statement.Sql }),
        });
}
