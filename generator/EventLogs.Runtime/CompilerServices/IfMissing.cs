using System.ComponentModel;

namespace EventLogs.Runtime.CompilerServices;

/// <summary>What becomes of a value that is missing or null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum IfMissing
{
    /// <summary>A column: its key is left out of the line.</summary>
    LeaveOut,

    /// <summary>A field of a struct, an element of an array, a value of a map: it is written as <c>null</c>.</summary>
    WriteNull,

    /// <summary>The event is refused.</summary>
    Refuse,
}
