namespace EventLogs.Runtime.Mapping;

/// <summary>Maps one event to one log line. Generated for each schema.</summary>
/// <param name="utf8Event">The event as EventBridge delivers it: UTF-8 JSON.</param>
/// <param name="workspace">Where the event is read. Not for use by two threads at once.</param>
/// <param name="line">Where the line goes: UTF-8 JSON and a <c>\n</c>, appended. Nothing is appended when the event is refused.</param>
/// <returns>The reason for the refusal, or <see cref="MapResult.Mapped"/>. Never throws, whatever the input.</returns>
public delegate MapResult EventMapper(ReadOnlySpan<byte> utf8Event, EventWorkspace workspace, LineBuffer line);
