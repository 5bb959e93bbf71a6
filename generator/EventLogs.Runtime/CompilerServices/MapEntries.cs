using System.ComponentModel;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>The entries of a map whose line is being written. Of a key that stands twice only the first is one, with the last value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MapEntries
{
    internal MapEntries(int first, int end) => (Next, End, Before) = (first, end, (byte)'{');

    /// <summary>Where on the tape the next key stands.</summary>
    internal int Next { get; set; }

    /// <summary>Where the entries end.</summary>
    internal int End { get; }

    /// <summary>What is written before the next key.</summary>
    internal byte Before { get; set; }
}
