namespace EventLogs.Local.Redrive;

/// <summary>What a redrive has done so far. Its size does not grow with the number of messages that are gone.</summary>
internal sealed class RedriveCounts
{
    private readonly SortedDictionary<string, TableRedrive> _tables = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Table, string Reason), int> _kept = [];
    private readonly Dictionary<string, (string Table, string Reason)> _undeleted = new(StringComparer.Ordinal);

    /// <summary>How many messages have been received, each once.</summary>
    public int Messages { get; private set; }

    /// <summary>Counts a message that was received.</summary>
    public void Add(JudgedEvent item)
    {
        Messages++;
        Change(item.Table, table => table with { Messages = table.Messages + 1, Passing = table.Passing + (item.Stream is null ? 0 : 1) });
        if (item.Reason is { } reason)
            Keep(item.Table, reason);
    }

    /// <summary>Counts one that stays.</summary>
    public void Keep(string? table, string reason) => _kept[(table ?? "", reason)] = _kept.GetValueOrDefault((table ?? "", reason)) + 1;

    /// <summary>Counts one whose event a stream has accepted.</summary>
    public void Accept(string? table) => Change(table, item => item with { Accepted = item.Accepted + 1 });

    /// <summary>Remembers whether an accepted one was deleted, or why not; it can be tried several times.</summary>
    public void Delete(string id, string table, string? failure)
    {
        if (failure is null)
            _undeleted.Remove(id);
        else
            _undeleted[id] = (table, $"its event was put back, but the message could not be deleted: {failure}");
    }

    /// <summary>All of it.</summary>
    public RedriveReport ToReport(bool isDryRun, int hidden)
    {
        var undeleted = _undeleted.Values.CountBy(item => item).Select(item => new KeptMessages(item.Key.Table, item.Key.Reason, item.Value));
        var kept = _kept.Select(item => new KeptMessages(item.Key.Table, item.Key.Reason, item.Value));
        return new RedriveReport(isDryRun, Messages, [.. _tables.Values], [.. kept, .. undeleted], hidden);
    }

    private void Change(string? table, Func<TableRedrive, TableRedrive> change) =>
        _tables[table ?? ""] = change(_tables.GetValueOrDefault(table ?? "", new TableRedrive(table ?? "", 0, 0, 0)));
}
