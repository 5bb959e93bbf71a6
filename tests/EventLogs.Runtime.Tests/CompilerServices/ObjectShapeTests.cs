using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.CompilerServices;

public sealed class ObjectShapeTests
{
    private const ulong OddFraction = 0x9E37_79B9_7F4A_7C15;

    // alike in what the hash is made of, as long as a comparison and longer, empty, of one letter, and with bytes that need escapes
    private static readonly string[] Names =
    [
        "a", "b", "é", "aa", "ab", "detail", "detail-type", "abcdefgh1yz", "abcdefgh2yz", "abcdefgh3yz", "\"", "a\"", "a\":\"", "a\\", "\n", "a\0",
        new('x', 29), new('x', 30), new('x', 31), new('x', 32), new('x', 33), new string('x', 63), new string('x', 32) + "y" + new string('x', 31),
        new string('x', 64), new string('x', 65), "日本日本日本日本日本", "",
    ];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Gen<string> Name = Gen.OneOf(Names);

    private static readonly Gen<ObjectShape> Shape = Gen.Select(Gen.Shuffle(Names, 0, 12), Gen.ULong, Gen.Int[1, 6], (names, factor, bits) =>
        new ObjectShape(1, Names.Length + 1, factor | 1, bits, [.. names.Select(name => new PropertyShape(name, SlotOf(name)))]));

    [Fact]
    public void The_last_value_of_each_name_is_found_whatever_the_hash_and_the_order()
    {
        var properties = Gen.Select(Name, Gen.OneOf("\"\"", "\"v\"", "\"w\"", "1", "[]", "{\"a\":\"v\"}", "null"), Gen.Bool).Array[0, 20];
        Property.Holds(Gen.Select(Shape, properties, Gen.Bool), test =>
        {
            var (shape, properties, hasSlack) = test;
            var json = string.Join(',', properties.Select(property => Quoted(property.Item1, property.Item3) + ":" + property.Item2));
            var values = Read($"{{{json}}}", shape, hasSlack);
            foreach (var name in Names)
            {
                var isLookedFor = shape.Find(Encoding.UTF8.GetBytes(name)) != ObjectShape.NoSlot;
                var expected = isLookedFor ? properties.LastOrDefault(property => property.Item1 == name).Item2 : null;
                Assert.Equal(expected, values[SlotOf(name)]);
            }
        }, cases: 20_000);
    }

    [Fact]
    public void The_key_of_a_name_is_the_same_on_every_processor()
    {
        // what the generator has searched a factor for elsewhere must hold here
        for (var length = 1; length <= 100; length++)
        {
            var name = Enumerable.Range(0, length).Select(i => (byte)(i * 7 + 33)).ToArray();
            var counted = Math.Min(length % 32, sizeof(ulong));
            var begin = name.Take(counted).Select((value, i) => (ulong)value << i * 8).Aggregate(0UL, (sum, value) => sum | value);
            var end = (length > 1 ? name[^2] : (byte)'"') | (ulong)name[^1] << 8;
            Assert.Equal(begin ^ (end << 40 | (ulong)length << 56), PropertyName.Key(name));
        }
    }

    [Fact]
    public void Each_name_is_found_and_no_other()
    {
        foreach (var name in Names)
        {
            var others = Names.Where(other => other != name).ToArray();
            var shape = new ObjectShape(1, Names.Length + 1, OddFraction, 4, [.. others.Select(other => new PropertyShape(other, SlotOf(other)))]);
            Assert.Equal(ObjectShape.NoSlot, shape.Find(Encoding.UTF8.GetBytes(name)));
            NonEmpty.All(others, other => Assert.Equal(SlotOf(other), shape.Find(Encoding.UTF8.GetBytes(other))));
        }
    }

    [Theory]
    [InlineData("a\"")]
    [InlineData("a\":\"")]
    [InlineData("a\":")]
    public void A_name_with_a_quote_is_no_shorter_name_and_what_follows_it(string name)
    {
        // the hash tells them apart most of the time: with one bit it does not half of the time
        for (var factor = 1UL; factor < 200; factor += 2)
        {
            var shape = new ObjectShape(1, 2, factor << 56 | factor, 1, new PropertyShape(name, 2));
            Assert.Null(Read("""{"a":"v"}""", shape, hasSlack: true)[2]);
            Assert.Null(Read("""{"a":""}""", shape, hasSlack: true)[2]);
        }
    }

    [Theory]
    [InlineData("""{"o":{"a":"1"},"o":{"b":"2"}}""", null, "\"2\"", null)]
    [InlineData("""{"o":{"a":"1"},"o":null,"o":{"b":"2"}}""", null, "\"2\"", null)]
    [InlineData("""{"o":{"a":"1"},"o":"text","o":{"b":"2"}}""", null, "\"2\"", null)]
    [InlineData("""{"o":{"a":"1"},"\u006f":[]}""", null, null, null)]
    [InlineData("""{"o":{"a":"1","i":{"c":"3"}},"o":{"i":null}}""", null, null, null)]
    [InlineData("""{"o":{"i":{"c":"3"},"i":{}}}""", null, null, null)]
    [InlineData("""{"o":{"i":{"c":"3"},"i":1,"a":"1"}}""", "\"1\"", null, null)]
    [InlineData("""{"o":{},"o":{"i":{"c":"3"}}}""", null, null, "\"3\"")]
    [InlineData("""{"a":"0","o":{"o":{"a":"9"},"i":{"c":"3","a":"8"}},"c":"7"}""", null, null, "\"3\"")]
    public void Of_an_object_that_stands_twice_the_last_counts_with_all_that_is_inside(string json, string? a, string? b, string? c)
    {
        var innermost = TestLine.Shape(5, 6, new PropertyShape("c", 6));
        var inner = TestLine.Shape(2, 6, new PropertyShape("a", 3), new PropertyShape("b", 4), new PropertyShape("i", 5, innermost));
        var shape = TestLine.Shape(1, 6, new PropertyShape("o", 2, inner));
        foreach (var padding in new[] { "", new string(' ', 100), ",\"padding\":\"0123456789012345678901234567890123456789\"" })
        {
            foreach (var hasSlack in new[] { false, true })
            {
                var values = Read(json[..^1] + padding + "}", shape, hasSlack);
                Assert.Equal((a, b, c), (values[3], values[4], values[6]));
            }
        }
    }

    [Fact]
    public void A_shape_with_slots_outside_of_it_cannot_be_made()
    {
        var inside = new ObjectShape(3, 4, OddFraction, 4, new PropertyShape("a", 4));
        _ = new ObjectShape(1, 4, OddFraction, 4, new PropertyShape("a", 2), new PropertyShape("b", 3, inside));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ObjectShape(0, 4, OddFraction, 4, new PropertyShape("a", 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ObjectShape(2, 1, OddFraction, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ObjectShape(1, 4, OddFraction, 0, new PropertyShape("a", 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ObjectShape(1, 4, OddFraction, 32, new PropertyShape("a", 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ObjectShape(1, 4, OddFraction, 4, new PropertyShape("a", 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ObjectShape(1, 4, OddFraction, 4, new PropertyShape("a", 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ObjectShape(1, 3, OddFraction, 4, new PropertyShape("b", 3, inside)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ObjectShape(1, 4, OddFraction, 4, new PropertyShape("b", 2, inside)));
    }

    private static int SlotOf(string name) => Array.IndexOf(Names, name) + 2;

    private static string Quoted(string name, bool isEscaped) => isEscaped
        ? "\"" + string.Concat(name.Select(character => $"\\u{(int)character:x4}")) + "\""
        : JsonSerializer.Serialize(name, Relaxed);

    /// <summary>The values at each slot, null where there is none. Behind the event stands what must not count.</summary>
    private static string?[] Read(string json, ObjectShape shape, bool hasSlack)
    {
        var text = Encoding.UTF8.GetBytes(json);
        byte[] memory = [.. text, .. "\",\"a\":\"x\",\"b\":\"x\",\"o\":{\"c\":\"x\"},\"v\":\"x\"}}}                              "u8];
        var utf8Event = memory.AsSpan(0, text.Length);
        var workspace = new EventWorkspace { EventsHaveSlack = hasSlack };
        Assert.True(new EventReader(utf8Event, workspace).Read(shape).IsMapped);
        var values = new string?[shape.Last + 1];
        for (var slot = 1; slot < values.Length; slot++)
            values[slot] = workspace.Slots[slot] is { Kind: not ValueKind.None } value ? Encoding.UTF8.GetString(value.In(utf8Event)) : null;
        return values;
    }
}
