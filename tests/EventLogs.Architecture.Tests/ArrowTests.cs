using EventLogs.TestKit;

namespace EventLogs.Architecture.Tests;

[Trait(FastLane.Category, FastLane.Slow)]
public sealed class ArrowTests
{
    private static readonly Lazy<IReadOnlyDictionary<Arrow, string>> Namespaces = new(NamespaceArrows.Measure);

    static ArrowTests()
    {
        if (TextFiles.IsUpdate)
            ArrowFile.Write(ProjectArrows.Measure().Keys, Namespaces.Value.Keys);
    }

    [Fact]
    public void Projects_use_only_what_they_may() => AssertAllowed(ProjectArrows.Measure(), ArrowFile.Read("projects"));

    [Fact]
    public void Namespaces_use_only_what_they_may() => AssertAllowed(Namespaces.Value, ArrowFile.Read("namespaces"));

    [Theory]
    [InlineData("projects")]
    [InlineData("namespaces")]
    public void No_arrow_leads_back(string section)
    {
        var arrows = ArrowFile.Read(section);

        Assert.NotEmpty(arrows);
        Assert.Empty(Cycles.Of(arrows));
    }

    [Fact]
    public void A_new_arrow_is_found_with_the_two_files_that_make_it()
    {
        (string, string)[] files =
        [
            ("model/Thing.cs", "namespace EventLogs.Model; class Thing { object Other = new EventLogs.Text.Escaping(); }"),
            ("text/Escaping.cs", "namespace EventLogs.Text; class Escaping { static string Of() => nameof(Escaping); }"),
        ];

        var (arrow, use) = Assert.Single(NamespaceArrows.Measure(files));

        Assert.Equal(new Arrow("Model", "Text"), arrow);
        Assert.Equal("model/Thing.cs uses Escaping of text/Escaping.cs", use);
    }

    [Fact]
    public void A_circle_is_found() =>
        Assert.Equal(["A -> B -> C -> A"], Cycles.Of([new("A", "B"), new("B", "C"), new("C", "A"), new("C", "D"), new("E", "A")]));

    private static void AssertAllowed(IReadOnlyDictionary<Arrow, string> measured, IReadOnlySet<Arrow> allowed)
    {
        Assert.NotEmpty(measured);
        Assert.Empty(measured.Where(found => !allowed.Contains(found.Key)).Select(found => $"{found.Key} is not in arrows.txt: {found.Value}"));
        Assert.Empty(allowed.Except(measured.Keys).Select(arrow => $"{arrow} is in arrows.txt, and nothing uses it"));
    }
}
