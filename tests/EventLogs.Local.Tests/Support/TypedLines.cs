using EventLogs.Local.Interactive;

namespace EventLogs.Local.Tests.Support;

/// <summary>Lines that were typed before.</summary>
internal sealed class TypedLines(IEnumerable<string> lines) : ILineInput
{
    private readonly Queue<string> _lines = new(lines);

    public Task<ShellLine> ReadAsync(bool isContinued, CancellationToken cancellation) =>
        Task.FromResult(new ShellLine(_lines.TryDequeue(out var line) ? line : null));
}
