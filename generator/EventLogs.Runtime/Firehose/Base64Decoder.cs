using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Firehose;

/// <summary>Decodes the data of records: exactly what <see cref="Convert.FromBase64String"/> accepts, without allocating.</summary>
internal sealed class Base64Decoder
{
    private readonly ScratchBuffer _unescaped = new();
    private readonly LineBuffer _decoded = new();

    /// <summary>Decodes a JSON string.</summary>
    /// <param name="request">The text that it stands in.</param>
    /// <param name="value">The string.</param>
    /// <param name="mayHaveEscapes">Whether there may be escapes in it.</param>
    /// <param name="data">The bytes; valid until the next call.</param>
    /// <returns>Whether it is Base64.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryDecode(ReadOnlySpan<byte> request, ValueSlice value, bool mayHaveEscapes, out ReadOnlySpan<byte> data)
    {
        var base64 = value.TextIn(request);
        var readable = request.Length - value.Start - 1;
        if (mayHaveEscapes)
        {
            base64 = JsonText.Unescaped(base64, _unescaped);
            readable = base64.Length;
        }

        _decoded.Clear();
        ref var decoded = ref _decoded.Take(base64.Length, Base64Text.Slack);
        var length = Base64Text.Decode(ref MemoryMarshal.GetReference(base64), base64.Length, readable, ref decoded);
        var isBase64 = length >= 0 || TryDecodeAsConvertDoes(base64, MemoryMarshal.CreateSpan(ref decoded, base64.Length), out length);
        data = MemoryMarshal.CreateReadOnlySpan(ref decoded, length);
        return isBase64;
    }

    /// <summary>
    /// What <see cref="Convert"/> and most encoders' own decoders let pass, so that a record must not fail for it: white space, and a
    /// last character with bits that mean nothing (<c>fT==</c>).
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
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
