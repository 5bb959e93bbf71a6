using System.Text.RegularExpressions;

namespace EventLogs.RepositoryTests;

/// <summary>What no test may do.</summary>
public sealed class TestSourceTests
{
    private static readonly string[] Sources =
    [
        .. Repository.Files().Where(file =>
            file.StartsWith("tests/", StringComparison.Ordinal) && file.Contains(".Tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)),
    ];

    /// <summary>It passes over an empty list.</summary>
    [Fact]
    public void No_test_asserts_about_all_items_of_a_list_that_may_be_empty() => AssertNoneSays(@"\bAssert\.All\(");

    /// <summary>Else the fast lane does not know of it.</summary>
    [Fact]
    public void Processes_are_started_by_the_test_kit_alone() => AssertNoneSays(@"\bProcess\.Start\(|\bnew Process\b");

    private static void AssertNoneSays(string pattern)
    {
        Assert.NotEmpty(Sources);
        string[] found = [.. Sources.Where(file => Regex.IsMatch(Repository.Read(file), pattern))];
        Assert.Empty(found);
    }
}
