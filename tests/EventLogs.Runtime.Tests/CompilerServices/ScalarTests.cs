using System.Text.Json;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.CompilerServices;

public sealed class ScalarTests
{
    private static readonly Dictionary<string, ValueWriter> Writers = new()
    {
        ["text"] = static (ref row, key, slot, path, missing) => row.Text(key, slot, path, missing),
        ["number"] = static (ref row, key, slot, path, missing) => row.Number(key, slot, path, missing),
        ["boolean"] = static (ref row, key, slot, path, missing) => row.Boolean(key, slot, path, missing),
        ["timestamp"] = static (ref row, key, slot, path, missing) => row.Timestamp(key, slot, path, missing),
        ["json"] = static (ref row, key, slot, path, missing) => row.Json(key, slot, path, missing),
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
