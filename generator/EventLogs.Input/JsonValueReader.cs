using System.Text.Json;

namespace EventLogs.Input;

/// <summary>
/// Cuts a stream into its JSON values, holding one value at a time: JSON lines, values one after the other in any layout,
/// or arrays, whose elements count as the values. White space and commas between values mean nothing.
/// </summary>
/// <remarks>
/// What is not JSON is reported as one broken value, and reading goes on at the next line that begins as the broken one began
/// (same indentation, then <c>{</c>): a torn JSON line costs that line, a torn element of a pretty-printed array that element.
/// <para>
/// A line that is one object, as nearly all events come, is taken at one look, which may find something about it too; all else is
/// measured with care. Both give the same values: the quick one takes only what it has read as JSON from end to end.
/// </para>
/// </remarks>
/// <typeparam name="TMatch">What is found about a line at one look.</typeparam>
/// <param name="stream">UTF-8.</param>
/// <param name="maxValueBytes">The size of the largest value that is read.</param>
/// <param name="matchLine">Takes lines at one look, for speed; null leaves all to the careful way.</param>
internal sealed class JsonValueReader<TMatch>(Stream stream, int maxValueBytes, LineMatch<TMatch>? matchLine = null)
    where TMatch : class
{
    private const int MaxIndentation = 256;

    // Deeper than an event may be: such an event reaches the transform, which refuses it and keeps it
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000_000 };

    private readonly InputBuffer _input = new(stream);
    private readonly List<byte> _indentation = [];
    private bool _leadsLine = true;
    private bool _inArray;
    private long? _arrayLine;
    private int _length;

    /// <summary>The value's bytes as they came; empty when it is broken. Valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Value => _input.Available[.._length];

    /// <summary>What was found about the value on the way; null says nothing.</summary>
    public TMatch? Match { get; private set; }

    /// <summary>Why the value is none, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>The line in which the value begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The byte of that line at which the value begins, from 1.</summary>
    public long Column { get; private set; }

    /// <summary>Goes to the next value, whole or broken.</summary>
    /// <returns>False at the end.</returns>
    public bool Read()
    {
        _input.Consume(_length);
        _leadsLine &= _length == 0;
        _length = 0;
        (Match, Error) = (null, null);
        if (_input.IsAtStart)
            _input.SkipByteOrderMark();

        var found = SkipToValue();
        (Line, Column) = (_input.Line, _input.Column);
        if (found)
            TakeValue();
        else if (_arrayLine is { } arrayLine)
            (Error, _inArray, _arrayLine) = ($"the array that begins in line {arrayLine} has no end", false, null);
        else
            return false;
        return true;
    }

    private bool SkipToValue()
    {
        while (!_input.Available.IsEmpty || _input.Fill())
        {
            switch (_input.Available[0])
            {
                case (byte)'\n':
                    _indentation.Clear();
                    _leadsLine = true;
                    break;
                case (byte)' ' or (byte)'\t' when _indentation.Count < MaxIndentation:
                    _indentation.Add(_input.Available[0]);
                    break;
                case (byte)' ' or (byte)'\t' or (byte)'\r':
                    break;
                case (byte)',':
                    _leadsLine = false;
                    break;
                case (byte)'[' when !_inArray:
                    (_inArray, _arrayLine, _leadsLine) = (true, _input.Line, false);
                    break;
                case (byte)']' when _inArray:
                    (_inArray, _arrayLine, _leadsLine) = (false, null, false);
                    break;
                default:
                    return true;
            }

            _input.Consume(1);
        }

        return false;
    }

    private void TakeValue()
    {
        if (!TryTakeLine())
            Measure();
    }

    /// <summary>Takes the value if it leads a line that holds nothing else. Tried once a line at most, so that long lines cost no more.</summary>
    private bool TryTakeLine()
    {
        var lineEnd = _leadsLine && matchLine is not null ? _input.Available.IndexOf((byte)'\n') : -1;
        if (lineEnd < 0)
            return false;
        var line = _input.Available[..lineEnd].TrimEnd(" \t\r"u8);
        if (line[^1] != '}' || line.Length > maxValueBytes || !matchLine!(line, out var match))
            return false;
        (_length, Match) = (line.Length, match);
        return true;
    }

    /// <summary>Finds the value's end, or the reason why there is none.</summary>
    private void Measure()
    {
        // Only a number can do without an end of its own; of anything else the reader must not take the input's end for the value's
        var isScalar = _input.Available[0] is not ((byte)'{' or (byte)'[');
        var state = new JsonReaderState(Options);
        var scanned = 0;
        while (true)
        {
            var isFinal = _input.IsEnded && isScalar;
            try
            {
                var reader = new Utf8JsonReader(_input.Available[scanned..], isFinal, state);
                var isWhole = ReadWhole(ref reader);
                scanned += (int)reader.BytesConsumed;
                state = reader.CurrentState;
                if (isWhole && scanned <= maxValueBytes)
                {
                    _length = scanned;
                    return;
                }
            }
            catch (JsonException exception)
            {
                Skip("not JSON: " + Describe(exception));
                return;
            }

            if (Math.Max(scanned, _input.Available.Length) > maxValueBytes)
                Skip($"larger than a record may be ({maxValueBytes:N0} bytes)");
            else if (!_input.Fill() && (isFinal || !isScalar))
                Skip("not JSON: the input ends inside of the value");
            else
                continue;
            return;
        }
    }

    private static bool ReadWhole(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
                return true;
        }

        return false;
    }

    private string Describe(JsonException exception)
    {
        // The message ends with its own idea of the location, which counts from the value's begin
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var text = (end < 0 ? exception.Message : exception.Message[..end]).TrimEnd('.');
        return exception.LineNumber > 0 ? $"{text} (line {Line + exception.LineNumber})" : text;
    }

    /// <summary>Leaves out a broken value: up to the next line that begins as this one's did.</summary>
    private void Skip(string error)
    {
        // The array around it may have ended in what is left out
        (Error, _arrayLine) = (error, null);
        ReadOnlySpan<byte> next = [(byte)'\n', .. _leadsLine ? _indentation : [], (byte)'{'];
        while (true)
        {
            var at = _input.Available.IndexOf(next);
            if (at >= 0)
            {
                _input.Consume(at);
                return;
            }

            _input.Consume(Math.Max(0, _input.Available.Length - next.Length + 1));
            if (_input.Fill())
                continue;
            _input.Consume(_input.Available.Length);
            return;
        }
    }
}

/// <summary>Whether a text is one JSON object and nothing else. May say no to some objects, but never yes to what is none.</summary>
/// <param name="utf8Text">Any text.</param>
/// <param name="match">What was found about it.</param>
internal delegate bool LineMatch<TMatch>(ReadOnlySpan<byte> utf8Text, out TMatch? match)
    where TMatch : class;
