using System.Text;

namespace EventLogs.Compiler.Json;

/// <summary>
/// Lines and columns of a text, of any number of locations: what has been counted once is not counted again, however long a line is. Both count
/// from 1; columns count UTF-16 code units, as editors do.
/// </summary>
internal sealed class LineIndex
{
    /// <summary>Bytes between two locations whose line and column are known.</summary>
    private const int Step = 1024;

    private readonly byte[] _utf8;
    private readonly List<(int Line, int Column)> _steps = [];

    /// <summary>Counts.</summary>
    /// <param name="utf8">The text.</param>
    public LineIndex(byte[] utf8)
    {
        _utf8 = utf8;
        var (line, column) = (1, 1);
        for (var start = 0; start <= utf8.Length; start += Step)
        {
            _steps.Add((line, column));
            var step = utf8.AsSpan(start, Math.Min(Step, utf8.Length - start));
            var lastLine = step.LastIndexOf((byte)'\n');
            line += step.Count((byte)'\n');
            column = lastLine < 0 ? column + Utf16Length(step) : 1 + Utf16Length(step[(lastLine + 1)..]);
        }
    }

    /// <summary>The line and column of a byte.</summary>
    public (int Line, int Column) At(int offset)
    {
        var start = offset / Step * Step;
        var (line, column) = _steps[offset / Step];
        var before = _utf8.AsSpan(start..offset);
        var lastLine = before.LastIndexOf((byte)'\n');
        return (line + before.Count((byte)'\n'), lastLine < 0 ? column + Utf16Length(before) : 1 + Utf16Length(before[(lastLine + 1)..]));
    }

    /// <summary>The line and column of one byte of a text.</summary>
    public static (int Line, int Column) At(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..offset];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    /// <summary>UTF-16 code units of valid UTF-8 that may begin or end inside a character: each counts where its first byte is.</summary>
    private static int Utf16Length(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        foreach (var value in utf8)
            length += value >= 0xF0 ? 2 : (value & 0xC0) != 0x80 ? 1 : 0;
        return length;
    }
}
