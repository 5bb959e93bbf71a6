using System.Globalization;
using System.Text;
using EventLogs.Generator.Emitting;

namespace EventLogs.Generator.Tests.Importing.Coverage;

/// <summary>Writes the outcome of a run as Markdown.</summary>
internal static class CoveragePage
{
    public static string Of(IReadOnlyCollection<CoverageRow> rows, int events)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!-- written by ./build.sh --target=coverage; do not edit -->
            # Coverage

            {rows.Count(row => row.HasPassed)} of {rows.Count} event schemas of the AWS registry pass the whole chain: the export is imported, lints without errors, and is
            generated; the C# compiles without warnings; the DDL is parsed by a Hive grammar; {events} events of each schema map, are delivered
            to a bucket, and SQL gives back every value of every event.

                ./build.sh --target=coverage                      # the exports in tests/EventLogs.Generator.Tests/Fixtures/Registry
                ./build.sh --target=coverage --registry=<folder>  # those of a folder

            | Event | Table | Values | Columns | Depth | Special | {string.Join(" | ", CoverageRow.StageNames)} |
            |---|---|---|---|---|---|{string.Concat(CoverageRow.StageNames.Select(_ => "---|"))}

            """);
        foreach (var row in rows)
            page.Append(Line(row)).Append('\n');
        foreach (var row in rows.Where(row => row.HasFailed))
            page.Append(CultureInfo.InvariantCulture, $"\n## {Escaping.Markdown(row.Name)}\n\n{Escaping.Markdown(row.Stages[^1].Failure!)}\n");
        return page.ToString();
    }

    /// <summary>The row of one export.</summary>
    public static string Line(CoverageRow row)
    {
        var facts = row.Facts;
        var stages = CoverageRow.StageNames.Select(stage => row.Stages.Find(outcome => outcome.Stage == stage) switch
        {
            (null, _) => "",
            (_, null) => "✓",
            _ => "✗",
        });
        var name = facts.Source.Length == 0 ? Escaping.Markdown(row.Name) : $"{Escaping.Markdown(facts.Source)}: {Escaping.Markdown(facts.DetailType)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Escaping.Markdown(facts.Table)} | {facts.Properties} | {facts.Columns} | {facts.Depth} | {string.Join(", ", facts.Special)} | {string.Join(" | ", stages)} |");
    }
}
