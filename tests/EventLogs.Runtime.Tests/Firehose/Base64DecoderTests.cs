using System.Text;
using CsCheck;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Firehose;

public sealed class Base64DecoderTests
{
    private static readonly Gen<string> NearlyBase64 = Gen.Frequency(
        (20, Gen.OneOf("A", "Z", "a", "f", "T", "9", "+", "/")),
        (3, Gen.OneOf(" ", "\t", "\n", "\r")),
        (3, Gen.Const("=")),
        (1, Gen.OneOf("-", "_", "!", "é", "\0", "\u000b", "\u00a0"))).Array[0, 12].Select(string.Concat);

    private static readonly Gen<string> PaddedBase64 = Gen.Select(Gen.Byte.Array[0, 60], Gen.OneOf("", "\n", " \r\n", "="), (bytes, tail) =>
        Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks) + tail);

    [Fact]
    public void Accepts_what_Convert_accepts() =>
        Property.Holds(Gen.OneOf(NearlyBase64, PaddedBase64), text => Assert.Equal(Expected(text), Decode(Escape(text))), cases: 20_000);

    [Theory]
    [InlineData("fT==", "7D")]
    [InlineData("fX==", "7D")]
    [InlineData("fR9=", "7D1F")]
    [InlineData(" f Q = = ", "7D")]
    [InlineData("\\u0066Q\\u003d=", "7D")]
    [InlineData("\\/\\/\\/\\/", "FFFFFF")]
    [InlineData("", "")]
    [InlineData("fQ", null)]
    [InlineData("fQ=", null)]
    [InlineData("fQ==fQ==", null)]
    [InlineData("fQ===", null)]
    [InlineData("f-Q=", null)]
    public void Known_cases(string text, string? hex) => Assert.Equal(hex, Decode(text));

    [Fact]
    public void Long_data_is_decoded()
    {
        var bytes = new byte[1_000_000];
        new Random(1).NextBytes(bytes);
        Assert.Equal(Convert.ToHexString(bytes), Decode(Convert.ToBase64String(bytes)));
    }

    private static string? Expected(string text)
    {
        try
        {
            return Convert.ToHexString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Decode(string escaped)
    {
        var atItsEnd = DecodeIn($"\"{escaped}\"", escaped);
        Assert.Equal(atItsEnd, DecodeIn($"\"{escaped}\"" + new string(' ', 2 * Base64Text.Slack), escaped));
        return atItsEnd;
    }

    private static string? DecodeIn(string text, string escaped)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var value = new ValueSlice(0, Encoding.UTF8.GetByteCount(escaped) + 2, ValueKind.String);
        var isBase64 = new Base64Decoder().TryDecode(utf8, value, escaped.Contains('\\', StringComparison.Ordinal), out var data);
        Assert.True(isBase64 || data.IsEmpty);
        return isBase64 ? Convert.ToHexString(data) : null;
    }

    private static string Escape(string text) => string.Concat(text.Select(c => c < ' ' ? $"\\u{(int)c:x4}" : c.ToString()));
}
