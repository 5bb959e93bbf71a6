using EventLogs.Compiler.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.CompilerTests.Loading;

public sealed class JsonPointerTests
{
    /// <summary>The document of RFC 6901, section 5.</summary>
    private static readonly JObject Document = JObject.Parse(
        """{ "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8 }""");

    [Theory]
    [InlineData("#/foo", """["bar","baz"]""")]
    [InlineData("#/foo/0", "\"bar\"")]
    [InlineData("#/", "0")]
    [InlineData("#/a~1b", "1")]
    [InlineData("#/c%25d", "2")]
    [InlineData("#/e%5Ef", "3")]
    [InlineData("#/g%7Ch", "4")]
    [InlineData("#/i%5Cj", "5")]
    [InlineData("#/k%22l", "6")]
    [InlineData("#/%20", "7")]
    [InlineData("#/m~0n", "8")]
    public void A_fragment_points_to_a_value(string fragment, string expected) =>
        Assert.Equal(expected, JsonPointer.FromFragment(fragment)!.Value.Find(Document)!.ToString(Newtonsoft.Json.Formatting.None));

    [Fact]
    public void The_empty_fragment_is_the_document() => Assert.Same(Document, JsonPointer.FromFragment("#")!.Value.Find(Document));

    [Theory]
    [InlineData("#/none")]
    [InlineData("#/foo/2")]
    [InlineData("#/foo/-")]
    [InlineData("#/foo/-1")]
    [InlineData("#/foo/00")]
    [InlineData("#/foo/+0")]
    [InlineData("#/foo/0/bar")]
    [InlineData("#/foo/99999999999")]
    [InlineData("#/FOO")]
    public void A_fragment_may_point_to_nothing(string fragment) => Assert.Null(JsonPointer.FromFragment(fragment)!.Value.Find(Document));

    [Theory]
    [InlineData("")]
    [InlineData("foo")]
    [InlineData("#foo")]
    [InlineData("other.json#/foo")]
    [InlineData("https://example.com/schema.json")]
    public void Other_references_are_no_pointers_into_the_file(string reference) => Assert.Null(JsonPointer.FromFragment(reference));

    [Fact]
    public void The_nearest_value_is_the_last_on_the_way()
    {
        Assert.Equal("bar", JsonPointer.Root.Then("foo", "0", "x", "y").Nearest(Document));
        Assert.Same(Document, JsonPointer.Root.Then("none", "foo").Nearest(Document));
    }

    [Fact]
    public void A_pointer_is_written_with_its_escapes()
    {
        Assert.Equal("/a~1b/m~0n//0/~01", JsonPointer.Root.Then("a/b", "m~n", "", "0", "~1").ToString());
        Assert.Equal("", JsonPointer.Root.ToString());
    }
}
