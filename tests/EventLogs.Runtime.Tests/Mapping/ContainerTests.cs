using System.Text;
using System.Text.Json;
using CsCheck;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Mapping;

public sealed class ContainerTests
{
    [Theory]
    [InlineData("[]", "[]")]
    [InlineData("""[ "a" , "b\n" ]""", """["a","b\n"]""")]
    [InlineData("""[null,"a",null]""", """[null,"a",null]""")]
    public void Arrays_keep_their_elements(string value, string expected) => Assert.Equal(Line(expected), TestLine.Of(value, Texts));

    [Theory]
    [InlineData("{}", "WrongType $.v")]
    [InlineData("\"a\"", "WrongType $.v")]
    [InlineData("""["a",1]""", "WrongType $.v[*]")]
    [InlineData("""[["a"]]""", "WrongType $.v[*]")]
    public void Arrays_of_other_values_are_refused(string value, string refusal) => Assert.Equal(refusal, TestLine.Of(value, Texts));

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("""{ "a" : 1 , "b" : null }""", """{"a":1,"b":null}""")]
    [InlineData("""{"a":1,"b":2,"a":3}""", """{"a":3,"b":2}""")]
    [InlineData("""{"a":"x","a":3}""", """{"a":3}""")]
    [InlineData("""{"\u0061":1,"a":2}""", """{"\u0061":2}""")]
    [InlineData("""{"a\/b":1,"a/b":null}""", """{"a\/b":null}""")]
    [InlineData("""{"":1," ":2,"A":3,"a":4}""", """{"":1," ":2,"A":3,"a":4}""")]
    public void Maps_keep_their_keys_with_the_last_value_of_each(string value, string expected) =>
        Assert.Equal(Line(expected), TestLine.Of(value, Integers));

    [Theory]
    [InlineData("[]", "WrongType $.v")]
    [InlineData("""{"a":1.5}""", "WrongType $.v[*]")]
    [InlineData("""{"a":1e30}""", "OutOfRange $.v[*]")]
    public void Maps_of_other_values_are_refused(string value, string refusal) => Assert.Equal(refusal, TestLine.Of(value, Integers));

    [Fact]
    public void Maps_of_any_size_and_spelling_equal_a_dictionary()
    {
        var key = Gen.OneOf("a", "b", "\\u0061", "\\u0062", "c\\/d", "c/d", "\\ud83d\\ude00", "😀", "");
        var wide = Gen.Int[0, 300].Select(i => $"k{i}");
        var entries = Gen.Select(Gen.Frequency((1, key), (3, wide)), Gen.Int[0, 9]).Array[0, 400];
        Property.Holds(entries, entries =>
        {
            var json = "{" + string.Join(',', entries.Select(entry => $"\"{entry.Item1}\":{entry.Item2}")) + "}";
            using var line = JsonDocument.Parse(TestLine.Of(json, Integers));
            var written = line.RootElement.GetProperty("v").EnumerateObject().Select(p => (p.Name, p.Value.GetInt32()));
            var expected = JsonSerializer.Deserialize<Dictionary<string, int>>(json)!.Select(p => (p.Key, p.Value));
            Assert.Equal(expected.Order(), written.Order());
        }, cases: 300);
    }

    [Theory]
    [InlineData("""{"id":1,"name":"a"}""", """{"id":1,"name":"a"}""")]
    [InlineData("""{"name":"a","other":{},"id":1}""", """{"id":1,"name":"a"}""")]
    [InlineData("""{"id":1,"name":null}""", """{"id":1,"name":null}""")]
    [InlineData("""{"id":"x","id":2}""", """{"id":2,"name":null}""")]
    public void Structs_have_every_field_in_order(string value, string expected)
    {
        Assert.Equal(Line(expected), TestLine.Of(value, AsNamed));
        Assert.Equal(Line(expected), TestLine.Of(value, AsNamed, required: true));
    }

    [Fact]
    public void A_required_field_is_required_only_where_its_struct_is()
    {
        Assert.Equal("MissingValue $.v.id", TestLine.Of("{}", AsNamed, required: true));
        Assert.Equal("MissingValue $.v.id", TestLine.Of("""{"id":null}""", AsNamed, required: true));
        Assert.Equal(Line("""{"id":null,"name":null}"""), TestLine.Of("{}", AsNamed));
    }

    [Fact]
    public void What_is_inside_an_array_or_a_map_is_never_required()
    {
        Assert.Equal(Line("""[{"id":null,"name":"a"},null]"""), TestLine.Of("""[{"name":"a"},null]""", NamedList, required: true));
        Assert.Equal(Line("""{"k":{"id":null,"name":null}}"""), TestLine.Of("""{"k":{}}""", NamedMap, required: true));
    }

    [Fact]
    public void A_struct_after_an_array_is_required_again()
    {
        Assert.Equal("MissingValue $.v.last.id", TestLine.Of("""{"list":[{}],"last":{}}""", AsMixed, required: true));
        Assert.Equal("MissingValue $.v.last", TestLine.Of("""{"list":[{"id":1}]}""", AsMixed, required: true));
        Assert.Equal(
            Line("""{"list":[{"id":null,"name":null}],"last":{"id":1,"name":null}}"""),
            TestLine.Of("""{"last":{"id":1},"list":[{}]}""", AsMixed, required: true));
    }

    [Theory]
    [InlineData("""{"list":[{"id":1},{"id":"x"}],"last":{"id":1}}""", "WrongType $.v.list[*].id")]
    [InlineData("""{"list":[{"id":1e99}],"last":[]}""", "OutOfRange $.v.list[*].id")]
    [InlineData("""{"list":[[]],"last":{"id":1}}""", "WrongType $.v.list[*]")]
    [InlineData("""{"list":{},"last":{"id":1}}""", "WrongType $.v.list")]
    [InlineData("""{"list":[],"last":{"id":1,"name":2}}""", "WrongType $.v.last.name")]
    [InlineData("""{"list":[],"last":3}""", "WrongType $.v.last")]
    public void A_refusal_names_the_value_at_fault(string value, string refusal) =>
        Assert.Equal(refusal, TestLine.Of(value, AsMixed, required: true));

    [Fact]
    public void A_refused_line_leaves_nothing_behind()
    {
        var line = new LineBuffer();
        line.Append("before"u8);
        var result = TestLine.Write("""{"v":{"list":[{"id":1,"name":"a"},{"id":true}]}}"""u8, line, AsMixed, required: true);
        Assert.Equal(new MapResult(MapError.WrongType, "$.v.list[*].id"), result);
        Assert.Equal("before", Encoding.UTF8.GetString(line.Written));
    }

    private static string Line(string value) => $$"""{"v":{{value}}}""";

    private static void Texts(ref LineWriter row, ValueSlice value) => row.Array(value, static (ref row, value) => row.Text(value));

    private static void Integers(ref LineWriter row, ValueSlice value) => row.Map(value, static (ref row, value) => row.Integer(value));

    private static void AsNamed(ref LineWriter row, ValueSlice value) => row.Struct(value, NamedStruct.Write);

    private static void NamedList(ref LineWriter row, ValueSlice value) => row.Array(value, AsNamed);

    private static void NamedMap(ref LineWriter row, ValueSlice value) => row.Map(value, AsNamed);

    private static void AsMixed(ref LineWriter row, ValueSlice value) => row.Struct(value, MixedStruct.Write);

    private static class NamedStruct
    {
        public static void Write(ref LineWriter row, ValueSlice value)
        {
            var fields = Fields.Read(row.Open(value), "id"u8, "name"u8);
            if (row.Field(",\"id\":"u8, fields.First, ".id", required: true))
                row.Integer(fields.First);
            if (row.Field(",\"name\":"u8, fields.Second, ".name", required: false))
                row.Text(fields.Second);
        }
    }

    private static class MixedStruct
    {
        public static void Write(ref LineWriter row, ValueSlice value)
        {
            var fields = Fields.Read(row.Open(value), "list"u8, "last"u8);
            if (row.Field(",\"list\":"u8, fields.First, ".list", required: true))
                row.Array(fields.First, AsNamed);
            if (row.Field(",\"last\":"u8, fields.Second, ".last", required: true))
                row.Struct(fields.Second, NamedStruct.Write);
        }
    }

    private readonly record struct Fields(ValueSlice First, ValueSlice Second)
    {
        public static Fields Read(EventReader reader, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
        {
            var fields = default(Fields);
            reader.EnterObject(out _);
            while (reader.NextProperty(out var name))
            {
                if (name.SequenceEqual(first))
                    fields = fields with { First = reader.Value() };
                else if (name.SequenceEqual(second))
                    fields = fields with { Second = reader.Value() };
                else
                    reader.Skip();
            }

            return fields;
        }
    }
}
