using System.ComponentModel;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>The elements of an array whose line is being written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ArrayElements
{
    internal ArrayElements(int first, int end) => (Next, End, Before) = (first, end, (byte)'[');

    /// <summary>Where on the tape the next element stands.</summary>
    internal int Next { get; set; }

    /// <summary>Where the elements end.</summary>
    internal int End { get; }

    /// <summary>What is written before the next element.</summary>
    internal byte Before { get; set; }
}
