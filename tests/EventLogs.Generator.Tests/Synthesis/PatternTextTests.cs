using System.Text.RegularExpressions;
using EventLogs.Generator.Synthesis;

namespace EventLogs.Generator.Tests.Synthesis;

public sealed class PatternTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("^a$")]
    [InlineData("^[a-z]+$")]
    [InlineData("^[^a-z]+$")]
    [InlineData("^[a\\]\\-z-]{3}$")]
    [InlineData("^\\d{4}-\\d{2,}-\\w{1,2}\\s\\S\\D\\W$")]
    [InlineData("^(a|b|cd)*e+?f??$")]
    [InlineData("^(?:x(y(z)?)?){2,3}$")]
    [InlineData("^.{5}\\.\\*\\$\\\\$")]
    [InlineData("^arn:aws(-[a-z]+)*:[a-z0-9-]+:([a-z]{2}-[a-z]+-\\d)?:\\d{12}:.+$")]
    [InlineData("^\\t\\r\\n$")]
    [InlineData("^|b$")]
    public void Texts_match_their_pattern(string pattern)
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var text = PatternText.Make(pattern, random);
            Assert.NotNull(text);
            Assert.Matches(new Regex(pattern, RegexOptions.ECMAScript), text);
        }
    }

    [Theory]
    [InlineData("(?=a)a")]
    [InlineData("(?<name>a)")]
    [InlineData("(a)\\1")]
    [InlineData("\\bword")]
    [InlineData("\\p{L}")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[z-a]")]
    [InlineData("[]a]")]
    [InlineData("a{2")]
    [InlineData("a{x}")]
    [InlineData("a{3,2}")]
    [InlineData("*a")]
    [InlineData("a\\")]
    public void What_takes_more_than_making_up_is_not_tried(string pattern) => Assert.Null(PatternText.Make(pattern, new Random(1)));
}
