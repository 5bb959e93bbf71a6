using System.Buffers;

namespace EventLogs.Runtime.Json;

/// <summary>The escapes that a JSON text needs to become the inside of a JSON string.</summary>
internal static class JsonEscapes
{
    /// <summary>The bytes of a JSON text that cannot stand in a string. Of the control characters it can hold white space only.</summary>
    public static readonly SearchValues<byte> Needed = SearchValues.Create("\"\\\n\r\t"u8);

    /// <summary>The escape for one of <see cref="Needed"/>.</summary>
    public static ReadOnlySpan<byte> For(byte needed) => needed switch
    {
        (byte)'"' => "\\\""u8,
        (byte)'\\' => "\\\\"u8,
        (byte)'\n' => "\\n"u8,
        (byte)'\r' => "\\r"u8,
        (byte)'\t' => "\\t"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(needed), needed, null),
    };
}
