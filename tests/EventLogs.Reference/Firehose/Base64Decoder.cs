using System.Buffers;
using System.Buffers.Text;
using System.Text;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Firehose;

/// <summary>Decodes the data of records: exactly what <see cref="Convert.FromBase64String"/> accepts, without allocating.</summary>
internal sealed class Base64Decoder
{
    private readonly LineBuffer _decoded = new();

    /// <summary>Decodes the inside of a JSON string.</summary>
    /// <param name="text">The inside of the string, still escaped.</param>
    /// <param name="data">The bytes; valid until the next call.</param>
    /// <returns>Whether it is Base64.</returns>
    public bool TryDecode(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> data)
    {
        var base64 = JsonText.Unescaped(text);
        var decoded = _decoded.GetSpan(Base64.GetMaxDecodedFromUtf8Length(base64.Length));
        var isBase64 = Base64.DecodeFromUtf8(base64, decoded, out _, out var length) == OperationStatus.Done
            || TryDecodeAsConvertDoes(base64, decoded, out length);
        data = decoded[..length];
        return isBase64;
    }

    /// <summary>
    /// <see cref="Base64"/> refuses a last character with bits that mean nothing (<c>fT==</c>). <see cref="Convert"/> and most
    /// encoders' own decoders let it pass, so a record must not fail for it.
    /// </summary>
    private static bool TryDecodeAsConvertDoes(ReadOnlySpan<byte> base64, Span<byte> decoded, out int length)
    {
        length = 0;
        var characters = ArrayPool<char>.Shared.Rent(base64.Length);
        var isBase64 = Ascii.ToUtf16(base64, characters, out var count) == OperationStatus.Done
            && Convert.TryFromBase64Chars(characters.AsSpan(0, count), decoded, out length);
        ArrayPool<char>.Shared.Return(characters);
        return isBase64;
    }
}
