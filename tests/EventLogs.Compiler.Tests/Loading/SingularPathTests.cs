using CsCheck;
using EventLogs.Compiler.Text;

namespace EventLogs.CompilerTests.Loading;

/// <summary>RFC 9535, sections 2.3.1 (name selector), 2.5.1.1 (shorthand) and 2.7 (normalized paths).</summary>
public sealed class SingularPathTests
{
    [Theory]
    [InlineData("$.time", "time")]
    [InlineData("$.detail.deploymentId", "detail|deploymentId")]
    [InlineData("$._a1", "_a1")]
    [InlineData("$.größe", "größe")]
    [InlineData("$.🙂", "🙂")]
    [InlineData("$['detail-type']", "detail-type")]
    [InlineData("$[\"detail-type\"]", "detail-type")]
    [InlineData("$.detail['a b'].c[\"d\"]", "detail|a b|c|d")]
    [InlineData("$['']", "")]
    [InlineData("$['.']", ".")]
    [InlineData("$['[0]']", "[0]")]
    [InlineData("$['*']", "*")]
    [InlineData("""$['a"b']""", "a\"b")]
    [InlineData("""$["a'b"]""", "a'b")]
    [InlineData("""$['a\'b']""", "a'b")]
    [InlineData("""$["a\"b"]""", "a\"b")]
    [InlineData("""$['\\']""", "\\")]
    [InlineData("""$['\\\'']""", "\\'")]
    [InlineData("""$['\/\b\f\n\r\t']""", "/\b\f\n\r\t")]
    [InlineData("""$['\u00e9\u00E9']""", "éé")]
    [InlineData("""$['\uD83D\uDE42']""", "🙂")]
    [InlineData("$['\u2028']", "\u2028")]
    public void A_path_is_read(string path, string keys)
    {
        Assert.True(SingularPath.TryParse(path, out var found, out var problem), problem);

        Assert.Equal(keys.Split('|'), found);
    }

    [Theory]
    [InlineData("", "does not start with $")]
    [InlineData("time", "does not start with $")]
    [InlineData(" $.time", "does not start with $")]
    [InlineData("@.time", "does not start with $")]
    [InlineData("$", "names the whole event")]
    [InlineData("$time", "has an unexpected 't'")]
    [InlineData("$ .time", "has an unexpected ' '")]
    [InlineData("$.", "has no name after a dot; write other names as ['name']")]
    [InlineData("$..time", "has no name after a dot; write other names as ['name']")]
    [InlineData("$.*", "has no name after a dot; write other names as ['name']")]
    [InlineData("$.1st", "has no name after a dot; write other names as ['name']")]
    [InlineData("$.['a']", "has no name after a dot; write other names as ['name']")]
    [InlineData("$.detail-type", "has a '-' in a name after a dot; write such names as ['name']")]
    [InlineData("$.a ", "has a ' ' in a name after a dot; write such names as ['name']")]
    [InlineData("$.a]", "has a ']' in a name after a dot; write such names as ['name']")]
    [InlineData("$[0]", "selects by position or by a query; only names are taken")]
    [InlineData("$[-1]", "selects by position or by a query; only names are taken")]
    [InlineData("$[*]", "selects by position or by a query; only names are taken")]
    [InlineData("$[?@.a]", "selects by position or by a query; only names are taken")]
    [InlineData("$[a]", "selects by position or by a query; only names are taken")]
    [InlineData("$[", "selects by position or by a query; only names are taken")]
    [InlineData("$[ 'a']", "selects by position or by a query; only names are taken")]
    [InlineData("$['a'", "has a [ without its ]")]
    [InlineData("$['a", "has a [ without its ]")]
    [InlineData("$['a\\']", "has a [ without its ]")]
    [InlineData("$['a','b']", "has a [ without its ]")]
    [InlineData("$['a' ]", "has a [ without its ]")]
    [InlineData("$['a'b']", "has a [ without its ]")]
    [InlineData("""$['\x']""", """has a name in brackets that is not text: ['\x']""")]
    [InlineData("""$['\"']""", """has a name in brackets that is not text: ['\"']""")]
    [InlineData("""$["\'"]""", """has a name in brackets that is not text: ["\'"]""")]
    [InlineData("""$['\u12']""", """has a name in brackets that is not text: ['\u12']""")]
    [InlineData("""$['\uD83D']""", """has a name in brackets that is not text: ['\uD83D']""")]
    [InlineData("""$['\uDE42\uD83D']""", """has a name in brackets that is not text: ['\uDE42\uD83D']""")]
    [InlineData("$['a\nb']", "has a name in brackets that is not text: ['a\nb']")]
    [InlineData("$['a']b", "has an unexpected 'b'")]
    public void What_is_no_singular_path_of_names_is_refused(string path, string expected)
    {
        Assert.False(SingularPath.TryParse(path, out var keys, out var problem));

        Assert.Equal(expected, problem);
        Assert.Empty(keys);
    }

    [Theory]
    [InlineData("$.detail.state", "detail|state")]
    [InlineData("$['detail-type']", "detail-type")]
    [InlineData("$.größe", "größe")]
    [InlineData("$['']", "")]
    [InlineData("$['1st']", "1st")]
    [InlineData("""$['\'"\\/']""", "'\"\\/")]
    [InlineData("""$['\b\f\n\r\t\u0000\u000B\u001F']""", "\b\f\n\r\t\0\u000B\u001F")]
    public void Keys_are_written_as_a_path(string expected, string keys) => Assert.Equal(expected, SingularPath.Format(keys.Split('|')));

    [Fact]
    public void What_is_written_is_read_again()
    {
        var text = Gen.OneOf(Gen.String.AlphaNumeric, Gen.String["'\"\\$.[] \n\u2028ab0_ß"], Gen.String.Where(text => !text.Any(char.IsSurrogate)));
        Property.Holds(text.Array[1, 4], keys =>
        {
            var path = SingularPath.Format(keys);

            Assert.True(SingularPath.TryParse(path, out var found, out var problem), problem);
            Assert.Equal<string>(keys, found);
            Assert.DoesNotContain(path, character => character < ' ');
        });
    }

    [Fact]
    public void Any_text_is_read_or_refused() =>
        Property.Holds(Gen.OneOf(Gen.String, Gen.String["$.['\"]\\u0aD8"].Select(text => "$" + text)), text =>
            Assert.Equal(SingularPath.TryParse(text, out _, out var problem), problem is null));
}
