using System.Text.Json;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Mapping;

public sealed class ScalarTests
{
    private static readonly Dictionary<string, ValueWriter> Writers = new()
    {
        ["text"] = static (ref row, key, place, path, missing) => row.Text(key, place, path, missing),
        ["number"] = static (ref row, key, place, path, missing) => row.Number(key, place, path, missing),
        ["boolean"] = static (ref row, key, place, path, missing) => row.Boolean(key, place, path, missing),
        ["timestamp"] = static (ref row, key, place, path, missing) => row.Timestamp(key, place, path, missing),
        ["json"] = static (ref row, key, place, path, missing) => row.Json(key, place, path, missing),
    };

    [Theory]
    [InlineData("text", "\"\"")]
    [InlineData("text", "\"a\"")]
    [InlineData("text", "\"a\\\"\\\\\\/\\u0041\\ud83d\\ude00é😀\"")]
    [InlineData("number", "1")]
    [InlineData("number", "-0")]
    [InlineData("number", "1.50")]
    [InlineData("number", "1.7976931348623157e308")]
    [InlineData("number", "123456789012345678901234567890")]
    [InlineData("number", "1e-400")]
    [InlineData("boolean", "true")]
    [InlineData("boolean", "false")]
    public void Values_of_the_type_are_copied_as_they_came(string type, string value) =>
        Assert.Equal($$"""{"v":{{value}}}""", TestLine.Of(value, Writers[type]));

    [Theory]
    [InlineData("text", "1", "true", "{}", "[\"a\"]")]
    [InlineData("number", "\"1\"", "true", "{}", "[1]")]
    [InlineData("boolean", "\"true\"", "1", "{}", "[true]")]
    [InlineData("timestamp", "1", "true", "{}", "[]")]
    public void Values_of_another_type_are_refused(string type, params string[] values) =>
        NonEmpty.All(values, value => Assert.Equal("WrongType $.v", TestLine.Of(value, Writers[type])));

    [Theory]
    [InlineData("1e309")]
    [InlineData("-1e309")]
    [InlineData("1e999999999999")]
    public void Infinite_numbers_are_out_of_range(string number) =>
        Assert.Equal("OutOfRange $.v", TestLine.Of(number, Writers["number"]));

    [Fact]
    public void A_long_number_without_an_exponent_may_be_infinite_too()
    {
        Assert.Equal("OutOfRange $.v", TestLine.Of(new string('9', 400), Writers["number"]));
        var long0 = "0." + new string('9', 400);
        Assert.Equal($$"""{"v":{{long0}}}""", TestLine.Of(long0, Writers["number"]));
    }

    [Theory]
    [InlineData("2023-08-15T14:32:36Z", "2023-08-15 14:32:36.000")]
    [InlineData("2023-08-15T14:32Z", "2023-08-15 14:32:00.000")]
    [InlineData("2023-08-15T14:32:36.5Z", "2023-08-15 14:32:36.500")]
    [InlineData("2023-08-15T14:32:36.9999999Z", "2023-08-15 14:32:36.999")]
    [InlineData("2023-08-15T14:32:36+09:00", "2023-08-15 05:32:36.000")]
    [InlineData("2023-12-31T23:30:00-01:00", "2024-01-01 00:30:00.000")]
    [InlineData("2024-02-29T00:00:00-00:00", "2024-02-29 00:00:00.000")]
    [InlineData(@"2023-08-15T14\u003a32:36\u005a", "2023-08-15 14:32:36.000")]
    public void Timestamps_become_UTC(string text, string timestamp) =>
        Assert.Equal($$"""{"v":"{{timestamp}}"}""", TestLine.Of($"\"{text}\"", Writers["timestamp"]));

    [Theory]
    [InlineData("")]
    [InlineData("2023-08-15")]
    [InlineData("2023-08-15T14:32:36")]
    [InlineData("2023-08-15 14:32:36Z")]
    [InlineData("2023-02-29T00:00:00Z")]
    [InlineData("2023-13-01T00:00:00Z")]
    [InlineData("2023-08-15T24:00:01Z")]
    [InlineData("2023-08-15T14:32:36Zz")]
    [InlineData("Wed Aug 10 18:39:05 UTC 2016")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("20230815T143236Z")]
    public void Other_text_is_no_timestamp(string text) =>
        Assert.Equal("InvalidTimestamp $.v", TestLine.Of($"\"{text}\"", Writers["timestamp"]));

    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData("""[1, "two",	{"three":[true,false,null]}]""")]
    [InlineData("\"a \\\"quoted\\\" word\\\\\"")]
    [InlineData("1.50")]
    [InlineData("{\r\n\t\"a\" : [ ]\n}")]
    [InlineData("\"é 😀 \\u2028\"")]
    public void The_text_of_any_value_can_be_a_string(string value)
    {
        var line = TestLine.Of(value, Writers["json"]);
        using var document = JsonDocument.Parse(line);
        Assert.Equal(value, document.RootElement.GetProperty("v").GetString());
        Assert.DoesNotContain('\n', line);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("timestamp")]
    [InlineData("json")]
    public void A_null_is_no_value(string type)
    {
        Assert.Equal("{}", TestLine.Of("null", Writers[type]));
        Assert.Equal("MissingValue $.v", TestLine.Of("null", Writers[type], required: true));
    }
}
