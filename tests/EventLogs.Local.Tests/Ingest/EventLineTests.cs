using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using EventLogs.Input;
using EventLogs.Local.Ingest;
using EventLogs.Local.Tests.Support;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Local.Tests.Ingest;

/// <summary>The quick way of the reader, beside the careful one: bytes that come one at a time are never a whole line.</summary>
public sealed partial class EventLineTests
{
    private const string Placed = """{"source":"test.shop","detail-type":"Order Placed"}""";

    [Theory]
    [InlineData(Placed + "\n", "order_placed")]
    [InlineData("\uFEFF" + Placed + "\n", "order_placed")]
    [InlineData("[\n\t " + Placed + " \r\n]", "order_placed")]
    [InlineData("""{"detail-type":"x","s\u006furce":"test.shop","detail-type":"Order\u0020Shipped"}""" + "\n", "order_shipped")]
    [InlineData("""{"source":"test.shop","detail-type":"x"}""" + "\n", null)]
    [InlineData(Placed, null)]
    [InlineData(Placed + ",\n", null)]
    [InlineData("," + Placed + "\n", null)]
    [InlineData("{\n\"source\":\"test.shop\",\"detail-type\":\"Order Placed\"}\n", null)]
    public void An_event_that_is_a_whole_line_comes_with_its_rule(string text, string? table)
    {
        var reader = new JsonValueReader<EventDefinition>(new MemoryStream(Encoding.UTF8.GetBytes(text)), int.MaxValue, new EventRules(TestCatalog.Events).IsObject);

        Assert.True(reader.Read());
        Assert.Null(reader.Error);
        Assert.Equal(table, reader.Match?.Table.Name);
    }

    [Fact]
    public void Both_ways_give_the_same_values_places_errors_and_rules()
    {
        var quick = 0;
        Gen.Select(GenText, GenDamage.Array[0, 2]).Sample((text, damage) =>
        {
            var bytes = damage.Aggregate(Encoding.UTF8.GetBytes(text), Damage);

            var values = Read(new MemoryStream(bytes));
            var careful = Read(new ChunkedStream(bytes, 1));

            // what follows a value without an end has been read once, so that it may be there as a whole line
            Assert.DoesNotContain(careful.TakeWhile(value => value.Reason != "not JSON: the input ends inside of the value"), value => value.IsQuick);
            Assert.Equal(careful.Select(value => value with { IsQuick = false }), values.Select(value => value with { IsQuick = false }));
            Interlocked.Add(ref quick, values.Count(value => value.IsQuick));
        }, iter: 3_000);
        Assert.InRange(quick, 300, int.MaxValue);
    }

    private static Gen<string> GenText
    {
        get
        {
            var text = Gen.OneOf(
                Gen.OneOf("source", "detail-type", "test.shop", "Order Placed", "Order Shipped"),
                Gen.OneOf("{", "}", "[", "]}", ",", ":", " ", "\\\"", "\\\\", "\\n", "\\u007d", "\\ud800", "ä", "😀", "x").Array[0, 4]
                    .Select(string.Concat)).Select(content => $"\"{content}\"");
            var space = Gen.Frequency((8, Gen.Const("")), (1, Gen.OneOf(" ", "\t", "\r\n ", "\n")));
            var value = Gen.Recursive<string>((depth, inner) =>
            {
                var scalar = Gen.OneOf(text, Gen.OneOf("0", "-1.5e3", "true", "null", "{}", "[]"));
                var items = Gen.Select(space, inner, (s, item) => s + item + s).Array[0, 3];
                var properties = Gen.Select(text, space, inner, (name, s, item) => $"{name}{s}:{s}{item}").Array[0, 3];
                return depth > 3 ? scalar : Gen.OneOf(
                    scalar,
                    items.Select(all => $"[{string.Join(',', all)}]"),
                    properties.Select(all => $"{{{string.Join(',', all)}}}"));
            });
            var event_ = Gen.Select(
                Gen.OneOf("\"source\":\"test.shop\"", "\"source\":null", "\"s\\u006furce\":\"test.shop\""),
                Gen.OneOf("\"detail-type\":\"Order Placed\"", "\"detail-type\":\"Order Shipped\"", "\"detail-type\":\"x\""),
                value,
                (source, detailType, detail) => $"{{{detailType},\"detail\":{detail},{source}}}");
            var separator = Gen.Frequency((6, Gen.OneOf("\n", "\r\n", " \t\n")), (1, Gen.OneOf("", " ", ",", "[", "]", "\n\n  ")));
            return Gen.Select(Gen.OneOf(event_, event_, value), separator, (one, after) => one + after).Array[0, 8].Select(string.Concat);
        }
    }

    private static Gen<(int Kind, int At, byte With)> GenDamage =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1000], Gen.OneOf(Gen.Char["{}[]\",:\\\n0"].Select(c => (byte)c), Gen.Byte));

    private static byte[] Damage(byte[] bytes, (int Kind, int At, byte With) damage)
    {
        var at = damage.At % (bytes.Length + 1);
        return damage.Kind switch
        {
            0 => [.. bytes[..at], damage.With, .. bytes[at..]],
            1 => [.. bytes[..at], .. bytes.Skip(at + 1)],
            _ => bytes[..at],
        };
    }

    private static List<Piece> Read(Stream stream)
    {
        var rules = new EventRules(TestCatalog.Events);
        var reader = new JsonValueReader<EventDefinition>(stream, int.MaxValue, rules.IsObject);
        var pieces = new List<Piece>();
        while (reader.Read())
        {
            var (reason, rule) = (reader.Error, reader.Match);
            if (reason is null)
                rule ??= rules.Match(reader.Value, out reason);
            var value = Convert.ToHexString(reader.Value);
            pieces.Add(new Piece(reader.Line, reader.Column, value, rule?.Id, WithoutLiteral(reason), reader.Match is not null));
        }

        return pieces;
    }

    // how much of a word that is none the message shows depends on how much has been read
    private static string? WithoutLiteral(string? reason) => reason is null ? null : Literal().Replace(reason, "");

    [GeneratedRegex("'.*'(?= is an invalid JSON literal)", RegexOptions.Singleline)]
    private static partial Regex Literal();

    private sealed record Piece(long Line, long Column, string Value, string? Rule, string? Reason, bool IsQuick);
}
