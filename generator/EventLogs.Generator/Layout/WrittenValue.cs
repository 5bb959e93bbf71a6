namespace EventLogs.Generator.Layout;

/// <summary>A value of a JSON text as it was written.</summary>
/// <param name="Text">A scalar's text; the opening bracket of an object or an array.</param>
/// <param name="Items">What an object or an array holds.</param>
/// <param name="IsBroken">Whether its first item begins on a line of its own.</param>
internal sealed record WrittenValue(string Text, IReadOnlyList<WrittenItem> Items, bool IsBroken)
{
    public bool IsContainer => Text is "{" or "[";

    /// <summary>Whether it takes more than one line: as its author began it, and where something in it does.</summary>
    public bool IsExpanded { get; } = IsBroken || Items.Any(item => item.Value.IsExpanded);
}

/// <summary>An item of an object or an array.</summary>
/// <param name="Name">Its name with the quotes; null in an array.</param>
/// <param name="Value">Its value.</param>
/// <param name="SpacesBefore">Spaces between it and the comma before, on one line.</param>
/// <param name="SpacesAfterName">Spaces between the colon and its value.</param>
/// <param name="HasBlankLine">Whether there is an empty line before it.</param>
internal sealed record WrittenItem(string? Name, WrittenValue Value, int SpacesBefore, int SpacesAfterName, bool HasBlankLine);
