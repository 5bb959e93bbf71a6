using System.Text.RegularExpressions;
using EventLogs.Compiler;
using EventLogs.Generator.Evolution;

namespace EventLogs.Generator.Tests.Evolution;

/// <summary>Each folder under Cases/ holds the schemas before and after a change, and in expected.txt what diff says of it.</summary>
public sealed partial class DiffCaseTests
{
    internal static readonly string CasesFolder = Path.Combine(Repository.Tests, "Evolution", "Cases");

    public static TheoryData<string> Cases() => [.. CaseNames()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_gives_the_report_that_is_expected(string name)
    {
        var report = await CompareAsync(name, "before", "after");

        TextFiles.Match(
            Path.Combine(CasesFolder, name, "expected.txt"),
            DiffText.Of(report).Replace(Path.Combine(CasesFolder, name) + "/", "", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_way_back_undoes_the_way_there(string name)
    {
        var there = await CompareAsync(name, "before", "after");
        var back = await CompareAsync(name, "after", "before");

        Opposites.AssertAreThose(there.Changes.Select(item => item.Change), back.Changes.Select(item => item.Change));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nothing_has_changed_against_itself(string name) =>
        Assert.Empty((await CompareAsync(name, "after", "after")).Changes);

    [Fact]
    [Trait(FastLane.Category, FastLane.Process)]
    public async Task Athena_can_read_every_statement()
    {
        var reports = await Task.WhenAll(CaseNames().Select(name => CompareAsync(name, "before", "after")));
        var statements = reports.SelectMany(report => report.Statements).ToList();

        Assert.NotEmpty(statements);
        Assert.Empty(await NodeTool.SqlErrorsAsync(
            statements.Select(item => (item.Event.ToString(), "hive", item.Sql.Replace("${database}", "logs", StringComparison.Ordinal)))));
    }

    [Fact]
    public void Every_kind_of_change_has_a_case()
    {
        var shown = CaseNames()
            .SelectMany(name => ShownKind().Matches(File.ReadAllText(Path.Combine(CasesFolder, name, "expected.txt"))))
            .Select(match => match.Groups["kind"].Value);

        Assert.Equal(ChangeRules.All.Select(rule => rule.Id).Order(), shown.Distinct().Order());
    }

    private static IEnumerable<string> CaseNames() =>
        Directory.EnumerateDirectories(CasesFolder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    private static async Task<DiffReport> CompareAsync(string name, string before, string after)
    {
        var (was, now) = (await CompileAsync(name, before), await CompileAsync(name, after));
        return DiffReport.Of(before, was, now, _ => null);
    }

    private static async Task<Compilation> CompileAsync(string name, string side)
    {
        var compilation = await Passes.CompileAsync(Path.Combine(CasesFolder, name, side));
        Assert.Empty(compilation.Diagnostics.Where(diagnostic => diagnostic.IsError));
        return compilation;
    }

    [GeneratedRegex(@": (breaking|compatible) (?<kind>[a-z-]+): ")]
    private static partial Regex ShownKind();
}
