using System.Text;
using CsCheck;
using EventLogs.Input;
using EventLogs.Local.Ingest;
using EventLogs.Local.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.Ingest;

public sealed class JsonValueReaderTests
{
    private const int MaxValueBytes = 1000;

    // a router of its own for each reader: properties are tried by several threads
    private static EventRules Rules => new(TestCatalog.Events);

    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" \r\n\t ", new string[0])]
    [InlineData("{}", new[] { "1:1 {}" })]
    [InlineData("\uFEFF{}", new[] { "1:1 {}" })]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", new[] { "1:1 {\"a\":1}", "2:1 {\"a\":2}" })]
    [InlineData("{\"a\":1}\r\n\r\n{\"a\":2}", new[] { "1:1 {\"a\":1}", "3:1 {\"a\":2}" })]
    [InlineData("{\"a\":1}{\"a\":2} {\"a\":3}", new[] { "1:1 {\"a\":1}", "1:8 {\"a\":2}", "1:16 {\"a\":3}" })]
    [InlineData("{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}", new[] { "1:1 {\n  \"a\": 1\n}", "4:1 {\n  \"a\": 2\n}" })]
    [InlineData("[{\"a\":1},{\"a\":2}]", new[] { "1:2 {\"a\":1}", "1:10 {\"a\":2}" })]
    [InlineData("[\n  {\"a\":1},\n  {\"a\":2}\n]\n", new[] { "2:3 {\"a\":1}", "3:3 {\"a\":2}" })]
    [InlineData("[]\n[{}]\n{}", new[] { "2:2 {}", "3:1 {}" })]
    [InlineData("[[1,2],3]", new[] { "1:2 [1,2]", "1:8 3" })]
    [InlineData("1 \"a\" null true 2.5", new[] { "1:1 1", "1:3 \"a\"", "1:7 null", "1:12 true", "1:17 2.5" })]
    [InlineData("{\"a\":\"}\\\"{\"}{}", new[] { "1:1 {\"a\":\"}\\\"{\"}", "1:13 {}" })]
    public void Values_are_found_in_any_layout(string text, string[] expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData(
        "{\"a\":1\n{\"a\":2}\n",
        new[] { "1:1 not JSON: '{' is invalid after a value. Expected either ',', '}', or ']' (line 2)", "2:1 {\"a\":2}" })]
    [InlineData(
        "{\"a\":\"x\n{\"a\":2}",
        new[] { "1:1 not JSON: '0x0A' is invalid within a JSON string. The string should be correctly escaped", "2:1 {\"a\":2}" })]
    [InlineData("hello\nworld\n{\"a\":2}", new[] { "1:1 not JSON: 'h' is an invalid start of a value", "3:1 {\"a\":2}" })]
    [InlineData("{\"a\":1}}\n{\"a\":2}", new[] { "1:1 {\"a\":1}", "1:8 not JSON: '}' is an invalid start of a value", "2:1 {\"a\":2}" })]
    [InlineData("{\"a\":1}\n{\"a\":", new[] { "1:1 {\"a\":1}", "2:1 not JSON: the input ends inside of the value" })]
    [InlineData("{\"a\":\"b", new[] { "1:1 not JSON: the input ends inside of the value" })]
    [InlineData("[{\"a\":1},", new[] { "1:2 {\"a\":1}", "1:10 the array that begins in line 1 has no end" })]
    [InlineData(
        "[\n  {\n    \"a\": x\n  },\n  {\"a\":2}\n]\n{}",
        new[] { "2:3 not JSON: 'x' is an invalid start of a value (line 3)", "5:3 {\"a\":2}", "7:1 {}" })]
    [InlineData("[{\"a\":x},{\"a\":2}]\n{}", new[] { "1:2 not JSON: 'x' is an invalid start of a value", "2:1 {}" })]
    public void A_broken_value_costs_what_it_must(string text, string[] expected) => Assert.Equal(expected, Read(text));

    [Fact]
    public void A_value_larger_than_a_record_is_left_out()
    {
        var fits = $"{{\"a\":\"{new string('x', MaxValueBytes - 8)}\"}}";
        var large = $"{{\"a\":\"{new string('x', MaxValueBytes - 7)}\"}}";

        Assert.Equal(
            [$"1:1 {fits}", "2:1 larger than a record may be (1,000 bytes)", "3:1 {}"],
            Read($"{fits}\n{large}\n{{}}"));
    }

    [Fact]
    public void Small_values_are_read_from_a_buffer_that_has_grown()
    {
        var large = $"{{\"a\":\"{new string('x', 600_000)}\"}}";
        var text = large + string.Concat(Enumerable.Repeat("\n{\"b\":1}", 200_000));

        var reader = new JsonValueReader<EventDefinition>(new MemoryStream(Encoding.UTF8.GetBytes(text)), 700_000, Rules.IsObject);
        var count = 0;
        while (reader.Read())
        {
            Assert.Null(reader.Error);
            count++;
        }

        Assert.Equal(200_001, count);
    }

    [Fact]
    public void Values_deeper_than_an_event_may_be_are_passed_on_for_the_transform_to_refuse()
    {
        var deep = new string('[', 500) + new string(']', 500);

        Assert.Equal(["1:1 {\"a\":" + deep + "}"], Read("{\"a\":" + deep + "}", maxValueBytes: 2000));
    }

    [Fact]
    public void Any_values_with_any_separators_come_back()
    {
        var leaf = Gen.OneOf(
            Gen.String[Gen.Char[" {}[],:\n\t\"\\ä😀x"], 0, 8].Select(text => System.Text.Json.JsonSerializer.Serialize(text)),
            Gen.Int.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Gen.OneOf("true", "false", "null", "{}", "[]"));
        var value = Gen.Recursive<string>((depth, inner) => depth > 3
            ? leaf
            : Gen.OneOf(
                leaf,
                inner.Array[1, 3].Select(items => $"[{string.Join(",\n", items)}]"),
                inner.Array[1, 3].Select(items => $"{{{string.Join(" , ", items.Select((item, i) => $"\"k{i}\":\n  {item}"))}}}")));
        var topLevel = value.Where(text => text[0] is '{');
        var separator = Gen.OneOf("\n", "", " ", "\r\n", "\n\n", " \t ", ",\n");

        Gen.Select(Gen.Select(topLevel, separator).Array[0, 20], Gen.Int[1, 50], Gen.Bool).Sample((pairs, chunk, isArray) =>
        {
            var text = string.Concat(pairs.Select(pair => pair.Item1 + pair.Item2));
            var reader = new JsonValueReader<EventDefinition>(
                new ChunkedStream(Encoding.UTF8.GetBytes(isArray ? $"[{text}]" : text), chunk), int.MaxValue, Rules.IsObject);
            var read = new List<string>();
            while (reader.Read())
                read.Add(reader.Error ?? Encoding.UTF8.GetString(reader.Value));
            Assert.Equal(pairs.Select(pair => pair.Item1), read);
        });
    }

    private static string[] Read(string text, int maxValueBytes = MaxValueBytes)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = Read(new MemoryStream(bytes), maxValueBytes);
        foreach (var chunk in new[] { 1, 2, 3, 7 })
            Assert.Equal(whole, Read(new ChunkedStream(bytes, chunk), maxValueBytes));
        return whole;
    }

    private static string[] Read(Stream stream, int maxValueBytes)
    {
        var reader = new JsonValueReader<EventDefinition>(stream, maxValueBytes, Rules.IsObject);
        var values = new List<string>();
        while (reader.Read())
            values.Add($"{reader.Line}:{reader.Column} {reader.Error ?? Encoding.UTF8.GetString(reader.Value)}");
        return [.. values];
    }
}
