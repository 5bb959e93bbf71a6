using System.Runtime.CompilerServices;
using EventLogs.Runtime.Json;

namespace EventLogs.Runtime.CompilerServices;

/// <content>Strings with escapes. Where backslashes and control characters stand is known, so no byte is looked for.</content>
public ref partial struct EventReader
{
    /// <summary>Checks the inside of a string, up to half a surrogate pair: that is an error of its own.</summary>
    /// <param name="start">Where the inside begins.</param>
    /// <param name="close">Where the closing quote is, which no backslash escapes.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsText(int start, int close)
    {
        while (_unusual[_nextUnusual] < close)
        {
            // what stands before the string has been passed over as white space
            var at = _unusual[_nextUnusual++];
            if (at < start)
                continue;
            if (_utf8Event[at] != '\\')
                return false;
            switch (_utf8Event[at + 1])
            {
                case (byte)'\\':
                    _nextUnusual++;
                    break;
                case (byte)'"' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                    break;
                case (byte)'u' when JsonText.IsUnicodeEscape(_utf8Event[at..close]):
                    PassCodeUnit(_utf8Event[at..close]);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>Passes over an escape of a UTF-16 code unit, and over the second one of a surrogate pair.</summary>
    private void PassCodeUnit(ReadOnlySpan<byte> escape)
    {
        if (!char.IsSurrogate(JsonText.CodeUnit(escape)))
            return;
        if (JsonText.IsSurrogatePair(escape))
            _nextUnusual++;
        else
            _hasHalfAPair = true;
    }
}
