using System.Buffers;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Lambdas.Bootstrap.Http;

/// <summary>
/// The head of an HTTP/1.1 request: request line, header fields, empty line. No value can end its line or begin another one, whatever it
/// holds: characters that do not belong where they stand are replaced, and what is too long is cut.
/// </summary>
/// <param name="host">The value of the field <c>Host</c>.</param>
internal sealed class HttpRequestHead(string host)
{
    /// <summary>The maximum length of a path or of a field's value. Nothing that is meant to be sent comes near it.</summary>
    public const int MaxValue = 1024;

    private const byte Replacement = (byte)'?';

    private readonly LineBuffer _bytes = new();

    /// <summary>Starts the head of another request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    public void Begin(string method, string path)
    {
        _bytes.Clear();
        Append(method, '!');
        _bytes.Write(" "u8);
        Append(path, '!');
        _bytes.Write(" HTTP/1.1\r\n"u8);
        Field("Host", host);
    }

    /// <summary>Adds a header field.</summary>
    public void Field(string name, string value)
    {
        Append(name, '!');
        _bytes.Write(": "u8);
        Append(value, ' ');
        _bytes.Write("\r\n"u8);
    }

    /// <summary>Ends the head.</summary>
    /// <returns>Its bytes, valid until the next one begins.</returns>
    public ReadOnlySpan<byte> End()
    {
        _bytes.Write("\r\n"u8);
        return _bytes.Written;
    }

    /// <summary>Appends text, of which ASCII characters from <paramref name="first"/> to the tilde are kept.</summary>
    private void Append(string text, char first)
    {
        var length = Math.Min(text.Length, MaxValue);
        var destination = _bytes.GetSpan(length);
        for (var i = 0; i < length; i++)
            destination[i] = text[i] >= first && text[i] <= '~' ? (byte)text[i] : Replacement;
        _bytes.Advance(length);
    }
}
