extern alias reference;

using EventLogs.Runtime.Json;
using EventLogs.Runtime.Mapping;
using ReferenceLine = reference::EventLogs.Runtime.Mapping.LineBuffer;
using ReferenceWorkspace = reference::EventLogs.Runtime.Mapping.EventWorkspace;

namespace EventLogs.Fuzz;

/// <summary>Maps events with the run-time library and with its reference, and compares what comes out.</summary>
public sealed class Differential : IDisposable
{
    // longer texts are not put between guards
    private const int Capacity = 1 << 20;

    // buffers are kept for so many events: what is left of one must not show in the next, and a new buffer has to grow
    private const int EventsOfABuffer = 8;

    private LineBuffer _line = new();
    private EventWorkspace _workspace = new();
    private EventWorkspace _slackWorkspace = new() { EventsHaveSlack = true };
    private int _count;
    private readonly ReferenceLine _expected = new();
    private readonly ReferenceWorkspace _referenceWorkspace = new();
    private readonly GuardedMemory? _memory = GuardedMemory.IsSupported ? new GuardedMemory(Capacity) : null;

    /// <summary>What the reference said of the event that was compared last.</summary>
    public string LastError { get; private set; } = "";

    /// <summary>Whether the reference mapped it.</summary>
    public bool LastIsMapped => LastError == nameof(MapError.None);

    /// <summary>Maps an event as one kind, at both ends of readable memory.</summary>
    /// <returns>What differs; null when nothing does.</returns>
    public string? Compare(string id, byte[] utf8Event)
    {
        if (++_count % EventsOfABuffer == 0)
            (_line, _workspace, _slackWorkspace) = (new LineBuffer(), new EventWorkspace(), new EventWorkspace { EventsHaveSlack = true });
        var (ours, reference) = EventKinds.All[id];
        _expected.Clear();
        var expected = reference.Mapper(utf8Event, _referenceWorkspace, _expected);
        var (error, path) = ((MapError)expected.Error, expected.Path);
        LastError = error.ToString();
        if (_memory is null || utf8Event.Length > Capacity - ShortCopy.Slack)
            return Compare(ours.Mapper, utf8Event, _workspace, error, path);
        return Compare(ours.Mapper, _memory.AtEnd(utf8Event), _workspace, error, path)
            ?? Compare(ours.Mapper, _memory.AtStart(utf8Event), _workspace, error, path)
            ?? Compare(ours.Mapper, WithSlack(utf8Event), _slackWorkspace, error, path);
    }

    /// <inheritdoc/>
    public void Dispose() => _memory?.Dispose();

    /// <summary>An event with the end of another one behind it, which must not count, and then memory that cannot be read.</summary>
    private ReadOnlySpan<byte> WithSlack(byte[] utf8Event)
    {
        var slack = "\"x\":\"\\\"}}\n,\"detail\":{\"state\":\"\u0001é\",\"a\":1}}"u8;
        byte[] text = [.. utf8Event, .. slack, .. new byte[ShortCopy.Slack - slack.Length]];
        return _memory!.AtEnd(text)[..utf8Event.Length];
    }

    private string? Compare(EventMapper mapper, ReadOnlySpan<byte> utf8Event, EventWorkspace workspace, MapError error, string? path)
    {
        _line.Clear();
        var result = mapper(utf8Event, workspace, _line);
        if (result != new MapResult(error, path))
            return $"expected {error} {path}, but was {result.Error} {result.Path}";
        return _line.Written.SequenceEqual(_expected.Written) ? null : "the lines differ";
    }
}
