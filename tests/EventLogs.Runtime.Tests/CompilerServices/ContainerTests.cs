using System.Text;
using System.Text.Json;
using CsCheck;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.CompilerServices;

public sealed class ContainerTests
{
    [Theory]
    [InlineData("[]", "[]")]
    [InlineData("""[ "a" , "b\n" ]""", """["a","b\n"]""")]
    [InlineData("""[null,"a",null]""", """[null,"a",null]""")]
    public void Arrays_keep_their_elements(string value, string expected) => Assert.Equal(Line(expected), TestLine.Of(value, Texts));

    [Fact]
    public void Arrays_of_any_length_and_spelling_keep_their_elements()
    {
        var text = Gen.OneOf("", "a", "b\\n", "c\\u0064", "a text that is longer than thirty-two characters", "naïve");
        var space = Gen.Frequency((20, Gen.Const("")), (1, Gen.OneOf(" ", "\n\t")));
        Property.Holds(Gen.Select(text, space, space).Array[0, 60], elements =>
        {
            var json = $"[{string.Join(',', elements.Select(element => $"{element.Item2}\"{element.Item1}\"{element.Item3}"))}]";
            Assert.Equal(Line($"[{string.Join(',', elements.Select(element => $"\"{element.Item1}\""))}]"), TestLine.Of(json, Texts));
        }, cases: 300);
    }

    [Fact]
    public void Arrays_of_arrays_keep_their_elements()
    {
        var number = Gen.OneOf(Gen.Int.Select(i => $"{i}"), Gen.OneOf("0.5", "-1e3", "12345678901234567890", "null"));
        var space = Gen.Frequency((20, Gen.Const("")), (1, Gen.OneOf(" ", "\n")));
        Property.Holds(Gen.Select(Gen.Select(number, space).Array[0, 9], space).Array[0, 40], rows =>
        {
            var json = $"[{string.Join(',', rows.Select(row => $"{row.Item2}[{string.Join(',', row.Item1.Select(item => item.Item2 + item.Item1 + item.Item2))}]"))}]";
            var expected = $"[{string.Join(',', rows.Select(row => $"[{string.Join(',', row.Item1.Select(item => item.Item1))}]"))}]";
            Assert.Equal(Line(expected), TestLine.Of(json, Matrix));
        }, cases: 300);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("1", "2")]
    [InlineData("\"a\"", "\"a\",\"b\"")]
    [InlineData("{\"a\":1}", "[]")]
    public void Arrays_may_be_as_deep_as_events(string innermost, string others)
    {
        // the event itself is one of 64
        Assert.Equal(Line($"\"{Nested(63, innermost, others).Replace("\"", "\\\"", StringComparison.Ordinal)}\""), TestLine.Of(Nested(63, innermost, others), AsJson));
        Assert.Equal("InvalidJson", TestLine.Of(Nested(64, innermost, others), AsJson));
    }

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
        Assert.Equal(Line(expected), TestLine.Of(value, AsNamed, inside: Named(TestLine.Slot)));
        Assert.Equal(Line(expected), TestLine.Of(value, AsNamed, required: true, inside: Named(TestLine.Slot)));
    }

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("1")]
    [InlineData("[]")]
    public void What_is_no_object_is_refused_where_one_stood_before(string last) =>
        Assert.Equal("WrongType $.v", TestLine.Of($$"""{"id":1,"name":"a"},"v":{{last}}""", AsNamed, inside: Named(TestLine.Slot)));

    [Fact]
    public void A_required_field_is_required_only_where_its_struct_is()
    {
        Assert.Equal("MissingValue $.v.id", TestLine.Of("{}", AsNamed, required: true, inside: Named(TestLine.Slot)));
        Assert.Equal("MissingValue $.v.id", TestLine.Of("""{"id":null}""", AsNamed, required: true, inside: Named(TestLine.Slot)));
        Assert.Equal(Line("""{"id":null,"name":null}"""), TestLine.Of("{}", AsNamed, inside: Named(TestLine.Slot)));
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
        Assert.Equal("MissingValue $.v.last.id", TestLine.Of("""{"list":[{}],"last":{}}""", AsMixed, required: true, inside: Mixed(TestLine.Slot)));
        Assert.Equal("MissingValue $.v.last", TestLine.Of("""{"list":[{"id":1}]}""", AsMixed, required: true, inside: Mixed(TestLine.Slot)));
        Assert.Equal(
            Line("""{"list":[{"id":null,"name":null}],"last":{"id":1,"name":null}}"""),
            TestLine.Of("""{"last":{"id":1},"list":[{}]}""", AsMixed, required: true, inside: Mixed(TestLine.Slot)));
    }

    [Theory]
    [InlineData("""{"list":[{"id":1},{"id":"x"}],"last":{"id":1}}""", "WrongType $.v.list[*].id")]
    [InlineData("""{"list":[{"id":1e99}],"last":[]}""", "OutOfRange $.v.list[*].id")]
    [InlineData("""{"list":[[]],"last":{"id":1}}""", "WrongType $.v.list[*]")]
    [InlineData("""{"list":{},"last":{"id":1}}""", "WrongType $.v.list")]
    [InlineData("""{"list":[],"last":{"id":1,"name":2}}""", "WrongType $.v.last.name")]
    [InlineData("""{"list":[],"last":3}""", "WrongType $.v.last")]
    public void A_refusal_names_the_value_at_fault(string value, string refusal) =>
        Assert.Equal(refusal, TestLine.Of(value, AsMixed, required: true, inside: Mixed(TestLine.Slot)));

    [Fact]
    public void A_refused_line_leaves_nothing_behind()
    {
        var line = new LineBuffer();
        line.Append("before"u8);
        var result = TestLine.Write("""{"v":{"list":[{"id":1,"name":"a"},{"id":true}]}}"""u8, line, AsMixed, required: true, inside: Mixed(TestLine.Slot));
        Assert.Equal(new MapResult(MapError.WrongType, "$.v.list[*].id"), result);
        Assert.Equal("before", Encoding.UTF8.GetString(line.Written));
    }

    private static string Line(string value) => $$"""{"v":{{value}}}""";

    private static void Texts(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!row.BeginArray(key, slot, path, missing))
            return;
        var elements = row.Elements(slot);
        while (row.NextElement(ref elements, slot + 1))
            row.Text([], slot + 1, $"{path}[*]", IfMissing.WriteNull);
    }

    /// <summary>Arrays in arrays. What is in the innermost one, and beside those around it, is not deeper.</summary>
    private static string Nested(int depth, string innermost, string others)
    {
        var inside = innermost.StartsWith('{') || others.StartsWith('[') ? depth - 1 : depth;
        var beside = others.Length == 0 ? "" : $",{others}";
        return $"{string.Concat(Enumerable.Repeat("[", inside))}{innermost}{string.Concat(Enumerable.Repeat($"]{beside}", inside - 1))}]";
    }

    private static void AsJson(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        row.Json(key, slot, path, missing);

    private static void Matrix(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!row.BeginArray(key, slot, path, missing))
            return;
        var rows = row.Elements(slot);
        while (row.NextElement(ref rows, slot + 1))
        {
            if (!row.BeginArray([], slot + 1, $"{path}[*]", IfMissing.WriteNull))
                continue;
            var elements = row.Elements(slot + 1);
            while (row.NextElement(ref elements, slot + 2))
                row.Number([], slot + 2, $"{path}[*][*]", IfMissing.WriteNull);
        }
    }

    private static void Integers(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!row.BeginMap(key, slot, path, missing))
            return;
        var entries = row.Entries(slot);
        while (row.NextEntry(ref entries, slot + 1))
            row.Integer([], slot + 1, $"{path}[*]", IfMissing.WriteNull);
    }

    private static ObjectShape Named(int slot) =>
        TestLine.Shape(slot, slot + 2, new PropertyShape("id", slot + 1), new PropertyShape("name", slot + 2));

    private static void AsNamed(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!row.BeginStruct(key, slot, path, missing))
            return;
        row.Integer("{\"id\":"u8, slot + 1, $"{path}.id", missing == IfMissing.Refuse ? IfMissing.Refuse : IfMissing.WriteNull);
        row.Text(",\"name\":"u8, slot + 2, $"{path}.name", IfMissing.WriteNull);
        row.EndStruct();
    }

    private static void NamedList(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!row.BeginArray(key, slot, path, missing))
            return;
        var elements = row.Elements(slot);
        while (row.NextElement(ref elements, Named(slot + 1)))
            AsNamed(ref row, [], slot + 1, $"{path}[*]", IfMissing.WriteNull);
    }

    private static void NamedMap(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!row.BeginMap(key, slot, path, missing))
            return;
        var entries = row.Entries(slot);
        while (row.NextEntry(ref entries, Named(slot + 1)))
            AsNamed(ref row, [], slot + 1, $"{path}[*]", IfMissing.WriteNull);
    }

    private static ObjectShape Mixed(int slot) => TestLine.Shape(
        slot, slot + 7, new PropertyShape("list", slot + 1), new PropertyShape("last", slot + 5, Named(slot + 5)));

    private static void AsMixed(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!row.BeginStruct(key, slot, path, missing))
            return;
        NamedList(ref row, "{\"list\":"u8, slot + 1, $"{path}.list", IfMissing.Refuse);
        AsNamed(ref row, ",\"last\":"u8, slot + 5, $"{path}.last", IfMissing.Refuse);
        row.EndStruct();
    }
}
