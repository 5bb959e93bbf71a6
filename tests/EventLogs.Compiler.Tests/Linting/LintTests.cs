using EventLogs.Compiler;
using EventLogs.Compiler.Diagnostics;

namespace EventLogs.CompilerTests.Linting;

/// <summary>
/// Each folder under Cases/ is a schemas folder, named by the diagnostic that it shows; its expected.txt has everything that is reported.
/// </summary>
public sealed class LintTests
{
    private const string ExpectedFile = "expected.txt";

    /// <summary>They come from the schemas folder as a whole, or from bytes that no editor keeps.</summary>
    private static readonly string[] TestedElsewhere = ["EVL001", "EVL002", "EVL008"];

    /// <summary>What there is to say about nearly every small schema is shown in its own cases only.</summary>
    private static readonly DiagnosticDescriptor[] Hints = [Descriptors.NoSample, Descriptors.NoEventId];

    private static readonly string CasesFolder = Path.Combine(Repository.Tests, "Linting", "Cases");

    public static TheoryData<string> Cases() => [.. CaseNames()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_gives_the_diagnostics_that_are_expected_and_no_others(string name)
    {
        var folder = Path.Combine(CasesFolder, name);

        var found = await LintAsync(folder);

        foreach (var hint in Hints.Where(hint => !name.StartsWith(hint.Id, StringComparison.Ordinal)))
            found.RemoveAll(diagnostic => diagnostic.Descriptor == hint);
        Assert.Contains(found, diagnostic => name.StartsWith(diagnostic.Descriptor.Id + "-", StringComparison.Ordinal));
        TextFiles.Match(Path.Combine(folder, ExpectedFile), string.Concat(found.Select(diagnostic => Line(folder, diagnostic) + "\n")));
    }

    [Fact]
    public void Every_diagnostic_has_a_case()
    {
        var shown = CaseNames().Select(name => name.Split('-')[0]).ToHashSet(StringComparer.Ordinal);

        // the others are about the output and about the commands around the generator
        var ids = Descriptors.All.Select(descriptor => descriptor.Id).Where(id => id is ['E', 'V', 'L', '0', < '9', _] or ['E', 'V', 'L', '1', '8', _] or ['E', 'V', 'L', '2', '0', _] or ['E', 'V', 'L', '2', '5', _] or "EVL242").ToList();
        Assert.Empty(ids.Except(TestedElsewhere).Except(shown));
        Assert.Empty(shown.Except(ids));
    }

    [Fact]
    public async Task The_schemas_of_this_repository_are_clean()
    {
        var found = await LintAsync(Path.Combine(Repository.Root, "schemas"));

        Assert.DoesNotContain(found, diagnostic => diagnostic.Descriptor.Severity > Severity.Info);
    }

    private static IEnumerable<string> CaseNames() =>
        Directory.EnumerateDirectories(CasesFolder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    private static async Task<List<Diagnostic>> LintAsync(string folder) => [.. (await Passes.CompileAsync(folder)).Diagnostics];

    private static string Line(string folder, Diagnostic diagnostic) => diagnostic.ToString().Replace(folder + "/", "", StringComparison.Ordinal);
}
