extern alias reference;

using EventLogs.Runtime.Mapping;
using ReferenceLine = reference::EventLogs.Runtime.Mapping.LineBuffer;

namespace EventLogs.Fuzz;

/// <summary>Maps events with the run-time library and with its reference, and compares what comes out.</summary>
public sealed class Differential : IDisposable
{
    // longer texts are not put between guards
    private const int Capacity = 1 << 20;

    private readonly LineBuffer _line = new();
    private readonly ReferenceLine _expected = new();
    private readonly GuardedMemory? _memory = GuardedMemory.IsSupported ? new GuardedMemory(Capacity) : null;

    /// <summary>What the reference said of the event that was compared last.</summary>
    public string LastError { get; private set; } = "";

    /// <summary>Whether the reference mapped it.</summary>
    public bool LastIsMapped => LastError == nameof(MapError.None);

    /// <summary>Maps an event as one kind, at both ends of readable memory.</summary>
    /// <returns>What differs; null when nothing does.</returns>
    public string? Compare(string id, byte[] utf8Event)
    {
        var (ours, reference) = EventKinds.All[id];
        _expected.Clear();
        var expected = reference.Mapper(utf8Event, _expected);
        var (error, path) = ((MapError)expected.Error, expected.Path);
        LastError = error.ToString();
        if (_memory is null || utf8Event.Length > Capacity)
            return Compare(ours.Mapper, utf8Event, error, path);
        return Compare(ours.Mapper, _memory.AtEnd(utf8Event), error, path)
            ?? Compare(ours.Mapper, _memory.AtStart(utf8Event), error, path);
    }

    /// <inheritdoc/>
    public void Dispose() => _memory?.Dispose();

    private string? Compare(EventMapper mapper, ReadOnlySpan<byte> utf8Event, MapError error, string? path)
    {
        _line.Clear();
        var result = mapper(utf8Event, _line);
        if (result != new MapResult(error, path))
            return $"expected {error} {path}, but was {result.Error} {result.Path}";
        return _line.Written.SequenceEqual(_expected.Written) ? null : "the lines differ";
    }
}
