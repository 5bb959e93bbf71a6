namespace EventLogs.Generator.Importing;

/// <summary>One text to import.</summary>
/// <param name="Name">How messages name it: a path as the user wrote it, or <c>-</c>.</param>
/// <param name="Text">What it says.</param>
internal sealed record ImportInput(string Name, string Text);
