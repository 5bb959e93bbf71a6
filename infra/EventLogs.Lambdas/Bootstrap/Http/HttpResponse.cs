using System.Text;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Bootstrap.Http;

/// <summary>An HTTP/1.1 answer. One object is used for every answer of a connection, so what it holds is valid until the next.</summary>
internal sealed class HttpResponse
{
    /// <summary>The status code.</summary>
    public int Status { get; set; }

    /// <summary>Whether the connection can carry another request.</summary>
    public bool KeepsAlive { get; set; }

    /// <summary>The header fields as they came: lines of <c>name: value</c>.</summary>
    public LineBuffer Fields { get; } = new();

    /// <summary>The body without its framing.</summary>
    public LineBuffer Body { get; } = new();

    /// <summary>Why the body could not be read, as a sentence; null when it was. The body is empty then.</summary>
    public string? BodyError { get; set; }

    /// <summary>The value of the first field of this name, without the white space around it.</summary>
    /// <param name="name">The name in lower case; names match without case.</param>
    /// <param name="value">The value; empty when there is no such field.</param>
    public bool TryGetField(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        foreach (var range in Fields.Written.Split((byte)'\n'))
        {
            var field = Fields.Written[range];
            if (field.Length > name.Length && field[name.Length] == (byte)':' && Ascii.EqualsIgnoreCase(field[..name.Length], name))
            {
                value = field[(name.Length + 1)..].Trim(" \t\r"u8);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The value of the first field of this name as text; null when there is none.</summary>
    public string? GetField(ReadOnlySpan<byte> name) => TryGetField(name, out var value) ? Encoding.UTF8.GetString(value) : null;
}
