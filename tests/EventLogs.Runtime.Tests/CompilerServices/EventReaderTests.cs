using System.Text;
using System.Text.Json;
using CsCheck;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.CompilerServices;

public sealed class EventReaderTests
{
    private static readonly Gen<string> Pieces = Gen.OneOf(
        "{", "}", "[", "]", ":", ",", " ", "\n", "\"v\"", "\"w\":", "{\"v\":", "\"", "\\u0041", "\\",
        "1", "-", ".5", "e3", "0", "true", "fals", "null");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("{\"v\"}")]
    [InlineData("{\"v\":}")]
    [InlineData("{\"v\":1,}")]
    [InlineData("{\"v\":[1,]}")]
    [InlineData("{\"v\":01}")]
    [InlineData("{\"v\":1.}")]
    [InlineData("{\"v\":-}")]
    [InlineData("{\"v\":+1}")]
    [InlineData("{\"v\":NaN}")]
    [InlineData("{\"v\":nul}")]
    [InlineData("{\"v\":'a'}")]
    [InlineData("{\"v\":\"a}")]
    [InlineData("{\"v\":\"\\x\"}")]
    [InlineData("{\"v\":\"\\u12g4\"}")]
    [InlineData("{\"v\":\"\n\"}")]
    [InlineData("{\"v\":1 /* one */}")]
    [InlineData("{\"w\":{\"x\":[1,2,{]}}}")]
    [InlineData("[1,2")]
    [InlineData("\uFEFF{}")]
    public void Text_that_is_not_one_JSON_value_is_invalid_JSON(string text) =>
        Assert.Equal(MapError.InvalidJson, Read(text).Error);

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"v\":1}]")]
    [InlineData("\"{}\"")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData(" true ")]
    public void A_value_that_is_no_object_is_no_event(string text) =>
        Assert.Equal(MapError.NotAnObject, Read(text).Error);

    [Theory]
    [InlineData("""{"v":"\ud83d"}""")]
    [InlineData("""{"v":"\ude00"}""")]
    [InlineData("""{"v":"\ude00\ud83d"}""")]
    [InlineData("""{"v":"\ud83d\ud83d\ude00"}""")]
    [InlineData("""{"v":"\ud83d\n"}""")]
    [InlineData("""{"v":"\ud83d\u0041"}""")]
    [InlineData("""{"\ud83d":1}""")]
    [InlineData("""{"unknown":[{"deep":["\udfff"]}]}""")]
    [InlineData("""{"v":{"\ud800":1}}""")]
    [InlineData("""["\ud83d"]""")]
    public void Half_a_surrogate_pair_anywhere_is_invalid_text(string text) =>
        Assert.Equal(MapError.InvalidText, Read(text).Error);

    [Theory]
    [InlineData("""{"v":"\ud83d\ude00"}""")]
    [InlineData("""{"v":"\\ud83d"}""")]
    [InlineData("""{"v":"\uD7FF\uE000\u0000"}""")]
    public void Other_escapes_are_text(string text) =>
        Assert.True(Read(text).IsMapped);

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xFF, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xC0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xE2, 0x82, (byte)'"' })]
    [InlineData(new byte[] { (byte)'{', 0xFF })]
    public void Bytes_that_are_not_UTF_8_are_invalid_text(byte[] bytes) =>
        Assert.Equal(MapError.InvalidText, TestLine.Write(bytes, new LineBuffer(), Raw, required: false).Error);

    [Fact]
    public void Nesting_ends_at_64_levels()
    {
        Assert.True(Read(Nested(levels: 64)).IsMapped);
        Assert.Equal(MapError.InvalidJson, Read(Nested(levels: 65)).Error);

        static string Nested(int levels) => "{\"v\":" + new string('[', levels - 1) + new string(']', levels - 1) + "}";
    }

    [Theory]
    [InlineData("""{"v":1,"v":2}""", "2")]
    [InlineData("""{"v":{"a":1},"v":[2]}""", "[2]")]
    [InlineData("""{"v":1,"\u0076":3}""", "3")]
    [InlineData("""{"w":{"v":1},"v":4,"x":{"v":[{"v":5}]}}""", "4")]
    [InlineData("""{ "v" : { "a" : [ 1 , 2 ] } , "w" : null }""", """{ "a" : [ 1 , 2 ] }""")]
    public void The_last_property_of_a_name_counts(string text, string value)
    {
        var line = new LineBuffer();
        Assert.True(TestLine.Write(Encoding.UTF8.GetBytes(text), line, Raw, required: true).IsMapped);
        using var document = JsonDocument.Parse(line.Written.ToArray());
        Assert.Equal(value, document.RootElement.GetProperty("v").GetString());
    }

    [Fact]
    public void Reads_what_System_Text_Json_reads() =>
        Property.Holds(
            Pieces.Array[0, 12].Select(string.Concat), text => Assert.Equal(IsJsonObject(text), Read(text).IsMapped), cases: 20_000);

    private static bool IsJsonObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static MapResult Read(string text) => TestLine.Write(Encoding.UTF8.GetBytes(text), new LineBuffer(), Raw, required: false);

    private static void Raw(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        row.Json(key, slot, path, missing);
}
