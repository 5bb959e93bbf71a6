using System.Text;
using System.Text.Json;
using CsCheck;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Json;

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
        var unescaped = new byte[utf8.Length];
        var length = JsonText.Unescape(utf8, unescaped);
        Assert.Equal(JsonSerializer.Deserialize<string>($"\"{text}\""), Encoding.UTF8.GetString(unescaped.AsSpan(0, length)));
    });

    [Fact]
    public void Texts_are_equal_when_they_are_without_their_escapes() => Property.Holds(Gen.Select(Text, Text), pair =>
    {
        var (a, b) = pair;
        var same = JsonSerializer.Deserialize<string>($"\"{a}\"") == JsonSerializer.Deserialize<string>($"\"{b}\"");
        Assert.Equal(same, JsonText.AreEqual(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b), new ScratchBuffer()));
    });

    [Theory]
    [InlineData("""\u0061\u0062""", "ab")]
    [InlineData("""a\/b""", "a/b")]
    [InlineData("""\uD83D\uDE00""", "😀")]
    [InlineData("é", """\u00E9""")]
    public void Escapes_make_no_difference(string a, string b) =>
        Assert.True(JsonText.AreEqual(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b), new ScratchBuffer()));
}
