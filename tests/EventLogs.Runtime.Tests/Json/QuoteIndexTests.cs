using System.Text;
using System.Text.Unicode;
using CsCheck;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Json;

public sealed class QuoteIndexTests
{
    private const int Slack = TextBlock.Size;
    private const int Sentinels = 16;

    private static readonly Gen<byte[]> Pieces = Gen.Frequency(
        (20, Gen.Const("\"")),
        (6, Gen.Const("\\")),
        (6, Gen.OneOf("a", " ", "{", "\",\"", "0123456789abcdef0123456789abcdef", new string('+', 2 * TextBlock.PlainSize))),
        (1, Gen.OneOf("\n", "\0", "\u001f", "\u007f", "é", "😀"))).Select(Encoding.UTF8.GetBytes);

    private static readonly Gen<byte[]> Text = Gen.Frequency((60, Pieces), (1, Gen.OneOf<byte[]>([0x80], [0xFF], [0xE2, 0x82])))
        .Array[0, 150].Select(pieces => pieces.SelectMany(piece => piece).ToArray());

    // one for all texts: nothing of a text must be left for the next
    private readonly QuoteIndex _index = new();

    [Fact]
    public void Finds_what_a_look_at_each_byte_finds() =>
        Property.Holds(Gen.Select(Text, Gen.Byte.Array[Slack]), test => Check(test.Item1, test.Item2), cases: 10_000);

    [Fact]
    public void Its_memory_grows_in_time_wherever_in_a_text_it_is_full()
    {
        // there is room for ten blocks of quotes at first: here it ends in each slot of the last two
        const int blocks = 10;
        for (var length = blocks * TextBlock.Size; length <= (blocks + 1) * TextBlock.Size; length++)
        {
            for (var blanks = 0; blanks < TextBlock.Size; blanks++)
            {
                var text = new byte[length];
                text.AsSpan().Fill((byte)'"');
                text.AsSpan(0, blanks).Fill((byte)' ');
                new QuoteIndexTests().Check(text, []);

                // what is unusual is read another way than what is behind it
                text[blocks * TextBlock.Size - 1] = (byte)'\n';
                new QuoteIndexTests().Check(text, []);
            }
        }
    }

    [Fact]
    public void Rows_of_backslashes_may_cross_the_border_of_a_block()
    {
        for (var start = 0; start <= TextBlock.Size + 1; start++)
        {
            for (var count = 0; count <= 2 * TextBlock.Size + 2; count++)
            {
                var text = new byte[start + count + 70];
                text.AsSpan().Fill((byte)'"');
                text.AsSpan(start, count).Fill((byte)'\\');
                Check(text, "\\\"\\\""u8.ToArray());
                Check(text[..(start + count)], "\"\\\\\""u8.ToArray());
            }
        }
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x1F)]
    [InlineData(0x20)]
    [InlineData(0x5C)]
    [InlineData(0x7F)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void A_byte_counts_wherever_it_stands(byte value)
    {
        for (var at = 0; at < 3 * TextBlock.Size; at++)
        {
            var text = new byte[3 * TextBlock.Size];
            text.AsSpan().Fill((byte)'"');
            text[at] = value;
            Check(text, [value]);
            Check(text[..(at + 1)], [value]);
        }
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x1F)]
    [InlineData(0x20)]
    [InlineData(0x21)]
    [InlineData(0x22)]
    [InlineData(0x23)]
    [InlineData(0x5C)]
    [InlineData(0x7F)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void A_byte_counts_wherever_it_stands_in_a_long_plain_text(byte value)
    {
        const int length = 2 * TextBlock.Size + 2 * TextBlock.PlainSize + 1;
        for (var at = 0; at < length; at++)
        {
            var text = new byte[length];
            text.AsSpan().Fill((byte)'z');
            text[at] = value;
            Check(text, [value]);
            Check(text[..(at + 1)], [value]);
        }
    }

    private void Check(byte[] text, byte[] behind)
    {
        byte[] memory = [.. text, .. behind, .. new byte[Slack]];
        Check(memory.AsSpan(0, text.Length));
    }

    private void Check(ReadOnlySpan<byte> text)
    {
        var (quotes, unusual) = (new List<int>(), new List<int>());
        var isEscaped = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < 0x20 or (byte)'\\')
                unusual.Add(i);
            if (text[i] == '"' && !isEscaped)
                quotes.Add(i);
            isEscaped = text[i] == '\\' && !isEscaped;
        }

        foreach (var hasSlack in new[] { true, false })
        {
            if (_index.TryRead(text, hasSlack) != Utf8.IsValid(text)
                || !_index.Positions[..^Sentinels].SequenceEqual(quotes.ToArray())
                || !_index.Unusual[..^1].SequenceEqual(unusual.ToArray()))
            {
                Assert.Fail($"with slack: {hasSlack}, in Base64: {Convert.ToBase64String(text)}");
            }

            Assert.Equal(-1, _index.Positions[^Sentinels..].IndexOfAnyExcept(int.MaxValue));
            Assert.Equal(int.MaxValue, _index.Unusual[^1]);
        }
    }
}
