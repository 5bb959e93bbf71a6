using System.Globalization;
using EventLogs.Local.Delivery;
using EventLogs.Local.Results;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary>Lists the events that did not become lines: each as it comes when verbose, otherwise the first ones at the end.</summary>
internal sealed class ProblemList(IAnsiConsole console, bool isVerbose) : IProblemLog
{
    private const int MaxShown = 10;

    private readonly Group _unmatched = new("unmatched");
    private readonly Group _failed = new("failed");

    public void Unmatched(EventLocation location, string reason) => Add(_unmatched, $"{location}: {reason}");

    public void Failed(EventLocation location, string table, string reason) => Add(_failed, $"{location}: {table}: {reason}");

    public void Unreadable(string input, string reason) => Write($"error: {input}: {reason}");

    /// <summary>Shows what was held back.</summary>
    public void Show()
    {
        if (isVerbose)
            return;
        foreach (var group in new[] { _failed, _unmatched })
        {
            foreach (var line in group.First)
                Write(line);
            if (group.Count > MaxShown)
            {
                Write(string.Create(
                    CultureInfo.InvariantCulture, $"... and {group.Count - MaxShown:N0} more {group.Name}: --verbose lists all of them"));
            }
        }
    }

    private void Add(Group group, string problem)
    {
        var line = $"{group.Name}: {problem}";
        group.Count++;
        if (isVerbose)
            Write(line);
        else if (group.First.Count < MaxShown)
            group.First.Add(line);
    }

    private void Write(string line) => console.Profile.Out.Writer.WriteLine(Tables.Printable(line));

    private sealed class Group(string name)
    {
        public string Name { get; } = name;

        public List<string> First { get; } = [];

        public long Count { get; set; }
    }
}
