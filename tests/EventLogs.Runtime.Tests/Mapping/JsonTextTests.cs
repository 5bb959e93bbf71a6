using System.Text;
using System.Text.Json;
using CsCheck;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Mapping;

public sealed class JsonTextTests
{
    private static readonly Gen<string> Escape = Gen.OneOf(
        "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t",
        "\\u0000", "\\u00e9", "\\u20AC", "\\ud83d\\ude00", "\\uFFFF", "é", "😀", "a", "u", " ");

    private static readonly Gen<string> Text = Escape.Array[0, 12].Select(string.Concat);

    [Fact]
    public void Unescapes_as_System_Text_Json_does() => Property.Holds(Text, text =>
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var meaning = new byte[utf8.Length];
        var length = JsonText.Unescape(utf8, meaning);
        Assert.Equal(JsonSerializer.Deserialize<string>($"\"{text}\""), Encoding.UTF8.GetString(meaning.AsSpan(0, length)));
    });

    [Fact]
    public void Texts_are_the_same_when_they_mean_the_same() => Property.Holds(Gen.Select(Text, Text), pair =>
    {
        var (a, b) = pair;
        var same = JsonSerializer.Deserialize<string>($"\"{a}\"") == JsonSerializer.Deserialize<string>($"\"{b}\"");
        var scratch = new LineBuffer();
        Assert.Equal(same, JsonText.MeansTheSame(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b), scratch));
        Assert.Equal(0, scratch.Length);
    });

    [Theory]
    [InlineData("""\u0061\u0062""", "ab")]
    [InlineData("""a\/b""", "a/b")]
    [InlineData("""\uD83D\uDE00""", "😀")]
    [InlineData("é", """\u00E9""")]
    public void Escapes_do_not_change_the_meaning(string a, string b) =>
        Assert.True(JsonText.MeansTheSame(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b), new LineBuffer()));
}
