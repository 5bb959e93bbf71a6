using System.Text.RegularExpressions;
using EventLogs.TestKit;

namespace EventLogs.Architecture.Tests;

public sealed partial class ArchitecturePageTests
{
    private const string Page = "docs/architecture.md";

    [Fact]
    public void Its_pictures_are_drawn_from_the_allowed_arrows()
    {
        string[] pictures = [Picture.OfProjects(ArrowFile.Read("projects")), Picture.OfCompiler(ArrowFile.Read("namespaces"))];
        if (TextFiles.IsUpdate)
            File.WriteAllText(Path.Join(Repository.Root, Page), Replace(Product.Read(Page), pictures));

        Assert.Equal(pictures, Drawing().Matches(Product.Read(Page)).Select(match => match.Value));
    }

    [Fact]
    public void Its_walks_name_what_exists()
    {
        var declared = Declarations.Of(Product.Files(".cs").Where(path => !path.EndsWith(".g.cs", StringComparison.Ordinal)).Select(Product.Read));
        var named = Mention().Matches(Product.Read(Page)).Select(match => match.Groups["name"].Value).Distinct().ToList();

        Assert.True(named.Count > 30, $"only {named.Count} names were found on the page");
        Assert.Equal([], named.Except(declared));
    }

    [Fact]
    public void Its_links_lead_to_files_and_folders() =>
        NonEmpty.All(
            Link().Matches(Product.Read(Page)).Select(match => match.Groups["to"].Value),
            to => Assert.True(Path.Exists(Path.Join(Repository.Root, "docs", to)), to));

    private static string Replace(string page, string[] pictures)
    {
        var next = 0;
        return Drawing().Replace(page, _ => pictures[next++]);
    }

    [GeneratedRegex("^```mermaid\\nflowchart TD\\n.*?^```\\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Drawing();

    // `Type.Member` and `Type`, in which a dot stands for nothing else
    [GeneratedRegex("`(?<name>[A-Z][A-Za-z0-9]+(\\.[A-Z][A-Za-z0-9]+)?)`")]
    private static partial Regex Mention();

    [GeneratedRegex("\\]\\((?<to>[^)#:]+)\\)")]
    private static partial Regex Link();
}
