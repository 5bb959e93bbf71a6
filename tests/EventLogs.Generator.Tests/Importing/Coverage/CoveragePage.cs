using System.Globalization;
using System.Text;
using EventLogs.Compiler.Text;

namespace EventLogs.Generator.Tests.Importing.Coverage;

/// <summary>Writes the outcome of a run as Markdown.</summary>
internal static class CoveragePage
{
    private const string Passed = "✓";

    /// <summary>The page of a run.</summary>
    /// <param name="report">The run.</param>
    /// <param name="fixtures">The names of the exports that are in this repository.</param>
    public static string Of(CoverageReport report, IReadOnlySet<string> fixtures)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!-- written by ./build.sh --target=coverage --registry=<folder> --page=docs/coverage.md; do not edit -->
            # Coverage

            {report.Rows.Count(row => row.HasPassed)} of {report.Rows.Count} event schemas of the AWS event registry pass the whole chain: the export is imported, lints without errors, and is
            generated; the C# compiles without warnings; a Hive grammar parses the DDL; {report.Events:N0} [made-up events](samples.md) go through the
            compiled mapper, which does with each what [the rules](mapping.md) say, and into a bucket; and SQL gives back every value that an
            independent reading finds in them.

            The {report.Rows.Count(row => fixtures.Contains(row.Name))} exports that are marked as fixtures are in this repository, in
            `tests/EventLogs.Generator.Tests/Fixtures/Registry`, chosen because they differ most; each run of the tests sends them through the
            chain. The others are of the same registry and lay in a folder outside of it. One command takes them, or any such folder with one JSON
            file to an export, and writes this page for it:

                ./build.sh --target=coverage                      # the fixtures
                ./build.sh --target=coverage --registry=<folder>  # those of a folder

            The run that wrote this page read, checked and generated the {report.Rows.Count} schemas as one catalog of {report.Artifacts:N0} files in {report.Generating.TotalSeconds:0.0} s, and
            compiled the C# in {report.Compiling.TotalSeconds:0.0} s. How many events fit into a CloudFormation stack, and what to do when there are more, says
            [Many events](deploy.md#many-events).

            | Event | Table | Values | Columns | Depth | Special | Fixture | {string.Join(" | ", CoverageRow.StageNames)} |
            |---|---|---|---|---|---|---|{string.Concat(CoverageRow.StageNames.Select(_ => "---|"))}

            """);
        foreach (var row in report.Rows)
            page.Append(Line(row, fixtures.Contains(row.Name))).Append('\n');
        foreach (var row in report.Rows.Where(row => row.HasFailed))
            page.Append(CultureInfo.InvariantCulture, $"\n## {Escaping.Markdown(row.Name)}\n\n{Escaping.Markdown(row.Stages[^1].Failure!)}\n");
        return page.ToString();
    }

    /// <summary>The row of one export.</summary>
    public static string Line(CoverageRow row, bool isFixture)
    {
        var facts = row.Facts;
        var stages = CoverageRow.StageNames.Select(stage => row.Stages.Find(outcome => outcome.Stage == stage) switch
        {
            (null, _) => "",
            (_, null) => Passed,
            _ => "✗",
        });
        var name = facts.Source.Length == 0 ? Escaping.Markdown(row.Name) : $"{Escaping.Markdown(facts.Source)}: {Escaping.Markdown(facts.DetailType)}";
        string[] cells =
        [
            name, Escaping.Markdown(facts.Table), Text(facts.Properties), Text(facts.Columns), Text(facts.Depth), string.Join(", ", facts.Special),
            isFixture ? Passed : "", .. stages,
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
