using System.Text.Encodings.Web;

namespace EventLogs.Lambdas.Bootstrap;

/// <summary>
/// Escapes what JSON wants escaped, and nothing else: no browser reads the log. The framework's encoder of that kind lists all of
/// Unicode when it is first used, which a function would do at every start.
/// </summary>
internal sealed unsafe class LogEncoder : JavaScriptEncoder
{
    private const int EscapeLength = 6;

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => EscapeLength;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < ' ' or '"' or '\\';

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var i = 0; i < textLength; i++)
        {
            // half a surrogate pair is found here as well: it has to be replaced
            if (WillEncode(text[i]) || char.IsSurrogate(text[i]))
                return i;
        }

        return -1;
    }

    /// <inheritdoc/>
    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        numberOfCharactersWritten = 0;
        return bufferLength >= EscapeLength
            && new Span<char>(buffer, bufferLength).TryWrite($"\\u{unicodeScalar:x4}", out numberOfCharactersWritten);
    }
}
