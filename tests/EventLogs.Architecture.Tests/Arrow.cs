namespace EventLogs.Architecture.Tests;

/// <summary>One room uses another.</summary>
/// <param name="From">The project or namespace that uses.</param>
/// <param name="To">The one that is used.</param>
internal readonly record struct Arrow(string From, string To)
{
    public override string ToString() => $"{From} -> {To}";
}
