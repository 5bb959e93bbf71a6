using EventLogs.Compiler.Diagnostics;

namespace EventLogs.CompilerTests.Diagnostics;

public sealed class DescriptorTests
{
    [Fact]
    public void Every_id_is_of_one_form_and_stands_once()
    {
        NonEmpty.All(Descriptors.All, descriptor => Assert.Matches("^EVL[0-9]{3}$", descriptor.Id));
        Assert.Equal(Descriptors.All.Length, Descriptors.All.Select(descriptor => descriptor.Id).Distinct().Count());
        Assert.Equal(Descriptors.All.Length, typeof(Descriptors).GetFields().Length);
        Assert.True(Descriptors.All.Length >= 15);
    }

    [Fact]
    public void Every_diagnostic_says_what_is_wrong_why_it_matters_and_how_to_fix_it() =>
        NonEmpty.All(Descriptors.All, descriptor =>
        {
            Assert.Matches("^[A-Za-z$].*[^.]$", descriptor.Title);
            Assert.Matches(@"^[A-Za-z$'""].*\.$", descriptor.Why);
            Assert.Matches(@"^[A-Z].*\.$", descriptor.Fix);
        });

    [Theory]
    [InlineData(0, 0, null, "a.json: error EVL001: Wrong.")]
    [InlineData(3, 0, null, "a.json(3): error EVL001: Wrong.")]
    [InlineData(3, 7, null, "a.json(3,7): error EVL001: Wrong.")]
    [InlineData(3, 7, "", "a.json(3,7): error EVL001: Wrong.")]
    [InlineData(3, 7, "/a/b", "a.json(3,7): error EVL001: Wrong. [#/a/b]")]
    public void A_diagnostic_is_one_line_that_editors_recognise(int line, int column, string? path, string expected) =>
        Assert.Equal(expected, Descriptors.FolderNotFound.At(new Location("a.json", line, column, path), "Wrong.").ToString());

    [Fact]
    public void What_a_diagnostic_quotes_adds_no_line() =>
        Assert.Equal("a b: error EVL001: c d", Descriptors.FolderNotFound.At(new Location("a\nb"), "c\r\n\u001Bd").ToString());
}
