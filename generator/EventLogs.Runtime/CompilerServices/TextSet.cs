using System.ComponentModel;
using System.Text;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>Texts of which a value has to be one, or begin with one. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextSet
{
    private readonly byte[][] _exact;
    private readonly byte[][] _prefixes;

    /// <summary>Makes the set.</summary>
    /// <param name="exact">The texts.</param>
    /// <param name="prefixes">What others begin with.</param>
    public TextSet(ReadOnlySpan<string> exact, ReadOnlySpan<string> prefixes)
    {
        (_exact, _prefixes) = (Bytes(exact), Bytes(prefixes));
        Array.Sort(_exact, static (a, b) => a.AsSpan().SequenceCompareTo(b));
    }

    /// <summary>Whether an unescaped text is one of them.</summary>
    internal bool Contains(ReadOnlySpan<byte> text)
    {
        var (low, high) = (0, _exact.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = text.SequenceCompareTo(_exact[middle]);
            if (order == 0)
                return true;
            if (order < 0)
                high = middle - 1;
            else
                low = middle + 1;
        }

        foreach (var prefix in _prefixes)
        {
            if (text.StartsWith(prefix))
                return true;
        }

        return false;
    }

    private static byte[][] Bytes(ReadOnlySpan<string> texts)
    {
        var bytes = new byte[texts.Length][];
        for (var i = 0; i < texts.Length; i++)
            bytes[i] = Encoding.UTF8.GetBytes(texts[i]);
        return bytes;
    }
}
