using System.Text;
using EventLogs.Runtime.Firehose;

namespace EventLogs.Runtime.Tests.Firehose;

public sealed class Base64TextTests
{
    private const int Longest = 300;
    private const int Guard = 100;

    private readonly Random _random = new(1);

    [Fact]
    public void Encodes_as_Convert_does_whatever_stands_behind()
    {
        for (var length = 0; length <= Longest; length++)
        {
            var source = Noise(length + Base64Text.Slack);
            var expected = Encoding.ASCII.GetBytes(Convert.ToBase64String(source, 0, length));
            Assert.Equal(expected.Length, Base64Text.EncodedLength(length));
            var target = Noise(expected.Length + Base64Text.Slack + Guard);
            var guard = target[^Guard..];
            Base64Text.Encode(ref source[0], length, ref target[0]);
            Assert.Equal(expected, target[..expected.Length]);
            Assert.Equal(guard, target[^Guard..]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Base64Text.Slack - 1)]
    [InlineData(Base64Text.Slack)]
    public void Decodes_as_Convert_does_whatever_stands_behind(int readable)
    {
        for (var length = 0; length <= Longest; length++)
        {
            var expected = Noise(length);
            var text = Encoding.ASCII.GetBytes(Convert.ToBase64String(expected));
            Assert.Equal(expected, Decode(text, readable));
        }
    }

    [Theory]
    [InlineData("AB==")]
    [InlineData("AP==")]
    [InlineData("f/==")]
    [InlineData("f9V=")]
    [InlineData("///=")]
    [InlineData("AAP=")]
    public void Bits_of_the_last_character_that_mean_nothing_make_no_difference(string end)
    {
        for (var length = 0; length <= Longest; length += 3)
        {
            var text = Convert.ToBase64String(Noise(length)) + end;

            // to refuse such a text is right too: then the decoder asks Convert
            if (Decode(Encoding.ASCII.GetBytes(text), Base64Text.Slack) is { } decoded)
                Assert.Equal(Convert.FromBase64String(text), decoded);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Base64Text.Slack)]
    public void Refuses_a_character_that_is_none_wherever_it_stands(int readable)
    {
        for (var length = 1; length <= 3 * Base64Text.Slack; length++)
        {
            var text = Encoding.ASCII.GetBytes(Convert.ToBase64String(Noise(length)));
            foreach (var wrong in "!-_\0=\u007f"u8)
            {
                var at = _random.Next(text.Length - 2);
                Assert.Null(Decode([.. text[..at], wrong, .. text[(at + 1)..]], readable));
            }

            Assert.Null(Decode([.. text[..^1], (byte)(text[^1] | 0x80)], readable));
            Assert.Null(Decode([.. text, (byte)'A'], readable));
            Assert.Null(Decode(text[..^1], readable));
        }
    }

    [Fact]
    public void Every_byte_is_a_character_or_none_as_for_Convert()
    {
        for (var value = 0; value <= byte.MaxValue; value++)
        {
            byte[] text = [.. "AAA"u8, (byte)value, .. "AAAA"u8];
            var isCharacter = char.IsAsciiLetterOrDigit((char)value) || (char)value is '+' or '/';
            foreach (var readable in new[] { 0, Base64Text.Slack })
            {
                var decoded = Decode(text, readable);
                Assert.Equal(isCharacter, decoded is not null);
                if (isCharacter)
                    Assert.Equal(Convert.FromBase64String(Encoding.ASCII.GetString(text)), decoded);
            }
        }
    }

    /// <summary>The bytes of a text that has noise behind it, so many bytes of which may be read; null when it is refused.</summary>
    private byte[]? Decode(byte[] text, int readable)
    {
        byte[] source = [.. text, .. Noise(readable + 1)];
        var target = Noise(text.Length + Base64Text.Slack + Guard);
        var guard = target[^Guard..];
        var length = Base64Text.Decode(ref source[0], text.Length, text.Length + readable, ref target[0]);
        Assert.Equal(guard, target[^Guard..]);
        return length < 0 ? null : target[..length];
    }

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        _random.NextBytes(noise);
        return noise;
    }
}
