using System.Text;
using EventLogs.Runtime.CompilerServices;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.CompilerServices;

/// <summary>Lines that outgrow their buffer, and values around the sizes at which they are copied in another way.</summary>
public sealed class LineWriterTests
{
    private static readonly int[] Lengths = [0, 1, 30, 31, 32, 62, 63, 64, 65, 126, 127, 128, 129, 4000, 4095, 4096, 4097, 5000, 100_000];

    [Fact]
    public void Texts_of_all_lengths_are_written_whole_one_line_after_the_other()
    {
        var (line, withSlack, expected) = (new LineBuffer(), new LineBuffer(), new StringBuilder());
        foreach (var length in Lengths)
        {
            var value = Text(length);
            expected.Append($"{{\"v\":{value}}}\n");
            Append(value, line, AsText);
            Append(value, withSlack, AsText, hasSlack: true);
            Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(line.Written));
            Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(withSlack.Written));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_line_may_outgrow_its_buffer_at_any_of_its_values(bool hasSlack)
    {
        foreach (var length in Lengths)
        {
            var value = $"[{string.Join(',', Lengths.Select(first => $"{Text(first)},{Text(length)}"))}]";
            var line = new LineBuffer();
            line.Append("before\n"u8);
            Append(value, line, AsTexts, hasSlack);
            Assert.Equal($"before\n{{\"v\":{value}}}\n", Encoding.UTF8.GetString(line.Written));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_line_may_outgrow_its_buffer_byte_by_byte(bool hasSlack)
    {
        // 4,096 bytes at first: what ends the array and the line comes at each slot around the end of them
        for (var length = 3900; length <= 4100; length++)
        {
            var value = $"[{Text(length)},null]";
            var line = new LineBuffer();
            Append(value, line, AsTexts, hasSlack);
            Assert.Equal($"{{\"v\":{value}}}\n", Encoding.UTF8.GetString(line.Written));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5000)]
    [InlineData(100_000)]
    public void A_line_that_is_refused_after_its_buffer_has_grown_leaves_nothing_behind(int length)
    {
        var line = new LineBuffer();
        Append("\"first\"", line, AsText);
        var refused = Write($"[{Text(length)},{Text(length)},1]", line, AsTexts);
        Assert.Equal(new MapResult(MapError.WrongType, "$.v[*]"), refused);
        Append("\"second\"", line, AsText);
        Assert.Equal("{\"v\":\"first\"}\n{\"v\":\"second\"}\n", Encoding.UTF8.GetString(line.Written));
    }

    private static void Append(string value, LineBuffer line, ValueWriter write, bool hasSlack = false) =>
        Assert.Equal(MapResult.Mapped, Write(value, line, write, hasSlack));

    private static MapResult Write(string value, LineBuffer line, ValueWriter write, bool hasSlack = false)
    {
        var text = Encoding.UTF8.GetBytes($"{{\"v\":{value}}}");
        byte[] memory = [.. text, .. Enumerable.Repeat((byte)'"', ShortCopy.Slack)];
        return TestLine.Write(memory.AsSpan(0, text.Length), line, write, required: true, workspace: new EventWorkspace { EventsHaveSlack = hasSlack });
    }

    private static string Text(int length) => $"\"{string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + i % 26)))}\"";

    private static void AsText(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing) =>
        row.Text(key, slot, path, missing);

    private static void AsTexts(ref LineWriter row, ReadOnlySpan<byte> key, int slot, string path, IfMissing missing)
    {
        if (!row.BeginArray(key, slot, path, missing))
            return;
        var elements = row.Elements(slot);
        while (row.NextElement(ref elements, slot + 1))
            row.Text([], slot + 1, $"{path}[*]", IfMissing.WriteNull);
    }
}
