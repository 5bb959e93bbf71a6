using System.Text.RegularExpressions;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>The documents of the repository lead somewhere, and speak of the product only.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents() =>
        [.. Repository.Files().Where(file => file.EndsWith(".md", StringComparison.Ordinal) && !file.StartsWith("tests/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_to_files_that_are_there(string document)
    {
        var folder = Path.GetDirectoryName(Path.Join(Repository.Root, document))!;
        var broken = Link().Matches(Repository.Read(document))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Join(folder, target.Split('#')[0])));
        Assert.Empty(broken);
    }

    /// <summary>The checklists name files, which move.</summary>
    [Fact]
    public void Paths_in_the_checklists_exist() => NonEmpty.All(
        PathInCode().Matches(Repository.Read("CONTRIBUTING.md")).Select(path => path.Groups["path"].Value),
        path => Assert.True(Path.Exists(Path.Join(Repository.Root, path)), path));

    [Fact]
    public void Lock_files_name_no_registry() => Assert.DoesNotContain("://registry", Repository.Read("package-lock.json"), StringComparison.Ordinal);

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("EventLogs.slnx");
        var projects = Repository.Files().Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));
        NonEmpty.All(projects, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_files_have_LF_line_ends()
    {
        var text = Repository.Files().Where(file => Path.GetExtension(file) is ".cs" or ".md" or ".json" or ".sql" or ".scriban" or ".sh" or ".cake" or ".mjs" or ".props" or ".csproj");
        NonEmpty.All(text, file => Assert.DoesNotContain('\r', Repository.Read(file)));
    }

    [GeneratedRegex(@"(?<!\!)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`(?<path>(?:generator|infra|tests|docs|schemas)/[^`<>* ]*)`")]
    private static partial Regex PathInCode();
}
