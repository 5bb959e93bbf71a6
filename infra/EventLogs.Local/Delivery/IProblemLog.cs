namespace EventLogs.Local.Delivery;

/// <summary>Is told of every event that did not become a line.</summary>
internal interface IProblemLog
{
    /// <summary>No rule takes the value, or it is not an event at all.</summary>
    void Unmatched(EventLocation location, string reason);

    /// <summary>The transform refused the event; it is stored under the table's error prefix.</summary>
    void Failed(EventLocation location, string table, string reason);

    /// <summary>A file could not be read, or not to its end.</summary>
    void Unreadable(string input, string reason);
}
