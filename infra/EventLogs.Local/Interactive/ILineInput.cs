namespace EventLogs.Local.Interactive;

/// <summary>Where a shell reads its lines from.</summary>
internal interface ILineInput
{
    /// <summary>Reads a line.</summary>
    /// <param name="isContinued">Whether it goes on with a statement.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<ShellLine> ReadAsync(bool isContinued, CancellationToken cancellation);
}

/// <summary>What was read.</summary>
/// <param name="Text">The line; null at the end.</param>
/// <param name="IsAbandoned">Whether the statement that it belongs to is not wanted any more.</param>
internal readonly record struct ShellLine(string? Text, bool IsAbandoned = false);
