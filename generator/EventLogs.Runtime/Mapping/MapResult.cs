namespace EventLogs.Runtime.Mapping;

/// <summary>What became of an event: mapped, or refused for a reason. A value, and its path is a constant: a refusal allocates nothing.</summary>
/// <param name="Error">The kind of reason; <see cref="MapError.None"/> when the event was mapped.</param>
/// <param name="Path">The JSONPath of the value at fault, where one is.</param>
public readonly record struct MapResult(MapError Error, string? Path = null)
{
    /// <summary>The event became a line.</summary>
    public static MapResult Mapped => default;

    /// <summary>Whether the event became a line.</summary>
    public bool IsMapped => Error == MapError.None;

    /// <summary>The reason as a sentence for a log. Holds nothing of the event's own data.</summary>
    public override string ToString() => Path is null ? Error.Describe() : $"{Path}: {Error.Describe()}";
}
